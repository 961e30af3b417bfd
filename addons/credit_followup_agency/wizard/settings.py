from odoo import fields, models


class CreditFollowupSettings(models.TransientModel):
    _inherit = "credit.followup.settings"

    followup_share_agency = fields.Float(
        related="company_id.followup_share_agency", readonly=False
    )
    followup_share_own = fields.Float(
        related="company_id.followup_share_own", readonly=False
    )
    followup_cost_own = fields.Monetary(
        related="company_id.followup_cost_own",
        currency_field="followup_currency_id",
        readonly=False,
    )
    followup_share_court = fields.Float(
        related="company_id.followup_share_court", readonly=False
    )
    followup_cost_court = fields.Monetary(
        related="company_id.followup_cost_court",
        currency_field="followup_currency_id",
        readonly=False,
    )
