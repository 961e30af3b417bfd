import asyncssh

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged
from odoo.tools import file_open, mute_logger

from .. import uninstall_hook
from .common import SftpCase
from .server import PASSWORD, USER


@tagged("post_install", "-at_install")
class TestSftpSend(SftpCase):
    """A file gets there whole, once, and only to the server that is known."""

    def send(self):
        with mute_logger("paramiko.transport", "paramiko.transport.sftp"):
            return super().send()

    def test_a_file_arrives_under_its_name(self):
        with self.on(60):
            message = self.exported()
            self.send()
        self.assertEqual(self.peer.files("in"), dict(message._files()))
        self.assertEqual((message.state, message.attempts), ("sent", 1))
        self.assertEqual(message.placement_id.state, "delivered")

    def test_what_was_sent_before_a_crash_is_not_sent_twice(self):
        with self.on(60):
            message = self.exported()
            self.send()
            before = self.peer.files("in")
            message.state = "ready"
            # Not a byte is written again.
            self.peer.is_full = True
            self.send()
        self.assertEqual(message.state, "sent")
        self.assertEqual(self.peer.files("in"), before)

    def test_a_drop_in_the_middle_of_a_file(self):
        with self.on(60):
            message = self.exported()
            self.peer.drop_after = 1000
            self.send()
            self.assertEqual((message.state, message.attempts), ("ready", 1))
            self.assertTrue(message.result)
            name = message._files()[0][0]
            self.assertEqual(set(self.peer.files("in")), {f"{name}.part"})
            self.peer.drop_after = None
            self.send()
        self.assertEqual((message.state, message.attempts), ("sent", 2))
        self.assertEqual(self.peer.files("in"), dict(message._files()))
        self.assertFalse(message.result)

    def test_a_full_disk_is_tried_again_and_then_told(self):
        with self.on(60):
            message = self.exported()
            self.peer.is_full = True
            for attempt in range(1, 5):
                self.send()
                self.assertEqual((message.state, message.attempts), ("ready", attempt))
            self.assertIn("No space left", message.result)
            self.send()
            self.assertEqual(message.state, "failed")
            self.assertFalse(message.placement_id.delivered_on)
            self.peer.is_full = False
            message.with_user(self.manager).action_again()
            self.send()
        self.assertEqual(message.state, "sent")

    def test_another_host_key(self):
        for kind in ("ssh-ed25519", "ecdsa-sha2-nistp256"):
            other = asyncssh.generate_private_key(kind).export_public_key().decode()
            self.agency.sftp_host_key = other
            with self.on(60):
                message = self.agency.sudo().placement_ids.exchange_ids
                message = message or self.exported()
                message.state = "ready"
                self.send()
            self.assertEqual(message.state, "failed")
            self.assertIn("another key", message.result)
            self.assertFalse(self.peer.files("in"))

    def test_a_wrong_password_is_tried_once_and_told_nowhere(self):
        self.agency.sftp_password = "Wrong-Pferd-43"
        self.env.flush_all()
        with self.on(60), self.assertLogs(level="DEBUG") as logs:
            message = self.exported()
            self.Placement._cron_send()
        self.assertEqual((message.state, message.attempts), ("failed", 1))
        told = [message.result, *message.placement_id.message_ids.mapped("body")]
        for words in (*logs.output, *told):
            self.assertNotIn("Wrong-Pferd-43", words)

    def test_no_secret_is_told_where_a_connection_drops(self):
        # What is kept in the database is in its own log, where that is asked for.
        self.env.flush_all()
        with self.on(60), self.assertLogs(level="DEBUG") as logs:
            self.exported()
            self.peer.drop_after = 1000
            self.Placement._cron_send()
        self.assertFalse([one for one in logs.output if PASSWORD in one])

    def test_a_private_key_instead_of_a_password(self):
        for kind in ("ssh-ed25519", "ecdsa-sha2-nistp256", "ssh-rsa"):
            key = asyncssh.generate_private_key(kind)
            self.peer.known_key = key.convert_to_public()
            self.agency.write(
                {
                    "sftp_password": False,
                    "sftp_private_key": key.export_private_key().decode(),
                }
            )
            self.agency.with_user(self.manager).action_test_sftp()

    def test_another_file_of_the_name_is_not_written_over(self):
        with self.on(60):
            message = self.exported()
            name = message._files()[0][0]
            (self.peer.root / "in" / name).write_bytes(b"theirs")
            self.send()
        self.assertEqual(message.state, "failed")
        self.assertEqual(self.peer.files("in"), {name: b"theirs"})

    def test_nothing_leaves_before_the_server_is_known(self):
        self.agency.sftp_host_key = False
        with self.on(60):
            case = self.checked(self.move)
            self.assertIn("channel", case.finding_ids.mapped("code"))
        self.assertFalse(self.peer.tries)

    def test_the_connection_is_tried_by_a_manager(self):
        tried = self.agency.with_user(self.manager).action_test_sftp()
        self.assertEqual(tried["params"]["type"], "success")
        with self.assertRaises(AccessError):
            self.agency.with_user(self.officer).action_test_sftp()
        self.agency.sftp_folder_out = "/elsewhere"
        with self.assertRaises(UserError):
            self.agency.with_user(self.manager).action_test_sftp()
        self.assertFalse(self.peer.files("in"))

    def test_secrets_are_of_administrators(self):
        seen = self.agency.with_user(self.manager)
        for name in ("sftp_password", "sftp_private_key"):
            with self.assertRaises(AccessError):
                seen.read([name])
            self.assertFalse(self.agency._fields[name].exportable)
        for values in ({"sftp_host": "127.0.0.2"}, {"sftp_user": f"{USER}2"}):
            with self.assertRaises(AccessError):
                seen.write(values)
        seen.write({"sftp_host": "127.0.0.1", "sftp_folder_in": "/in"})

    def test_keys_are_read_before_they_are_kept(self):
        for name in ("sftp_host_key", "sftp_private_key"):
            for text in ("nonsense", "ssh-ed25519 AAAA", "ssh-dss !"):
                with self.assertRaises(ValidationError):
                    self.agency.write({name: text})

    def test_a_copied_database_reaches_no_agency(self):
        self.env.flush_all()
        with file_open("credit_followup_sftp/data/neutralize.sql") as script:
            self.env.cr.execute(script.read())
        self.env.invalidate_all()
        self.assertEqual(self.agency.transport, "download")
        self.assertFalse(self.agency.sftp_password)

    def test_without_the_addon_a_person_brings_the_files(self):
        uninstall_hook(self.env)
        self.assertEqual(self.agency.transport, "download")
