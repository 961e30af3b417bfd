from odoo import models

from ...facts.replies.replies import headers_of, make_readable

ACTION = "credit.followup.action"


class MailThread(models.AbstractModel):
    _inherit = "mail.thread"

    def _message_parse_extract_payload(
        self, message, message_dict, save_original=False
    ):
        """Read mails in character sets that nobody knows, letter by letter."""
        make_readable(message)
        return super()._message_parse_extract_payload(
            message, message_dict, save_original=save_original
        )

    def _message_route_process(self, message, message_dict, routes):
        """Hand on the headers that tell a mailbox from a person: Odoo keeps none."""
        if any(route[0] == ACTION for route in routes or ()):
            self = self.with_context(followup_headers=headers_of(message))
        return super()._message_route_process(message, message_dict, routes)
