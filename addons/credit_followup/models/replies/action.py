"""What comes back by e-mail to a message of ours."""

import logging

from odoo import fields, models

_logger = logging.getLogger(__name__)


class CreditFollowupAction(models.Model):
    _inherit = "credit.followup.action"

    reply_ids = fields.One2many(
        "credit.followup.reply", "action_id", string="Answers", readonly=True
    )

    def _message_post_after_hook(self, message, msg_values):
        """Read the answer of a customer, whoever wrote it; colleagues are none.

        The mail has landed already: whatever fails while it is read, the gateway keeps
        it, and a person finds it in the discussion.
        """
        result = super()._message_post_after_hook(message, msg_values)
        author = message.author_id
        is_ours = author and not author.partner_share
        headers = self.env.context.get("followup_headers")
        if headers is not None and message.message_type == "email" and not is_ours:
            try:
                with self.env.cr.savepoint():
                    replies = self.env["credit.followup.reply"].sudo()
                    replies._receive(self.sudo(), message.sudo(), headers)
            except Exception:
                _logger.exception("An answer to %s was not read", self.reference)
        return result
