import { registry } from "@web/core/registry";

registry.category("web_tour.tours").add("credit_followup_write_off", {
    url: "/odoo/action-credit_followup.action_propose_write_off",
    steps: () => [
        {
            content: "What the rules name",
            trigger: ".modal .o_data_row:contains('Anna Claes')",
        },
        {
            content: "What proves it",
            trigger: ".modal .o_field_widget[name='evidence'] textarea",
            run: "edit Letters came back",
        },
        {
            content: "Propose it",
            trigger: ".modal button[name='action_apply']",
            run: "click",
        },
        {
            content: "What was proposed",
            trigger:
                "body:not(:has(.modal)) .o_list_view .o_data_row:contains('Anna Claes') td[name='ground']",
            run: "click",
        },
        {
            content: "A second person approves it",
            trigger: ".o_form_view .alert:contains('A second person approves it')",
        },
    ],
});

registry.category("web_tour.tours").add("credit_followup_provision", {
    url: "/odoo/action-credit_followup.action_provision",
    steps: () => [
        {
            content: "A new one",
            trigger: ".o_list_button_add",
            run: "click",
        },
        {
            content: "Of today",
            trigger: ".o_form_button_save",
            run: "click",
        },
        {
            content: "What was owed is listed",
            trigger: ".o_form_saved div[name='line_ids'] .o_data_row:contains('Anna Claes')",
        },
        {
            content: "Its draft entry",
            trigger: "button[name='action_entry']",
            run: "click",
        },
        {
            content: "An entry that is not posted yet",
            trigger: ".o_form_view .o_arrow_button_current:contains('Draft')",
        },
    ],
});
