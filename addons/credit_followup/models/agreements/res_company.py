from odoo import fields, models


class ResCompany(models.Model):
    _inherit = "res.company"

    followup_agreement_valid_days = fields.Integer(
        string="Days to sign an agreement", default=14
    )
    followup_agreement_grace_days = fields.Integer(
        string="Days of grace for an instalment", default=3
    )
    followup_agreement_notice_days = fields.Integer(
        string="Days that the notice gives", default=8
    )
    followup_agreement_remind_days = fields.Integer(
        string="Days before an instalment to remind of it",
        default=3,
        help="Zero: nobody is reminded.",
    )
    followup_agreement_approve_amount = fields.Monetary(
        string="A second person agrees above",
        currency_field="currency_id",
        help="Zero: whatever the amount, one person is enough.",
    )
    followup_agreement_approve_months = fields.Integer(
        string="A second person agrees to more months than",
        default=12,
        help="Zero: however long it lasts, one person is enough.",
    )

    _check_followup_agreements = models.Constraint(
        "CHECK(followup_agreement_valid_days BETWEEN 1 AND 365"
        " AND followup_agreement_grace_days BETWEEN 0 AND 60"
        " AND followup_agreement_notice_days BETWEEN 1 AND 60"
        " AND followup_agreement_remind_days BETWEEN 0 AND 30"
        " AND followup_agreement_approve_amount >= 0"
        " AND followup_agreement_approve_months BETWEEN 0 AND 120)",
        "Days to sign lie between 1 and 365, grace between 0 and 60, the notice "
        "between 1 and 60, the reminder between 0 and 30, months between 0 and 120.",
    )
