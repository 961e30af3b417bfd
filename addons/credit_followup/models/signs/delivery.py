from odoo import models

from ...followup_core.risk.signs import Sign


class CreditFollowupDelivery(models.Model):
    _inherit = "credit.followup.delivery"

    def _apply_return(self):
        result = super()._apply_return()
        actions = self.action_id.filtered(lambda one: not one.is_test)
        self.env["credit.followup.sign"]._see(Sign.LETTER_RETURNED, actions)
        return result
