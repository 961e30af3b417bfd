import { registry } from "@web/core/registry";

const TODAY = "/odoo/action-credit_followup.action_cockpit";
const LATER = "12/31/2099";

// On a phone all buttons but the first are behind three dots.
const press = (name) => [
    {
        content: "Open the other buttons",
        isActive: ["mobile"],
        trigger: ".o_statusbar_buttons .oi-ellipsis-v",
        run: "click",
    },
    {
        content: `Press ${name}`,
        trigger: `button[name='${name}']:visible`,
        run: "click",
    },
];

const open = (customer) => ({
    content: `Open ${customer}`,
    trigger: `.o_kanban_record:contains('${customer}')`,
    run: "click",
});

registry.category("web_tour.tours").add("credit_followup_next", {
    url: TODAY,
    steps: () => [
        open("Anna Claes"),
        { content: "Read the message", trigger: "a[name='message']", run: "click" },
        {
            content: "See what will leave, and to where",
            trigger: "div[name='leaving']:contains('anna@customer.example')",
        },
        ...press("action_confirm_next"),
        {
            content: "The next one that waits",
            trigger: ".o_form_view div[name='partner_id']:contains('Bert Maes')",
        },
    ],
});

registry.category("web_tour.tours").add("credit_followup_card", {
    url: TODAY,
    steps: () => [
        {
            content: "Confirm without opening it",
            trigger: ".o_kanban_record:contains('Anna Claes') a[name='action_confirm']",
            run: "click",
        },
        {
            content: "Agree to send",
            trigger: ".modal button.btn-primary",
            run: "click",
        },
        {
            content: "The next one is first",
            trigger:
                ".o_kanban_record:contains('Bert Maes'):not(:contains('Anna')) a[name='action_postpone']",
            run: "click",
        },
        { content: "It can be postponed", trigger: ".modal div[name='item_ids']" },
    ],
});

registry.category("web_tour.tours").add("credit_followup_postpone", {
    url: TODAY,
    steps: () => [
        open("Anna Claes"),
        { content: "The proposal is open", trigger: ".o_form_view a[name='message']" },
        ...press("action_postpone"),
        {
            content: "Only one invoice",
            trigger: ".modal div[name='item_ids'] .form-check:first input",
            run: "click",
        },
        {
            content: "Until when",
            trigger: ".modal div[name='date_to'] input, .modal div[name='date_to'] button",
            run: "click",
        },
        {
            content: "A day to come",
            trigger: ".modal div[name='date_to'] input",
            run: `edit ${LATER}`,
        },
        { content: "Too soon", trigger: ".modal button[name='action_apply']", run: "click" },
        {
            content: "What is missing has a name",
            trigger: ".o_notification:contains('Still needed: Reason')",
        },
        {
            content: "Why",
            trigger: ".modal div[name='reason'] input",
            run: "edit Waits for the credit note",
        },
        { content: "Apply", trigger: ".modal button[name='action_apply']", run: "click" },
        {
            content: "The rest may go, and the banner says what is on hold",
            trigger: ".o_form_view:not(:has(.modal)) div[name='since']:contains('hold')",
        },
    ],
});

registry.category("web_tour.tours").add("credit_followup_why", {
    url: "/odoo/action-credit_followup.action_item",
    steps: () => [
        {
            content: "The item says why",
            isActive: ["desktop"],
            trigger: ".o_data_row:contains('Anna Claes') td[name='followup_sentence']",
            run: "click",
        },
        { ...open("Anna Claes"), isActive: ["mobile"] },
        {
            content: "Ask the invoice",
            trigger: "button[name='action_followup_why']",
            run: "click",
        },
        { content: "Read the facts", trigger: ".modal:contains('Days since contact')" },
    ],
});

registry.category("web_tour.tours").add("credit_followup_text", {
    url: "/odoo/action-credit_followup.action_policy",
    steps: () => [
        open("Test policy"),
        {
            content: "Edit the words of the first level",
            trigger: ".o_data_row:first button[name='action_edit_text']",
            run: "click",
        },
        {
            content: "In French",
            trigger: "div[name='lang'] label:contains('French')",
            run: "click",
        },
        {
            content: "The ready text in French is there",
            trigger: "div[name='body'] .odoo-editor-editable:contains('[Table of invoices]')",
        },
        {
            content: "Write",
            trigger: "div[name='body'] .odoo-editor-editable",
            run: "editor Veuillez payer, [Customer].",
        },
        { content: "Leave the text", trigger: "div[name='subject'] input", run: "click" },
        {
            content: "See it with a real customer",
            trigger: "div[name='preview']:contains('Veuillez payer, Anna Claes.')",
        },
        { content: "Keep it", trigger: "button[name='action_save']", run: "click" },
        {
            content: "It is this level's own",
            trigger: "div[name='origin']:contains('its own text')",
        },
    ],
});

registry.category("web_tour.tours").add("credit_followup_pay", {
    url: TODAY,
    steps: () => [
        open("Anna Claes"),
        {
            content: "Go to the invoices",
            trigger: ".o_form_view a[name='message']",
            run: () => {
                window.location.href = "/odoo/action-account.action_move_out_invoice_type";
            },
            expectUnloadPage: true,
        },
        {
            content: "Open the invoice",
            trigger: ".o_data_row:contains('Anna Claes') td[name='name']",
            isActive: ["desktop"],
            run: "click",
        },
        { ...open("Anna Claes"), isActive: ["mobile"] },
        {
            content: "The invoice is open",
            trigger: ".o_form_view button[name='action_followup_why']",
        },
        ...press("action_register_payment"),
        {
            content: "All of it",
            trigger: ".modal button[name='action_create_payments']",
            run: "click",
        },
        {
            content: "Back to the desk",
            trigger: "body:not(:has(.modal)) .o_form_view:not(:has(button[name='action_register_payment']))",
            run: () => {
                window.location.href = "/odoo/action-credit_followup.action_cockpit";
            },
            expectUnloadPage: true,
        },
        {
            content: "Nobody waits any more",
            trigger: ".o_kanban_renderer:not(:contains('Anna Claes'))",
        },
    ],
});

registry.category("web_tour.tours").add("credit_followup_setup", {
    url: "/odoo/action-credit_followup.action_guide",
    steps: () => [
        {
            content: "The guide says what is missing",
            trigger: "div[name='mailbox_missing']:contains('test messages')",
        },
        {
            content: "Tests come to me",
            trigger: "button[name='action_own_mailbox']",
            run: "click",
        },
        {
            content: "That is mended",
            trigger: "div[name='followup_test_email'] input:value('manager@company.example')",
        },
        {
            content: "Propose by hand",
            trigger: "button[name='action_run']",
            run: "click",
        },
        {
            content: "Something is proposed",
            trigger: ".o_form_view :contains('Anna Claes')",
        },
        ...press("action_confirm"),
        {
            content: "Agree",
            trigger: ".modal button.btn-primary",
            run: "click",
        },
        {
            content: "It leaves for the test mailbox",
            trigger: ".o_statusbar_status:contains('Confirmed')",
        },
    ],
});
