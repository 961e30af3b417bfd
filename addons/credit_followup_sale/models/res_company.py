from odoo import fields, models


class ResCompany(models.Model):
    _inherit = "res.company"

    followup_order_lacks = fields.Selection(
        [
            ("off", "Nothing is said"),
            ("warn", "It is said on the quotation"),
            ("block", "The order is not confirmed"),
        ],
        string="What an order lacks",
        required=True,
        default="warn",
        help="Conditions of sale, a payment term, or a term that the law allows.",
    )
    followup_asks_unusual = fields.Boolean(
        string="Ask before an order of more than usual",
        help="A longer term, less in advance or a greater discount than the customer "
        "usually has: somebody else agrees before it is confirmed.",
    )
    followup_uninvoiced_days = fields.Integer(
        string="Days until what is delivered is invoiced",
        default=7,
        help="Later, whoever sells gets it as a task; 0 for never.",
    )

    _check_uninvoiced_days = models.Constraint(
        "CHECK(followup_uninvoiced_days BETWEEN 0 AND 365)",
        "The days lie between 0 and 365.",
    )
