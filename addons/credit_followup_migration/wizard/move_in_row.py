from odoo import fields, models

from odoo.addons.credit_followup.followup_core.moving.history import Why

WHYS = [
    (Why.NO_INVOICE.value, "No posted invoice of ours has this number"),
    (Why.SETTLED.value, "Nothing of the invoice is open"),
    (Why.OTHER_CUSTOMER.value, "The invoice is another customer's"),
    (Why.NO_NUMBER.value, "Our customer has no number to compare"),
    (Why.SEVERAL_CUSTOMERS.value, "Several customers have this number"),
    (Why.NO_LEVEL.value, "No level was chosen for it"),
    (Why.NOT_YET.value, "Its day has not come"),
    (Why.BEFORE_INVOICE.value, "Its day is before the invoice"),
    (Why.EARLIER.value, "A higher or later row counts"),
    (Why.FURTHER.value, "The invoice has this level, or a higher one"),
]


class CreditFollowupMoveInRow(models.TransientModel):
    """A row of the file: which level an invoice gets from it, or why it gets none."""

    _name = "credit.followup.move.in.row"
    _description = "Row of Another Tool's File"
    _order = "line, id"

    wizard_id = fields.Many2one(
        "credit.followup.move.in", required=True, ondelete="cascade"
    )
    line = fields.Integer(string="Row", readonly=True)
    invoice = fields.Char(readonly=True)
    customer = fields.Char(readonly=True)
    on = fields.Date(string="Day", readonly=True)
    level = fields.Char(readonly=True)
    before = fields.Char(string="Level so far", readonly=True)
    why = fields.Selection(WHYS, readonly=True)
