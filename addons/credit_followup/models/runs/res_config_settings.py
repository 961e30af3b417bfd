from odoo import fields, models


class ResConfigSettings(models.TransientModel):
    _inherit = "res.config.settings"

    followup_active = fields.Boolean(
        related="company_id.followup_active", readonly=False
    )
    followup_test_mode = fields.Boolean(
        related="company_id.followup_test_mode", readonly=False
    )
    followup_test_email = fields.Char(
        related="company_id.followup_test_email", readonly=False
    )
    followup_check_bank = fields.Boolean(
        related="company_id.followup_check_bank", readonly=False
    )
    followup_bank_days = fields.Integer(
        related="company_id.followup_bank_days", readonly=False
    )
    followup_started_on = fields.Date(
        related="company_id.followup_started_on", readonly=False
    )
    followup_user_id = fields.Many2one(
        related="company_id.followup_user_id", readonly=False
    )
