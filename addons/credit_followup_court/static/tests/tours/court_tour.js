import { registry } from "@web/core/registry";

const CUSTOMERS = "/odoo/action-credit_followup.action_customer";

/** Return the steps to how a customer is followed up. */
function customer() {
    return [
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
    ];
}

registry.category("web_tour.tours").add("credit_followup_insolvency", {
    url: CUSTOMERS,
    steps: () => [
        ...customer(),
        {
            content: "He is bankrupt",
            trigger: "button[name='action_followup_insolvency']",
            run: "click",
        },
        {
            content: "What saving it does",
            trigger: ".alert:contains('nothing is sent to this customer any more')",
        },
        {
            content: "The day of the judgment",
            trigger: "div[name='opened_on'] input, div[name='opened_on'] button",
            run: "click",
        },
        {
            content: "Two days ago",
            trigger: "div[name='opened_on'] input",
            run: "edit -2d && press Tab",
        },
        {
            content: "Keep it",
            trigger: ".o_form_button_save",
            run: "click",
        },
        {
            content: "The last day to file has its article",
            trigger: ".o_form_saved div[name='law']:contains('XX.155')",
        },
        {
            content: "It was filed",
            trigger: "button[name='action_filed']",
            run: "click",
        },
        {
            content: "It waits for the administrator",
            trigger: ".o_arrow_button_current:contains('Filed')",
        },
        {
            content: "Back to the customer",
            trigger: ".o_breadcrumb a:contains('Anna Claes'), .o_back_button",
            run: "click",
        },
        {
            content: "Everybody who opens him sees it",
            trigger: ".o_form_view .alert-danger:contains('Nothing is sent, called or charged')",
        },
    ],
});

registry.category("web_tour.tours").add("credit_followup_sue", {
    url: CUSTOMERS,
    steps: () => [
        ...customer(),
        {
            content: "What would it bring",
            trigger: "button[name='action_followup_chances']",
            run: "click",
        },
        {
            content: "Each way beside the others",
            trigger: ".modal div[name='line_ids'] td[name='way']:contains('Write-off')",
        },
        {
            content: "Seen",
            trigger: ".modal footer button.btn-secondary",
            run: "click",
        },
        {
            content: "To court",
            trigger: "body:not(:has(.modal)) button[name='action_followup_court_cases']",
            run: "click",
        },
        {
            content: "Begin one",
            trigger: ".o_list_button_add",
            run: "click",
        },
        {
            content: "What it stops meanwhile",
            trigger: ".o_form_view .alert:contains('our own reminders of its items rest')",
        },
        {
            content: "Keep the case",
            trigger: ".o_form_button_save",
            run: "click",
        },
        {
            content: "Its steps are there: the first is done",
            trigger: ".o_form_saved button[name='action_next']",
            run: "click",
        },
    ],
});
