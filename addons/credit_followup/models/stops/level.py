from odoo import fields, models

from .stop_rule import DEGREES


class CreditFollowupLevel(models.Model):
    _inherit = "credit.followup.level"

    stops = fields.Selection(
        DEGREES,
        string="Orders and deliveries",
        help="What becomes of the customer's orders once this message has left, until "
        "what it asks for is paid. Empty: nothing.",
    )
