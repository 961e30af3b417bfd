import { registry } from "@web/core/registry";

const TODAY = "/odoo/action-credit_followup.action_cockpit";
const LATER = "12/31/2199";

registry.category("web_tour.tours").add("credit_followup_call", {
    url: TODAY,
    steps: () => [
        {
            content: "The call was made",
            trigger: ".o_kanban_record:contains('Anna Claes') a[name='action_log_contact']",
            run: "click",
        },
        {
            content: "What came of it",
            trigger: ".modal .o_radio_item:contains('Cheque is in the post') input",
            run: "click",
        },
        {
            content: "What was said",
            trigger: ".modal div[name='words'] textarea",
            run: "edit Posted this morning",
        },
        {
            content: "Go on to the promise",
            trigger: ".modal button[name='action_note_promise']",
            run: "click",
        },
        {
            content: "By cheque",
            trigger: ".modal .o_radio_item:contains('Cheque'):not(:contains('post')) input",
            run: "click",
        },
        {
            content: "When",
            trigger:
                ".modal div[name='promised_on'] input, .modal div[name='promised_on'] button",
            run: "click",
        },
        {
            content: "A day to come",
            trigger: ".modal div[name='promised_on'] input",
            run: `edit ${LATER}`,
        },
        {
            content: "Note it",
            trigger: ".modal button[name='action_apply']",
            run: "click",
        },
        {
            content: "Nothing is left to do",
            trigger: ".o_kanban_view:not(:has(.o_kanban_record:contains('Anna Claes')))",
        },
    ],
});

registry.category("web_tour.tours").add("credit_followup_courtesy", {
    url: "/odoo/action-account.action_move_out_invoice_type",
    steps: () => [
        {
            content: "The invoice",
            trigger: ".o_data_row:contains('Anna Claes') .o_data_cell:first",
            run: "click",
        },
        {
            content: "Ring",
            trigger: "button[name='action_followup_courtesy']",
            run: "click",
        },
        {
            content: "Satisfied, by its key",
            trigger: ".modal div[name='satisfied'] input:first:focus",
            run: "press 1",
        },
        {
            content: "Received, by its key",
            trigger: ".modal div[name='satisfied'] input:first:checked",
            run: "press 3",
        },
        {
            content: "A key that was wrong is taken back",
            trigger: ".modal div[name='received'] input:first:checked",
            run: "press 3",
        },
        {
            content: "Save it",
            trigger: ".modal:not(:has(div[name='received'] input:checked)) .o_form_button_save, .modal:not(:has(div[name='received'] input:checked)) button:contains('Save'):first",
            run: "click",
        },
        { content: "It is noted", trigger: "body:not(:has(.modal))" },
    ],
});
