from odoo import fields, models


class CreditFollowupSettings(models.TransientModel):
    _inherit = "credit.followup.settings"

    followup_financing_rate = fields.Float(
        related="company_id.followup_financing_rate", readonly=False
    )
