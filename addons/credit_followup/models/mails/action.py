"""A message that came back: what the report about it says decides what follows."""

from odoo import models


class CreditFollowupAction(models.Model):
    _inherit = "credit.followup.action"

    def _message_receive_bounce(self, email, partner):
        """Take a bounce back on the delivery: it was not served."""
        result = super()._message_receive_bounce(email, partner)
        emails = self.sudo().delivery_ids.filtered(lambda one: one.channel == "email")
        emails._take_bounce(email)
        return result
