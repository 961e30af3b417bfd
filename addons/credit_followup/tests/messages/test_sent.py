from freezegun import freeze_time

from odoo import fields
from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged
from odoo.tools import mute_logger

from odoo.addons.base.models.ir_mail_server import MailDeliveryException

from ..common import day
from ..common_server import MailServerCase


@tagged("post_install", "-at_install")
class TestSending(MailServerCase):
    """What left stays as it was; what did not arrive does not count."""

    def setUp(self):
        super().setUp()
        self.level = self.policy.level_ids.sorted()[0]
        self.move = self.invoice(due=0)

    def send(self):
        return self.follow_up(5).action_ids

    # === FROZEN === #

    def test_what_was_sent_is_frozen_with_its_hash(self):
        action = self.send()
        self.assertEqual(len(action.sha256), 64)
        for values in ({"note": "x"}, {"subject": "x"}):
            with self.assertRaises(UserError):
                action.with_user(self.manager).write(values)
        for values in ({"body": "x"}, {"amount_due": 1}, {"state": "proposed"}):
            with self.assertRaises(AccessError):
                action.with_user(self.manager).write(values)
        with self.assertRaises(UserError):
            action.delivery_ids.with_user(self.manager).recipient = "x"

    def test_the_same_document_can_be_sent_again_marked_as_duplicate(self):
        action = self.send()
        self.level.consequence = "Another text by now."
        self.act(action, "action_resend", offset=6)
        copy = self.Action.search([("duplicate_of_id", "=", action.id)])
        self.assertEqual((copy.state, copy.sha256), ("sent", action.sha256))
        self.assertEqual(copy.body, action.body)
        self.assertIn("Duplicate", copy.delivery_ids.mail_id.subject)
        self.assertIn("Duplicate", copy.delivery_ids.mail_id.body_html)
        self.assertIn("<table", copy.delivery_ids.mail_id.body_html)
        self.assertNotIn("&lt;", copy.delivery_ids.mail_id.body_html)
        self.assertEqual(self.item(self.move).followup_level_on, day(5))

    def test_a_duplicate_speaks_the_language_of_the_customer(self):
        self.env["res.lang"]._activate_lang("fr_FR")
        self.customer.lang = "fr_FR"
        action = self.send()
        self.act(action, "action_resend", offset=6)
        copy = self.Action.search([("duplicate_of_id", "=", action.id)])
        self.assertIn("Duplicata", copy.subject)

    def test_only_what_was_sent_can_be_sent_again(self):
        self.level.mode = "confirm"
        with self.assertRaisesRegex(UserError, "sent again"):
            self.send().with_user(self.officer).action_resend()

    # === THE MAIL SERVER === #

    def test_mails_are_queued_and_sent_by_the_mail_scheduler(self):
        action = self.send()
        mail = action.delivery_ids.mail_id
        self.assertEqual(
            (mail.state, action.delivery_ids.state), ("outgoing", "pending")
        )
        with self._server():
            mail.send()
        self.assertEqual((mail.state, action.delivery_ids.state), ("sent", "sent"))
        self.assertEqual((action.outcome, action.run_id.sent_count), ("Sent", 1))

    def test_what_no_server_has_taken_yet_does_not_say_sent(self):
        action = self.send()
        self.assertEqual(action.outcome, "In the outgoing mail")

    @mute_logger("odoo.addons.mail.models.mail_mail")
    def test_a_server_that_refuses_leaves_the_mail_for_the_next_run(self):
        action = self.send()
        delivery = action.delivery_ids
        with self._server(MailDeliveryException("Connection refused")):
            delivery.mail_id.send()
        self.assertEqual((delivery.state, action.state), ("pending", "sent"))
        self.assertIn("Connection refused", delivery.error)
        self.assertIn("Not sent yet: ", action.outcome)
        run = action.run_id
        self.assertEqual((run.sent_count, run.refused_count), (0, 1))
        status = run.with_user(self.officer).today_status()["text"]
        self.assertIn("1 refused for now", status)
        self.assert_levels(self.move, ["One"])
        again = self.follow_up(6).action_ids
        self.assertEqual((delivery.mail_id.state, action.state), ("cancel", "failed"))
        self.assertEqual((again.level_id, again.state), (self.level, "sent"))

    @mute_logger("odoo.addons.mail.models.mail_mail")
    def test_a_server_that_hangs_is_given_up_and_tried_the_next_night(self):
        action = self.send()
        with self._server(TimeoutError("timed out")):
            action.delivery_ids.mail_id.send()
        self.assertEqual(action.delivery_ids.state, "pending")
        self.assertIn("timed out", action.delivery_ids.error)
        self.assertEqual(self.follow_up(6).action_ids.state, "sent")

    @mute_logger("odoo.addons.mail.models.mail_mail")
    def test_who_paid_while_the_server_was_down_is_not_reminded(self):
        action = self.send()
        with self._server(MailDeliveryException("Connection refused")):
            action.delivery_ids.mail_id.send()
        self.pay(self.move)
        self.assertFalse(self.follow_up(6).action_ids)
        self.assertFalse(action.todo)

    @mute_logger("odoo.addons.mail.models.mail_mail")
    def test_a_copy_that_fails_does_not_undo_what_reached_the_addressee(self):
        action = self.send()
        mail = action.delivery_ids.mail_id
        mail._postprocess_sent_message(
            self.customer, [], "boss: invalid", "mail_email_invalid"
        )
        self.assertEqual(action.delivery_ids.state, "sent")

    @mute_logger("odoo.addons.mail.models.mail_mail")
    def test_a_refused_address_is_not_served(self):
        action = self.send()
        self.refuse(action, 550, "5.1.1 unknown user")
        self.assertEqual((action.state, action.todo), ("failed", "repair"))
        self.assert_levels(self.move, [False])

    # === WHAT THE SERVER MEANT === #

    @mute_logger("odoo.addons.mail.models.mail_mail")
    def test_a_temporary_refusal_condemns_nobody_and_is_decided_again(self):
        action = self.send()
        self.refuse(action, 451, "4.7.1 Greylisted")
        self.assertEqual(
            (action.delivery_ids.state, action.delivery_ids.address_failed),
            ("pending", False),
        )
        again = self.follow_up(6).action_ids
        self.assertEqual((again.level_id, again.state), (self.level, "sent"))
        self.assertEqual(again.delivery_ids.channel, "email")

    @mute_logger("odoo.addons.mail.models.mail_mail")
    def test_a_server_that_does_not_relay_says_nothing_of_the_address(self):
        action = self.send()
        self.refuse(action, 550, "5.7.1 Relaying denied")
        self.assertFalse(action.delivery_ids.address_failed)

    @mute_logger("odoo.addons.mail.models.mail_mail")
    def test_an_unknown_user_is_an_address_that_does_not_work(self):
        action = self.send()
        self.refuse(action, 550, "5.1.1 User unknown")
        self.assertTrue(action.delivery_ids.address_failed)
        self.assertEqual((action.state, action.todo), ("failed", "repair"))

    def test_two_addresses_in_one_field_are_two(self):
        self.customer.email = "anna@customer.example; books@customer.example"
        action = self.send()
        self.assertEqual(
            action.delivery_ids.recipient,
            "anna@customer.example, books@customer.example",
        )
        action._message_receive_bounce("books@customer.example", self.customer)
        self.assertNotEqual(action.delivery_ids.state, "failed", "anna may have it")
        self.assertIn("books@", action.delivery_ids.error)

    def test_a_mail_that_waits_for_a_day_is_taken_back(self):
        action = self.send()
        with freeze_time(fields.Datetime.to_datetime(day(6))):
            self.Run._cron_followup()
        self.assertEqual(
            (action.state, action.delivery_ids.mail_id.state), ("failed", "cancel")
        )
        again = self.run_of(6).action_ids
        self.assertEqual((again.level_id, again.state), (self.level, "sent"))

    def test_a_mail_that_somebody_removed_does_not_stay_on_its_way(self):
        action = self.send()
        action.delivery_ids.mail_id.unlink()
        self.follow_up(6)
        self.assertEqual(action.delivery_ids.state, "failed")

    def test_a_second_copy_is_recognisable_by_its_message_id(self):
        mail = self.send().delivery_ids.mail_id
        before = mail.message_id
        self.assertTrue(before)
        with self._server():
            mail.send()
        self.assertEqual(mail.message_id, before)

    # === BOUNCES === #

    def test_a_bounce_gives_the_level_back_and_asks_a_person(self):
        action = self.send()
        action._message_receive_bounce("anna@customer.example", self.customer)
        self.assertEqual(
            (action.state, action.delivery_ids.state), ("failed", "failed")
        )
        self.assertEqual(len(action.activity_ids), 1)
        self.assert_levels(self.move, [False])

    def test_after_a_bounce_the_address_is_not_used_again_until_it_changes(self):
        self.send()._message_receive_bounce("anna@customer.example", self.customer)
        action = self.follow_up(6).action_ids
        self.assertEqual(action.delivery_ids.state, "by_hand")
        self.customer.email = "new@customer.example"
        self.env["account.move.line"].browse(
            self.item(self.move).id
        ).action_followup_restart()
        action = self.follow_up(14).action_ids
        self.assertEqual(action.delivery_ids.recipient, "new@customer.example")

    # === TEST MODE === #

    def test_test_mode_sends_to_one_mailbox_with_a_mark_and_moves_no_level(self):
        self.company.write(
            {"followup_test_mode": True, "followup_test_email": "test@company.example"}
        )
        action = self.send()
        mail = action.delivery_ids.mail_id
        self.assertEqual(
            (mail.email_to, mail.recipient_ids.ids), ("test@company.example", [])
        )
        self.assertIn("TEST", mail.subject)
        self.assertIn("anna@customer.example", mail.subject)
        self.assert_levels(self.move, [False])
        self.assertTrue(action.is_test)

    def test_test_mode_without_a_mailbox_says_so_on_the_action(self):
        self.company.write({"followup_test_mode": True, "followup_test_email": False})
        action = self.send()
        self.assertEqual(action.state, "failed")
        self.assertIn("test mailbox", action.error)
        self.assertFalse(action.delivery_ids)

    # === HELPERS === #
