from odoo import fields, models


class ResConfigSettings(models.TransientModel):
    _inherit = "res.config.settings"

    followup_charge = fields.Boolean(
        related="company_id.followup_charge", readonly=False
    )
    followup_country_id = fields.Many2one(
        related="company_id.followup_country_id", readonly=False
    )
    followup_law_choice = fields.Selection(
        related="company_id.followup_law_choice", readonly=False
    )
    followup_creditor_kind = fields.Selection(
        related="company_id.followup_creditor_kind", readonly=False
    )
    followup_allocation = fields.Selection(
        related="company_id.followup_allocation", readonly=False
    )
    followup_rate_choice = fields.Selection(
        related="company_id.followup_rate_choice", readonly=False
    )
    followup_recovers_vat = fields.Boolean(
        related="company_id.followup_recovers_vat", readonly=False
    )
    followup_vat_percent = fields.Float(
        related="company_id.followup_vat_percent", readonly=False
    )
    followup_charge_minimum = fields.Monetary(
        related="company_id.followup_charge_minimum",
        readonly=False,
        currency_field="followup_currency_id",
    )
    followup_waiver_limit = fields.Monetary(
        related="company_id.followup_waiver_limit",
        readonly=False,
        currency_field="followup_currency_id",
    )
