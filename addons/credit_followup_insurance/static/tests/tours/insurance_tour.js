import { registry } from "@web/core/registry";

registry.category("web_tour.tours").add("credit_followup_cover", {
    url: "/odoo/action-credit_followup_insurance.action_cover",
    steps: () => [
        {
            content: "The cover that was asked for",
            trigger: ".o_data_row:contains('Anna Claes') td[name='partner_id']",
            run: "click",
        },
        {
            content: "The insurer has decided",
            trigger: "button[name='action_decide']",
            run: "click",
        },
        {
            content: "He grants it",
            trigger: ".modal div[name='decision'] input",
            run: "click",
        },
        {
            content: "Granted",
            trigger: ".o_select_menu_item:contains('Granted')",
            run: "click",
        },
        {
            // A field that is left before it shows what was chosen empties itself.
            content: "It is chosen",
            trigger: ".modal div[name='decision'] input:value('Granted')",
        },
        {
            content: "Up to",
            trigger: ".modal div[name='limit'] input",
            run: "edit 500",
        },
        {
            content: "By which decision",
            trigger: ".modal div[name='reference'] input",
            run: "edit D-77",
        },
        {
            content: "Note it",
            trigger: ".modal button[name='action_apply']",
            run: "click",
        },
        {
            content: "More is open than that",
            trigger: ".o_form_view .alert:contains('More is open or to come than is covered')",
        },
    ],
});

registry.category("web_tour.tours").add("credit_followup_loss", {
    url: "/odoo/action-credit_followup_insurance.action_loss",
    steps: () => [
        {
            content: "What is overdue",
            trigger:
                ".o_data_row:contains('Anna Claes') td[name='partner_id'], .o_kanban_record:contains('Anna Claes')",
            run: "click",
        },
        {
            content: "Something was done",
            trigger: "button[name='action_say']",
            run: "click",
        },
        {
            content: "What is offered",
            trigger: ".modal div[name='what'] input",
            run: "click",
        },
        {
            content: "Only what can have happened: nothing came in that is shared",
            trigger: ".o_select_menu_menu:not(:contains('His share of what came in'))",
        },
        {
            content: "The insurer knows of it",
            trigger: ".o_select_menu_item:contains('The overdue was notified')",
            run: "click",
        },
        {
            content: "It is chosen, and its day is asked for",
            trigger: ".modal:has(div[name='on']) div[name='what'] input:value('The overdue was notified')",
        },
        {
            content: "Note it",
            trigger: ".modal button[name='action_apply']",
            run: "click",
        },
        {
            content: "It stands so",
            trigger: ".o_form_view .o_arrow_button_current:contains('Notified')",
        },
    ],
});
