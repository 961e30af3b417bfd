import { registry } from "@web/core/registry";

registry.category("web_tour.tours").add("credit_followup_goods", {
    url: "/odoo/action-credit_followup.action_goods",
    steps: () => [
        {
            content: "The goods that lie unpaid",
            trigger: ".o_data_row:contains('Anna Claes') td[name='name'], .o_kanban_record:contains('Anna Claes')",
            run: "click",
        },
        {
            content: "Note what was found",
            trigger: "div[name='note_ids'] .o_field_x2many_list_row_add a",
            run: "click",
        },
        {
            content: "A part was resold",
            trigger: "div[name='note_ids'] div[name='found'] input",
            run: "click",
        },
        {
            content: "Resold",
            trigger: ".o_select_menu_item:contains('Resold')",
            run: "click",
        },
        {
            // A field that is left before it shows what was chosen empties itself.
            content: "It is chosen",
            trigger: "div[name='note_ids'] div[name='found'] input:value('Resold')",
        },
        {
            content: "How much of it",
            trigger: "div[name='note_ids'] div[name='quantity'] input",
            run: "edit 0.25",
        },
        {
            content: "Keep it",
            trigger: ".o_form_button_save",
            run: "click",
        },
        {
            content: "It is counted apart",
            trigger: ".o_form_saved div[name='gone']:contains('0.25')",
        },
        {
            content: "Whose they are",
            trigger: "div[name='partner_id'] a",
            run: "click",
        },
        {
            content: "How he is followed up",
            trigger: ".o_form_view .nav-link:contains('Follow-up')",
            run: "click",
        },
        {
            content: "Claim the goods",
            trigger: "button[name='action_followup_claim_goods']",
            run: "click",
        },
        {
            content: "They are listed, less what was resold",
            trigger: ".o_form_view div[name='line_ids'] td[name='quantity']:contains('0.75')",
        },
    ],
});
