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

    followup_call_minutes = fields.Integer(
        string="Minutes of a call",
        default=10,
        help="So long a call takes with what is noted of it: the time of people is "
        "reckoned by it.",
    )
    followup_hour_cost = fields.Monetary(
        string="Cost of an hour of people",
        help="What an hour of those who follow up costs the company.",
    )
    followup_margin_rate = fields.Float(
        string="Usual margin (%)",
        digits=(5, 2),
        help="Of what is sold without a cost of its own; 0 counts no margin for it.",
    )
    followup_yield_days = fields.Integer(
        string="Days to pay after a step",
        default=14,
        help="What customers pay within so many days of a message or call is counted "
        "for it, where no later one came before the payment.",
    )

    followup_weekly_user_id = fields.Many2one(
        "res.users",
        string="Weekly mail to",
        domain="[('share', '=', False), ('company_ids', 'in', id)]",
        help="Who is told each Monday which figures changed most, and who made them "
        "change; empty for nobody.",
    )

    _check_yield_days = models.Constraint(
        "CHECK(followup_yield_days BETWEEN 0 AND 60)",
        "A step is looked at for 0 to 60 days.",
    )
    _check_hour_cost = models.Constraint(
        "CHECK(followup_hour_cost >= 0 AND followup_call_minutes >= 0"
        " AND followup_margin_rate BETWEEN 0 AND 100)",
        "Minutes and the cost of an hour are not below zero, and a margin lies between "
        "0 and 100 %.",
    )
    _check_financing_rate = models.Constraint(
        "CHECK(followup_financing_rate >= 0 AND followup_financing_rate <= 100)",
        "The cost of money lies between 0 and 100 % a year.",
    )
