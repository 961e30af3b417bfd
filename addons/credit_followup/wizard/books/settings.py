"""Where and when charges, write-offs and provisions are booked."""

from odoo import fields, models


class CreditFollowupSettings(models.TransientModel):
    _inherit = "credit.followup.settings"

    followup_write_off_journal_id = fields.Many2one(
        related="company_id.followup_write_off_journal_id", readonly=False
    )
    followup_loss_account_id = fields.Many2one(
        related="company_id.followup_loss_account_id", readonly=False
    )
    followup_regained_account_id = fields.Many2one(
        related="company_id.followup_regained_account_id", readonly=False
    )
    followup_vat_back_account_id = fields.Many2one(
        related="company_id.followup_vat_back_account_id", readonly=False
    )
    followup_vat_back_tag_ids = fields.Many2many(
        related="company_id.followup_vat_back_tag_ids", readonly=False
    )
    followup_vat_again_tag_ids = fields.Many2many(
        related="company_id.followup_vat_again_tag_ids", readonly=False
    )
    followup_write_off_limit = fields.Monetary(
        related="company_id.followup_write_off_limit",
        readonly=False,
        currency_field="followup_currency_id",
    )
    followup_write_off_residue = fields.Monetary(
        related="company_id.followup_write_off_residue",
        readonly=False,
        currency_field="followup_currency_id",
    )
    followup_write_off_days = fields.Integer(
        related="company_id.followup_write_off_days", readonly=False
    )
    followup_provision_journal_id = fields.Many2one(
        related="company_id.followup_provision_journal_id", readonly=False
    )
    followup_provision_cost_account_id = fields.Many2one(
        related="company_id.followup_provision_cost_account_id", readonly=False
    )
    followup_provision_account_id = fields.Many2one(
        related="company_id.followup_provision_account_id", readonly=False
    )
    followup_provision_without_vat = fields.Boolean(
        related="company_id.followup_provision_without_vat", readonly=False
    )
    followup_charge_posting = fields.Selection(
        related="company_id.followup_charge_posting", readonly=False
    )
    followup_after_principal = fields.Selection(
        related="company_id.followup_after_principal", readonly=False
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
    followup_cost_account_id = fields.Many2one(
        related="company_id.followup_cost_account_id", readonly=False
    )
