import io
from unittest.mock import patch

import pyzipper

from odoo.exceptions import AccessError, ValidationError
from odoo.tests import tagged
from odoo.tools import mute_logger

from odoo.addons.base.models.ir_mail_server import IrMail_Server, MailDeliveryException
from odoo.addons.mail.tests.common import MockEmail

from ..effects import archives
from .common_transports import PASSWORD, MailCase


@tagged("post_install", "-at_install")
class TestTransportMail(MailCase, MockEmail):
    """An e-mail without a word about the customer, with an archive nobody opens."""

    def mail_of(self, message):
        """Send a message and return the one e-mail that left."""
        with self.mock_mail_gateway(mail_unlink_sent=True):
            self.send()
        (mail,) = self._mails
        return mail

    def archive_of(self, mail):
        (attachment,) = mail["attachments"]
        return attachment[0], attachment[1]

    def test_only_the_password_opens_it(self):
        with self.on(60):
            message = self.exported()
            name, content = self.archive_of(self.mail_of(message))
        self.assertEqual(message.state, "sent")
        self.assertEqual(message.placement_id.state, "delivered")
        self.assertTrue(name.endswith("-aes.zip"))
        with pyzipper.AESZipFile(io.BytesIO(content)) as archive:
            (info,) = archive.infolist()
            with self.assertRaises(RuntimeError):
                archive.read(info)
            archive.setpassword(b"Another-Pferd-42")
            with self.assertRaises(RuntimeError):
                archive.read(info)
            archive.setpassword(PASSWORD.encode())
            found = [(info.filename, archive.read(info))]
            self.assertEqual(info.wz_aes_strength, 3, "AES-256")
        self.assertEqual(found, message._files())

    def test_it_names_nobody(self):
        with self.on(60):
            message = self.exported()
            mail = self.mail_of(message)
        self.assertEqual(mail["email_to"], ["cases@agency.example"])
        self.assertEqual(mail["subject"], message.placement_id.name)
        whole = str(mail["EmailMessage"])
        for word in (self.customer.name, self.move.name, PASSWORD):
            self.assertNotIn(word, whole)
            self.assertNotIn(word, self.archive_of(mail)[0])

    def test_a_second_sending_has_the_same_number(self):
        with self.on(60):
            message = self.exported()
            first = self.mail_of(message)
            # As after a crash between sending and committing.
            message.state = "ready"
            second = self.mail_of(message)
        self.assertIn(message.uuid, first["message_id"])
        self.assertEqual(first["message_id"], second["message_id"])

    def test_a_server_that_is_away_is_asked_again_with_the_same_archive(self):
        fault = MailDeliveryException("The server is away")
        self.env.flush_all()
        with self.on(60):
            message = self.exported()
            with (
                patch.object(IrMail_Server, "_disable_send", return_value=False),
                patch.object(IrMail_Server, "_connect__"),
                patch.object(IrMail_Server, "send_email", side_effect=fault),
                self.assertLogs(level="DEBUG") as logs,
            ):
                self.send()
            self.assertEqual((message.state, message.attempts), ("ready", 1))
            self.assertIn("away", message.result)
            self.assert_untold(PASSWORD, logs, message)
            known = [("message_id", "like", message.uuid)]
            mail = self.env["mail.mail"].search(known)
            self.assertEqual(mail.state, "exception")
            before = mail.attachment_ids.raw
            _name, content = self.archive_of(self.mail_of(message))
        self.assertEqual(content, before)
        self.assertEqual((message.state, message.attempts), ("sent", 2))

    def test_a_part_that_left_does_not_leave_again(self):
        parts = [("a.1.zip", b"one"), ("a.2.zip", b"two")]
        sent = iter((True, False))

        def send(_server, mail, **_more):
            if next(sent):
                return mail["Message-Id"]
            raise MailDeliveryException("away")

        with self.on(60):
            message = self.exported()
            self.patch(type(message), "_files", lambda _self: parts)
            with (
                patch.object(IrMail_Server, "_disable_send", return_value=False),
                patch.object(IrMail_Server, "_connect__"),
                patch.object(IrMail_Server, "send_email", autospec=True) as sending,
                mute_logger("odoo.addons.mail.models.mail_mail"),
            ):
                sending.side_effect = send
                self.send()
            self.assertEqual(message.state, "ready")
            mail = self.mail_of(message)
        self.assertEqual(message.state, "sent")
        self.assertIn(f"{message.uuid}.2@", mail["message_id"])

    def test_the_archive_does_not_outlive_the_package(self):
        with self.on(60):
            message = self.exported()
            self.mail_of(message)
        known = [("message_id", "like", message.uuid)]
        self.assertFalse(self.env["mail.mail"].search(known))
        self.assertFalse(
            self.env["ir.attachment"].search([("name", "like", "%-aes.zip")])
        )

    def test_nothing_leaves_unless_it_is_encrypted(self):
        with self.on(60):
            case = self.prepare(self.move)
            for values in ({"archive_password": False}, {"transport_email": False}):
                kept = {name: self.agency[name] for name in values}
                self.agency.write(values)
                case.action_check()
                self.assertIn("channel", case.finding_ids.mapped("code"))
                self.agency.write(kept)
            with patch.object(archives, "can_encrypt", return_value=False):
                case.action_check()
                self.assertIn("pyzipper", " ".join(case.finding_ids.mapped("name")))

    def test_the_password_is_of_administrators(self):
        with self.assertRaises(AccessError):
            self.agency.with_user(self.manager).read(["archive_password"])
        self.assertFalse(self.agency.copy({"code": "AG9"}).archive_password)
        with self.assertRaises(ValidationError):
            self.agency.archive_password = "too short"
