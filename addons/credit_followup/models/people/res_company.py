from odoo import fields, models


class ResCompany(models.Model):
    _inherit = "res.company"

    followup_wait_transfer = fields.Integer(
        string="Working days a transfer takes", default=2
    )
    followup_wait_cheque = fields.Integer(
        string="Working days a cheque takes", default=3
    )
    followup_wait_direct_debit = fields.Integer(
        string="Working days a direct debit takes", default=2
    )
    followup_wait_card = fields.Integer(string="Working days a card takes")

    _check_followup_waits = models.Constraint(
        "CHECK(followup_wait_transfer BETWEEN 0 AND 60"
        " AND followup_wait_cheque BETWEEN 0 AND 60"
        " AND followup_wait_direct_debit BETWEEN 0 AND 60"
        " AND followup_wait_card BETWEEN 0 AND 60)",
        "The working days that money takes must lie between 0 and 60.",
    )
