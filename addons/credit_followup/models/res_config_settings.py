from odoo import fields, models


class ResConfigSettings(models.TransientModel):
    _inherit = "res.config.settings"

    followup_active = fields.Boolean(
        related="company_id.followup_active", readonly=False
    )
    followup_policy_id = fields.Many2one(
        related="company_id.followup_policy_id", readonly=False
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
    followup_first_run_rank = fields.Integer(
        related="company_id.followup_first_run_rank", readonly=False
    )
    followup_transit_email = fields.Integer(
        related="company_id.followup_transit_email", readonly=False
    )
    followup_transit_letter = fields.Integer(
        related="company_id.followup_transit_letter", readonly=False
    )
    followup_transit_registered = fields.Integer(
        related="company_id.followup_transit_registered", readonly=False
    )
    followup_user_id = fields.Many2one(
        related="company_id.followup_user_id", readonly=False
    )
    followup_currency_id = fields.Many2one(
        related="company_id.currency_id", string="Company Currency"
    )
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
    followup_charge_minimum = fields.Monetary(
        related="company_id.followup_charge_minimum",
        readonly=False,
        currency_field="followup_currency_id",
    )
    followup_charge_posting = fields.Selection(
        related="company_id.followup_charge_posting", readonly=False
    )
    followup_charge_document = fields.Selection(
        related="company_id.followup_charge_document", readonly=False
    )
    followup_charge_journal_id = fields.Many2one(
        related="company_id.followup_charge_journal_id", readonly=False
    )
    followup_interest_account_id = fields.Many2one(
        related="company_id.followup_interest_account_id", readonly=False
    )
    followup_compensation_account_id = fields.Many2one(
        related="company_id.followup_compensation_account_id", readonly=False
    )
    followup_waiver_limit = fields.Monetary(
        related="company_id.followup_waiver_limit",
        readonly=False,
        currency_field="followup_currency_id",
    )
