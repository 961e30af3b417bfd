import { registry } from "@web/core/registry";

registry.category("web_tour.tours").add("credit_followup_calculator", {
    url: "/odoo/action-credit_followup.action_calculator",
    steps: () => [
        {
            content: "Type the principal",
            trigger: "div[name='amount'] input",
            run: "edit 1210.00",
        },
        {
            content: "Type the due date",
            trigger: "div[name='due_on'] input, div[name='due_on'] button",
            run: "click",
        },
        {
            content: "As it was agreed",
            trigger: "div[name='due_on'] input",
            run: "edit 01/31/2025",
        },
        {
            content: "Until when",
            trigger: "div[name='as_of'] input, div[name='as_of'] button",
            run: "click",
        },
        {
            content: "The last day that is counted",
            trigger: "div[name='as_of'] input",
            run: "edit 04/30/2025",
        },
        {
            content: "Leave the field",
            trigger: "div[name='amount'] input",
            run: "click",
        },
        {
            content: "The law's interest to the cent",
            trigger: "div[name='interest']:contains('33.93')",
        },
        {
            content: "The sheet names the slice",
            trigger: "div[name='sheet']:contains('33.929726')",
        },
        {
            content: "It can be printed",
            trigger: "button[name='action_print']",
        },
        {
            content: "Keep it",
            trigger: ".o_form_button_save",
            run: "click",
        },
        {
            content: "It is kept",
            trigger: ".o_form_saved",
        },
    ],
});
