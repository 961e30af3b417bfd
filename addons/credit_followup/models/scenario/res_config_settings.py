from odoo import fields, models


class ResConfigSettings(models.TransientModel):
    _inherit = "res.config.settings"

    def action_followup_add_holidays(self):
        """Fill in the public holidays of the company."""
        return self.company_id.action_followup_add_holidays()

    followup_policy_id = fields.Many2one(
        related="company_id.followup_policy_id", readonly=False
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
    followup_currency_id = fields.Many2one(
        related="company_id.currency_id", string="Company Currency"
    )
