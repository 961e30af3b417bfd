"""When customers are called, and how often in vain."""

from odoo import fields, models


class ResCompany(models.Model):
    _inherit = "res.company"

    followup_morning_from = fields.Float(string="Calls from", default=9.0)
    followup_morning_to = fields.Float(string="Calls until", default=12.0)
    followup_afternoon_from = fields.Float(
        string="Calls in the afternoon from", default=13.0
    )
    followup_afternoon_to = fields.Float(
        string="Calls in the afternoon until", default=17.0
    )
    followup_call_tries = fields.Integer(
        string="Calls that reach nobody",
        default=4,
        help="After so many calls in vain the customer is written to instead.",
    )

    followup_courtesy_days = fields.Integer(
        string="Courtesy call, days after the invoice",
        help="0 for no courtesy calls.",
    )
    followup_courtesy_amount = fields.Monetary(
        string="Courtesy call from",
        currency_field="currency_id",
        help="With taxes; a smaller invoice gets no courtesy call.",
    )

    _check_followup_courtesy = models.Constraint(
        "CHECK(followup_courtesy_days BETWEEN 0 AND 366"
        " AND COALESCE(followup_courtesy_amount, 0) >= 0)",
        "A courtesy call comes within a year, and its amount is not negative.",
    )
    _check_followup_call_hours = models.Constraint(
        "CHECK(followup_morning_from >= 0"
        " AND followup_morning_from < followup_morning_to"
        " AND followup_morning_to <= followup_afternoon_from"
        " AND followup_afternoon_from < followup_afternoon_to"
        " AND followup_afternoon_to < 24)",
        "The hours in which customers are called must follow each other within a day.",
    )
    _check_followup_call_tries = models.Constraint(
        "CHECK(followup_call_tries BETWEEN 1 AND 20)",
        "The calls that may reach nobody must lie between 1 and 20.",
    )
