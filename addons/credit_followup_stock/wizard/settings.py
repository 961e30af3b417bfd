from odoo import fields, models


class CreditFollowupSettings(models.TransientModel):
    _inherit = "credit.followup.settings"

    followup_reserves_stopped = fields.Boolean(
        related="company_id.followup_reserves_stopped", readonly=False
    )
