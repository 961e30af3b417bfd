"""Which invoices a customer asks for who says that he did not receive them."""


def open_invoices(action, partner, company):
    """Return the open invoices of the message that asked, else all overdue ones."""
    lines = action.sudo().line_ids.move_line_id
    if not lines:
        found = partner.with_company(company)._followup_items_of(company)[partner]
        lines = found.filtered("followup_days_late")
    still_open = lines.filtered(lambda one: not one.reconciled)
    return still_open.move_id.filtered(lambda one: one.is_invoice())
