import { registry } from "@web/core/registry";

registry.category("web_tour.tours").add("credit_followup_cockpit", {
    url: "/odoo/action-credit_followup.action_cockpit",
    steps: () => [
        {
            content: "A line says whether the night ran",
            trigger: "div[name='followup_status']:contains('to review')",
        },
        {
            content: "Open the customer who waits for a review",
            trigger: ".o_kanban_record:contains('Anna Claes')",
            run: "click",
        },
        {
            content: "Read the message",
            trigger: "a[name='message']",
            run: "click",
        },
        {
            content: "The channel and its address are shown",
            trigger: "div[name='leaving']:contains('anna@customer.example')",
        },
        {
            content: "The mail is shown as it will look",
            trigger: "div[name='mail_preview']:contains('Dear Sir or Madam')",
        },
        {
            content: "Confirm",
            trigger: "button[name='action_confirm']",
            run: "click",
        },
        {
            content: "Agree to send",
            trigger: ".modal button.btn-primary",
            run: "click",
        },
        {
            content: "It is ready to leave",
            trigger: ".o_statusbar_status:contains('Ready')",
        },
    ],
});
