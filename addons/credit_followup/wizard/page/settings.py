from odoo import fields, models


class CreditFollowupSettings(models.TransientModel):
    _inherit = "credit.followup.settings"

    followup_page = fields.Boolean(related="company_id.followup_page", readonly=False)
    followup_page_days = fields.Integer(
        related="company_id.followup_page_days", readonly=False
    )
    followup_page_from = fields.Monetary(
        related="company_id.followup_page_from",
        readonly=False,
        currency_field="followup_currency_id",
    )
    followup_page_to = fields.Monetary(
        related="company_id.followup_page_to",
        readonly=False,
        currency_field="followup_currency_id",
    )
