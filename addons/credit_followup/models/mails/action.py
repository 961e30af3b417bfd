"""A message that came back: what the report about it says decides what follows."""

from odoo import models
from odoo.tools.mail import email_normalize, email_normalize_all

from ...effects.channels.answers import Blame


class CreditFollowupAction(models.Model):
    _inherit = "credit.followup.action"

    def _message_receive_bounce(self, email, partner):
        """Take a bounce back on the delivery: it was not served.

        What is only late may still arrive; a mailbox that is full or a policy says
        nothing of the address.
        """
        result = super()._message_receive_bounce(email, partner)
        blame = self.env.context.get("followup_bounce") or Blame.ADDRESS.value
        bounced = email_normalize(email or "")
        emails = self.sudo().delivery_ids.filtered(
            lambda one: (
                one.channel == "email"
                and bounced in email_normalize_all(one.recipient or "")
            )
        )
        error = self.env._("The e-mail to %(email)s bounced.", email=email)
        if blame == Blame.ADDRESS.value:
            emails._mark_address_failed(error, [bounced])
        elif blame == Blame.WAY.value:
            emails._take_back_returned(error, bounced)
        return result
