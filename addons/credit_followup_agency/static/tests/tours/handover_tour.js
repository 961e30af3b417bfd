import { registry } from "@web/core/registry";

const PLACEMENTS = "/odoo/action-credit_followup_agency.action_placement";
const COLUMNS = [
    "agency_event_id,message_ref,case_ref,agency_ref,claim_ref,event_type,event_date",
    "status_code,amount,currency,principal,interest,charges,agency_fee,fee_tax,paid_to",
    "payment_id,payout_id,value_date,due_date,text",
].join(",");
let number = "";

/** Return the file of an agency that accepts the case. */
function answer() {
    const today = new Date().toISOString().slice(0, 10);
    const row = `E1,,${number},A-1,,accepted,${today}${",".repeat(14)}`;
    return new File([`${COLUMNS}\n${row}\n`], "answer.csv", { type: "text/csv" });
}

registry.category("web_tour.tours").add("credit_followup_place", {
    url: "/odoo/action-credit_followup.action_customer",
    steps: () => [
        {
            content: "The customer",
            trigger:
                ".o_data_row:contains('Anna Claes') td[name='name'], .o_kanban_record:contains('Anna Claes')",
            run: "click",
        },
        {
            content: "How he is followed up",
            trigger: ".o_form_view .nav-link:contains('Follow-up')",
            run: "click",
        },
        {
            content: "Hand him over",
            trigger: "button[name='action_followup_hand_over']",
            run: "click",
        },
        {
            content: "What each way may bring",
            trigger: ".modal div[name='ways']:contains('Own efforts')",
        },
        {
            content: "Prepare the case",
            trigger: ".modal button[name='action_apply']",
            run: "click",
        },
        {
            content: "As the agency sees it",
            trigger: "button[name='action_preview']",
            run: "click",
        },
        {
            content: "One page",
            trigger: ".modal .o_followup_dossier:contains('Anna Claes')",
        },
        {
            content: "Seen",
            trigger: ".modal footer button.btn-primary",
            run: "click",
        },
        {
            content: "Look at it",
            trigger: "body:not(:has(.modal)) button[name='action_check']",
            run: "click",
        },
        {
            content: "A second person has to approve",
            trigger: "button[name='action_back']",
        },
    ],
});

registry.category("web_tour.tours").add("credit_followup_feedback", {
    url: PLACEMENTS,
    steps: () => [
        {
            content: "The case",
            trigger: ".o_kanban_record:contains('Anna Claes')",
            run({ anchor }) {
                number = anchor.textContent.match(/CASE\/\d+\/\d+/)[0];
            },
        },
        {
            content: "What agencies send",
            trigger: "[data-menu-xmlid='credit_followup_agency.menu_handover']",
            run: "click",
        },
        {
            content: "Their files",
            trigger: "[data-menu-xmlid='credit_followup_agency.menu_feedback']",
            run: "click",
        },
        {
            content: "Read one",
            trigger: ".o_control_panel button:contains('Read a file')",
            run: "click",
        },
        {
            content: "Of which agency",
            trigger: ".modal div[name='agency_id'] input",
            run: "edit Agency AG1",
        },
        {
            content: "This one",
            trigger: ".o-autocomplete--dropdown-item:contains('Agency AG1')",
            run: "click",
        },
        {
            content: "Its file",
            trigger: ".modal div[name='file'] input[type='file']:not(:visible)",
            run({ anchor }) {
                const files = new DataTransfer();
                files.items.add(answer());
                anchor.files = files.files;
                anchor.dispatchEvent(new Event("change", { bubbles: true }));
            },
        },
        {
            content: "It is there",
            trigger: ".modal div[name='file'] .o_clear_file_button",
        },
        {
            content: "Read it",
            trigger: ".modal button[name='action_read']",
            run: "click",
        },
        {
            content: "It is shown, and nothing is applied",
            trigger: ".o_form_view div[name='row_ids'] td[name='kind']:contains('Accepts')",
        },
        {
            content: "Apply it",
            trigger: "button[name='action_apply']",
            run: "click",
        },
        {
            content: "It is applied",
            trigger: ".o_arrow_button_current:contains('Applied')",
        },
    ],
});
