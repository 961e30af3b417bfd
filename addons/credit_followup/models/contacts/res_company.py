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

    followup_visit_digits = fields.Integer(
        string="Visits where so many signs of the postcode agree", default=2
    )
    followup_visit_km = fields.Float(
        string="Visits within (km)",
        default=30.0,
        help="In a straight line, where both addresses are on the map.",
    )
    followup_visit_from = fields.Float(string="Visits from", default=14.0)
    followup_visit_to = fields.Float(string="Visits until", default=17.0)
    followup_visit_minutes = fields.Integer(
        string="Minutes of a visit", default=60, help="With the way there."
    )

    _check_followup_visits = models.Constraint(
        "CHECK(followup_visit_digits BETWEEN 1 AND 10 AND followup_visit_km >= 0"
        " AND followup_visit_from >= 0 AND followup_visit_from < followup_visit_to"
        " AND followup_visit_to < 24 AND followup_visit_minutes BETWEEN 1 AND 1440)",
        "Visits need hours that follow each other within a day, and 1 to 10 signs of "
        "the postcode.",
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
