from odoo import fields, models


class ResConfigSettings(models.TransientModel):
    _inherit = "res.config.settings"

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
