from odoo import fields, models


class CreditFollowupSettings(models.TransientModel):
    _inherit = "credit.followup.settings"

    followup_order_lacks = fields.Selection(
        related="company_id.followup_order_lacks", readonly=False, required=True
    )
