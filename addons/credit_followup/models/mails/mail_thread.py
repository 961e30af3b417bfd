from odoo import models

from ...effects.channels.answers import reported


class MailThread(models.AbstractModel):
    _inherit = "mail.thread"

    def _routing_handle_bounce(self, email_message, message_dict):
        """Tell who hears of a bounce what the report says: Odoo hands on no status."""
        blame = reported(email_message)
        told = self.with_context(followup_bounce=blame and blame.value)
        return super(MailThread, told)._routing_handle_bounce(
            email_message, message_dict
        )
