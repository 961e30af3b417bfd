import { registry } from "@web/core/registry";

registry.category("web_tour.tours").add("credit_followup_sale_seller", {
    steps: () => [
        {
            content: "Why the order does not go on",
            trigger: ".alert-warning:contains('His cheque was not signed')",
        },
        {
            content: "Try all the same",
            trigger: ".o_statusbar_buttons button[name='action_confirm']:visible",
            run: "click",
        },
        {
            content: "It is refused, with the reason",
            trigger: ".o_error_dialog:contains('does not go on')",
        },
        {
            content: "Understood",
            trigger: ".o_error_dialog .btn-primary",
            run: "click",
        },
        {
            content: "Ask for a release",
            trigger: "button[name='action_followup_ask_release']",
            run: "click",
        },
        {
            content: "Say why",
            trigger: ".modal div[name='why'] input",
            run: "edit A machine stands still",
        },
        {
            content: "Ask",
            trigger: ".modal button[name='action_apply']",
            run: "click",
        },
        {
            content: "It stands in the discussion",
            trigger: ".o-mail-Message:contains('A machine stands still')",
        },
    ],
});
