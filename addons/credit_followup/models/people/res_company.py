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

    followup_dispute_days = fields.Integer(
        string="Days to decide a dispute", default=14
    )
    followup_dispute_remind_days = fields.Integer(
        string="Reminded so many days before", default=3
    )
    followup_dispute_escalate_days = fields.Integer(
        string="Passed on so many days after", default=3
    )
    followup_dispute_credit_days = fields.Integer(
        string="Days to credit what was accepted", default=7
    )

    followup_patience_days = fields.Integer(
        string="Days until what was announced is late", default=3
    )

    _check_followup_patience = models.Constraint(
        "CHECK(followup_patience_days BETWEEN 0 AND 60)",
        "The days until what was announced is late lie between 0 and 60.",
    )
    _check_followup_disputes = models.Constraint(
        "CHECK(followup_dispute_days BETWEEN 1 AND 365"
        " AND followup_dispute_remind_days BETWEEN 0 AND 365"
        " AND followup_dispute_escalate_days BETWEEN 1 AND 365"
        " AND followup_dispute_credit_days BETWEEN 0 AND 365)",
        "The days of disputes must lie between 0 and 365, and one day is the least to "
        "decide.",
    )
    _check_followup_waits = models.Constraint(
        "CHECK(followup_wait_transfer BETWEEN 0 AND 60"
        " AND followup_wait_cheque BETWEEN 0 AND 60"
        " AND followup_wait_direct_debit BETWEEN 0 AND 60"
        " AND followup_wait_card BETWEEN 0 AND 60)",
        "The working days that money takes must lie between 0 and 60.",
    )
