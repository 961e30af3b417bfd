from odoo import fields, models


class CreditFollowupAgreementItem(models.Model):
    """What an agreement is about: an open item, as it was when it was agreed."""

    _name = "credit.followup.agreement.item"
    _description = "Item of an Agreement"
    _order = "due_on, id"
    _check_company_auto = True

    agreement_id = fields.Many2one(
        "credit.followup.agreement", required=True, index=True, ondelete="cascade"
    )
    company_id = fields.Many2one(related="agreement_id.company_id", store=True)
    currency_id = fields.Many2one(related="agreement_id.currency_id")
    move_line_id = fields.Many2one(
        "account.move.line",
        string="Item",
        index="btree_not_null",
        ondelete="set null",
        check_company=True,
        help="Empty where the invoice was corrected since and the item is no more.",
    )
    name = fields.Char(string="Invoice", readonly=True)
    due_on = fields.Date(
        string="Original due date",
        readonly=True,
        help="It stays: interest runs from it again when the agreement is broken.",
    )
    amount = fields.Monetary(string="Agreed on", readonly=True)
    amount_open = fields.Monetary(string="Open then", readonly=True)
