from odoo import fields, models


class CreditFollowupSettings(models.TransientModel):
    _inherit = "credit.followup.settings"

    followup_asks_unusual = fields.Boolean(
        related="company_id.followup_asks_unusual", readonly=False
    )
    followup_uninvoiced_days = fields.Integer(
        related="company_id.followup_uninvoiced_days", readonly=False
    )
    followup_order_lacks = fields.Selection(
        related="company_id.followup_order_lacks", readonly=False, required=True
    )
