from odoo import fields, models


class ResCompany(models.Model):
    _inherit = "res.company"

    followup_financing_rate = fields.Float(
        string="Cost of money (% a year)",
        digits=(5, 2),
        default=0.0,
        help="What the company pays for its own credit: the cost of waiting for late "
        "payers is reckoned by it.",
    )

    _check_financing_rate = models.Constraint(
        "CHECK(followup_financing_rate >= 0 AND followup_financing_rate <= 100)",
        "The cost of money lies between 0 and 100 % a year.",
    )
