from odoo import fields, models


class CreditFollowupAgencyFee(models.Model):
    """A band of an agency's fees: up to an amount and an age; the first that fits."""

    _name = "credit.followup.agency.fee"
    _description = "Fee of an Agency"
    _order = "agency_id, sequence, id"
    _check_company_auto = True
    _rec_name = "agency_id"

    agency_id = fields.Many2one(
        "credit.followup.agency",
        required=True,
        index=True,
        ondelete="cascade",
        check_company=True,
    )
    company_id = fields.Many2one(
        related="agency_id.company_id", store=True, index=True, precompute=True
    )
    currency_id = fields.Many2one(related="company_id.currency_id")
    sequence = fields.Integer(default=10)
    up_to_amount = fields.Monetary(string="Up to", help="Empty for any amount.")
    up_to_days = fields.Integer(
        string="Days late, up to", help="Empty for any age.", aggregator=None
    )
    percent = fields.Float(string="Of what it recovers (%)", digits=(5, 2))
    fixed = fields.Monetary(string="For each case")

    _check_fee = models.Constraint(
        "CHECK(percent BETWEEN 0 AND 100 AND COALESCE(fixed, 0) >= 0)",
        "A fee lies between 0 and 100 percent.",
    )
