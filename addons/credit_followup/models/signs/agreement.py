from odoo import api, models

from ...followup_core.risk.signs import Sign


class CreditFollowupAgreement(models.Model):
    _inherit = "credit.followup.agreement"

    @api.model_create_multi
    def create(self, vals_list):
        """Note that he asked for time; an agreement that follows says no more."""
        agreements = super().create(vals_list)
        first = agreements.filtered(lambda one: not one.previous_id)
        self.env["credit.followup.sign"]._see(Sign.MORE_TIME, first)
        return agreements
