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
