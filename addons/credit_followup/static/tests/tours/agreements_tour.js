import { registry } from "@web/core/registry";

const CUSTOMERS = "/odoo/action-credit_followup.action_customer";

registry.category("web_tour.tours").add("credit_followup_agree", {
    url: CUSTOMERS,
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
            content: "Agree on instalments",
            trigger: "button[name='action_followup_agree']",
            run: "click",
        },
        {
            content: "Three proposals: the medium one",
            trigger: ".modal .o_radio_item:contains('Medium') input",
            run: "click",
        },
        {
            content: "It is worked out at once",
            trigger: ".modal div[name='preview']:contains('6')",
        },
        {
            content: "Write it down",
            trigger: ".modal button[name='action_apply']",
            run: "click",
        },
        {
            content: "Send it",
            trigger: "button[name='action_offer']",
            run: "click",
        },
        {
            content: "It waits for the signature",
            trigger: ".o_form_view:contains('Waits for the signature')",
        },
    ],
});

registry.category("web_tour.tours").add("credit_followup_sign", {
    steps: () => [
        {
            content: "What is signed",
            trigger: "#wrapwrap:contains('acknowledges owing')",
        },
        {
            content: "Who signs",
            trigger: ".o_web_sign_name_and_signature input[name='signer']",
            run: "edit Anna Claes",
        },
        {
            content: "A name as a signature",
            trigger: ".o_web_sign_auto_button",
            run: "click",
        },
        {
            content: "Sign",
            trigger: ".o_portal_sign_submit:enabled",
            run: "click",
            expectUnloadPage: true,
        },
        {
            content: "It is signed",
            trigger: ".alert-success:contains('Anna Claes')",
        },
    ],
});
