from odoo import fields, models


class CreditFollowupSettings(models.TransientModel):
    _inherit = "credit.followup.settings"

    followup_financing_rate = fields.Float(
        related="company_id.followup_financing_rate", readonly=False
    )
    followup_call_minutes = fields.Integer(
        related="company_id.followup_call_minutes", readonly=False
    )
    followup_hour_cost = fields.Monetary(
        related="company_id.followup_hour_cost",
        readonly=False,
        currency_field="followup_currency_id",
    )
    followup_margin_rate = fields.Float(
        related="company_id.followup_margin_rate", readonly=False
    )
    followup_weekly_user_id = fields.Many2one(
        related="company_id.followup_weekly_user_id", readonly=False
    )
    followup_yield_days = fields.Integer(
        related="company_id.followup_yield_days", readonly=False
    )
