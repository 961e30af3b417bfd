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
