from unittest.mock import patch

from odoo.tests import tagged

from odoo.addons.base.models.ir_mail_server import IrMail_Server, MailDeliveryException

from .common import FollowupCase


@tagged("post_install", "-at_install")
class MailServerCase(FollowupCase):
    """A mail server that takes everything, or refuses with the words of a real one."""

    def _server(self, error=None):
        """Stand in for the mail server: it takes everything, or raises."""

        def send_email(server, message, *args, **kwargs):
            if error:
                raise error
            return message["Message-Id"]

        return patch.multiple(
            IrMail_Server,
            _disable_send=lambda *args: False,
            _connect__=lambda *args, **kwargs: None,
            send_email=send_email,
        )

    def refuse(self, action, code, text):
        """Have the server refuse the mail of an action."""
        refused = MailDeliveryException(
            "Mail Delivery Failed",
            f"SMTPRecipientsRefused: {{'anna@customer.example': ({code}, b'{text}')}}",
        )
        with self._server(refused):
            action.delivery_ids.mail_id.send()
