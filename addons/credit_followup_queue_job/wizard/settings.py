from odoo import fields, models


class CreditFollowupSettings(models.TransientModel):
    _inherit = "credit.followup.settings"

    followup_by_jobs = fields.Boolean(
        related="company_id.followup_by_jobs", readonly=False
    )
