"""Messages that are ready to leave, and what is said of them."""

from odoo.tests import tagged

from .common_answers import AnswersCase
from .rest_server import TOKEN, Agency

PASSWORD = "Korrekt-Pferd-42"


@tagged("post_install", "-at_install")
class TransportsCase(AnswersCase):
    """A case whose file is made and has not left."""

    def exported(self, *moves, **values):
        """Return the message of a case that is ready to leave."""
        case = self.checked(*(moves or (self.move,)), **values)
        self.assertEqual(case.state, "checked", case.finding_ids.mapped("name"))
        case.with_user(self.manager).action_approve()
        case.with_user(self.manager).action_export()
        return case.exchange_ids.sudo()

    def assert_untold(self, secret, logs, message):
        """Check that a secret stands in no log, no result and no note."""
        notes = message.placement_id.message_ids.mapped("body")
        for words in (*logs.output, *notes, message.result or ""):
            self.assertNotIn(secret, words)


@tagged("post_install", "-at_install")
class RestCase(TransportsCase):
    """An agency with an interface, which a server on loopback plays."""

    def setUp(self):
        super().setUp()
        self.peer = Agency()
        self.addCleanup(self.peer.stop)
        self.agency.write(
            {"transport": "rest", "rest_url": self.peer.url, "rest_token": TOKEN}
        )


@tagged("post_install", "-at_install")
class MailCase(TransportsCase):
    """An agency that gets encrypted archives by e-mail."""

    def setUp(self):
        super().setUp()
        self.agency.write(
            {
                "transport": "mail",
                "transport_email": "cases@agency.example",
                "archive_password": PASSWORD,
            }
        )
