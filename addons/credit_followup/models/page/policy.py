from odoo import fields, models


class CreditFollowupPolicy(models.Model):
    _inherit = "credit.followup.policy"

    promise_days = fields.Integer(
        string="Promises on his page",
        default=14,
        help="How many days from today a customer may promise to pay by himself. "
        "Zero: only a person takes promises.",
    )

    _check_promise_days = models.Constraint(
        "CHECK(promise_days BETWEEN 0 AND 366)",
        "Promises on the customer's page lie between 0 and 366 days.",
    )
