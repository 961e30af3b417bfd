from odoo import fields, models


class CreditFollowupSettings(models.TransientModel):
    _inherit = "credit.followup.settings"

    followup_books_years = fields.Integer(
        related="company_id.followup_books_years", readonly=False
    )
    followup_claim_years = fields.Integer(
        related="company_id.followup_claim_years", readonly=False
    )
    followup_trace_months = fields.Integer(
        related="company_id.followup_trace_months", readonly=False
    )
