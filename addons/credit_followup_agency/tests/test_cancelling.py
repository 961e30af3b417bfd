"""What may be with the agency is asked back; only what never left is cancelled."""

from unittest.mock import patch

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged
from odoo.tools import mute_logger

from odoo.addons.base.models.ir_mail_server import IrMail_Server, MailDeliveryException
from odoo.addons.credit_followup.tests.common import day
from odoo.addons.mail.tests.common import MockEmail

from ..effects import messages
from .common_transports import MailCase, RestCase, TransportsCase

MESSAGES = "odoo.addons.credit_followup_agency.effects.messages"
MAIL = "odoo.addons.mail.models.mail_mail"


class CancellingCase(TransportsCase):
    def cancel(self, case):
        case.with_user(self.officer).action_cancel()

    def ask_back(self, case):
        own = case.with_user(self.manager)
        own.action_ask_back()
        own._ask_back("By mistake")

    def assert_not_cancelled(self, case):
        with self.assertRaisesRegex(UserError, "ask it back"):
            self.cancel(case)
        self.assertEqual(case.state, "exported")


@tagged("post_install", "-at_install")
class TestCancelling(CancellingCase):
    """By hand, and whatever goes wrong of ours."""

    def test_what_never_left_is_cancelled_and_not_asked_back(self):
        with self.on(60):
            message = self.exported()
            case = message.placement_id
            with self.assertRaisesRegex(UserError, "cancel it"):
                case.with_user(self.manager).action_ask_back()
            self.send()
            self.assertEqual(message.state, "by_hand")
            self.cancel(case)
        self.assertEqual((case.state, message.state), ("cancelled", "cancelled"))

    def test_a_file_that_was_fetched_by_link_may_be_there(self):
        with self.on(60):
            message = self.exported()
            self.send()
            message._fetched_by_link(message.export_ids, "by link")
            self.assert_not_cancelled(message.placement_id)
            self.ask_back(message.placement_id)
        self.assertEqual(message.placement_id.state, "recalling")

    def test_asking_back_sends_a_file_and_needs_the_right_to(self):
        with self.on(60):
            case = self.hand_over(self.move)
            with self.assertRaises(AccessError):
                case.with_user(self.officer).action_ask_back()
            self.ask_back(case)
        self.assertEqual(case.state, "recalling")

    def test_a_fault_of_one_message_keeps_no_other(self):
        other = self.invoice(due=1, currency_id=self.euro.id)
        with self.on(60):
            first, second = self.exported(), self.exported(other)
            download = type(self.env["credit.followup.transport.download"])
            sound = download._send

            def send(transport, message):
                if message == first:
                    raise KeyError("a fault of ours")
                return sound(transport, message)

            with patch.object(download, "_send", send), mute_logger(MESSAGES):
                self.send()
                self.assertEqual((first.state, second.state), ("ready", "by_hand"))
                self.assertEqual(first.attempts, 1)
                for _more in range(messages.MOST_ATTEMPTS - 1):
                    self.send()
        self.assertEqual(first.state, "failed")
        self.assertIn("log of the server", first.result)
        case = first.placement_id
        self.assertIn("not be sent", "".join(case.activity_ids.mapped("note")))

    def test_a_file_that_nobody_brings_is_a_task(self):
        with self.on(60):
            message = self.exported()
            case = message.placement_id
            self.assertFalse(case.activity_ids)
            self.send()
            self.assertIn("Bring the file", case.activity_ids.note)
            message.with_user(self.manager).action_brought()
            self.assertFalse(case.activity_ids)
            self.pay(self.move, 40, on=day(60))
            self.send()
            self.assertIn("Bring the file", case.activity_ids.note)

    def test_a_link_ends_with_its_case(self):
        with self.on(60):
            message = self.exported()
            self.send()
            self.assertTrue(message._has_links())
            case = message.placement_id
            message.with_user(self.manager).action_brought()
            self.assertTrue(message._has_links())
            case._enter("rejected", "rejected")
            self.assertFalse(message._has_links())

    def test_what_could_not_be_prepared_is_not_sent_in_the_same_breath(self):
        with self.on(60):
            message = self.exported()
            download = type(self.env["credit.followup.transport.download"])
            with (
                patch.object(download, "_prepare", side_effect=KeyError("of ours")),
                patch.object(download, "_send") as sending,
                mute_logger(MESSAGES),
            ):
                self.send()
            self.assertFalse(sending.called)
            self.assertEqual((message.state, message.attempts), ("ready", 1))
            self.assertFalse(message.may_be_there)

    def test_one_that_ends_the_worker_is_not_tried_for_ever(self):
        with self.on(60):
            message = self.exported()
            message.attempts = messages.MOST_ATTEMPTS
            self.send()
        self.assertEqual(message.state, "failed")

    def test_a_channel_that_is_not_installed_is_said(self):
        with self.on(60):
            message = self.exported()
            self.env.flush_all()
            self.env.cr.execute(
                "UPDATE credit_followup_agency SET transport = 'gone' WHERE id = %s",
                [self.agency.id],
            )
            self.env.invalidate_all()
            self.send()
            self.assertEqual(message.state, "failed")
            self.assertIn("not installed", message.result)
            self.cancel(message.placement_id)
        self.assertEqual(message.placement_id.state, "cancelled")


@tagged("post_install", "-at_install")
class TestCancellingRest(RestCase, CancellingCase):
    """An interface that does not answer may have taken it."""

    def test_a_lost_answer_is_asked_back_and_not_sent_again(self):
        self.peer.faults = ["silence"]
        with self.on(60):
            message = self.exported()
            case = message.placement_id
            self.send()
            self.assertTrue(message.may_be_there)
            self.assert_not_cancelled(case)
            self.ask_back(case)
            self.assertEqual((case.state, message.state), ("recalling", "withdrawn"))
            message.with_user(self.manager).action_again()
            self.assertEqual(message.state, "withdrawn", "nothing follows it")
            self.peer.cases.clear()
            self.send()
        recall = case.exchange_ids.filtered(lambda one: one.kind == "recall")
        self.assertEqual(list(self.peer.cases), [recall.uuid])
        self.assertEqual(recall.state, "sent")

    def test_messages_leave_one_after_the_other(self):
        self.peer.faults = ["silence"]
        with self.on(60):
            first = self.exported()
            case = first.placement_id
            self.send()
            # A change of the case is ready as well, and its number is higher.
            later = first.copy({"sequence": 2, "uuid": "later", "kind": "update"})
            self.peer.faults = ["silence"]
            self.peer.asked.clear()
            self.send()
            self.assertEqual([one[1] for one in self.peer.asked], [first.uuid])
            self.send()
            self.assertEqual((first.state, later.state), ("sent", "sent"))
            self.assertEqual(case.state, "delivered")

    def test_a_server_that_is_away_does_not_use_up_the_attempts(self):
        self.peer.faults = ["silence"] * 9
        with self.on(60):
            message = self.exported()
            for _trigger in range(9):
                self.Placement.with_user(self.env.ref("base.user_root"))._cron_send()
            self.assertEqual((message.state, message.attempts), ("ready", 1))

    def test_what_it_refuses_is_not_there(self):
        self.agency.sudo().rest_token = "another-token-than-the-one-it-knows"
        with self.on(60):
            message = self.exported()
            self.send()
            self.assertEqual((message.state, message.may_be_there), ("failed", False))
            self.cancel(message.placement_id)
        self.assertEqual(message.placement_id.state, "cancelled")


@tagged("post_install", "-at_install")
class TestCancellingMail(MailCase, CancellingCase, MockEmail):
    """An e-mail leaves with its message only, and its archive is made once."""

    def mails(self, message):
        known = [("message_id", "like", message.uuid)]
        return self.env["mail.mail"].search(known)

    def refused(self):
        """Let the server refuse what is sent."""
        fault = MailDeliveryException("The server is away")
        for method, values in (
            ("_disable_send", {"return_value": False}),
            ("_connect__", {}),
            ("send_email", {"side_effect": fault}),
        ):
            self.startPatcher(patch.object(IrMail_Server, method, **values))

    def test_the_archive_is_kept_before_it_leaves(self):
        with self.on(60):
            message = self.exported()
            messages.begin(message)
            kept = self.mails(message).attachment_ids.raw
            self.assertEqual(self.mails(message).state, "cancel", "not for the queue")
            with self.mock_mail_gateway(mail_unlink_sent=True):
                self.send()
        (mail,) = self._mails
        self.assertEqual(mail["attachments"][0][1], kept)

    def test_what_was_refused_waits_for_its_message_and_not_in_the_queue(self):
        self.refused()
        with self.on(60), mute_logger(MAIL):
            message = self.exported()
            self.send()
            self.assertEqual(message.state, "ready")
            self.assertEqual(self.mails(message).state, "exception")
            self.assert_not_cancelled(message.placement_id)
            self.ask_back(message.placement_id)
            self.assertFalse(self.mails(message), "nothing is left to leave")

    def test_a_new_password_makes_new_archives(self):
        self.refused()
        with self.on(60), mute_logger(MAIL):
            message = self.exported()
            self.send()
            before = self.mails(message).attachment_ids.raw
            self.agency.sudo().archive_password = "Another-Pferd-43"
            self.assertFalse(self.mails(message))
            self.send()
            self.assertNotEqual(self.mails(message).attachment_ids.raw, before)
