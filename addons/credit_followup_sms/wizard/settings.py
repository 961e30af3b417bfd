from odoo import fields, models


class CreditFollowupSettings(models.TransientModel):
    _inherit = "credit.followup.settings"

    followup_sms_from = fields.Float(
        related="company_id.followup_sms_from", readonly=False
    )
    followup_sms_to = fields.Float(related="company_id.followup_sms_to", readonly=False)
    followup_test_phone = fields.Char(
        related="company_id.followup_test_phone", readonly=False
    )
