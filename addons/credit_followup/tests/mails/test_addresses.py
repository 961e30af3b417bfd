"""One address of two that bounces, and servers that refuse by their policy."""

from odoo.exceptions import AccessError
from odoo.tests import tagged
from odoo.tools import mute_logger

from ..common_server import MailServerCase

POLICY = (554, "5.7.1 blocked by our policy")
REPORT = """\
From: MAILER-DAEMON@relay.example
To: bounce@company.example
Subject: Undelivered Mail Returned to Sender
Message-Id: <report.%(number)s@relay.example>
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="xx"

--xx
Content-Type: text/plain

This is the mail system.

--xx
Content-Type: message/delivery-status

Reporting-MTA: dns; relay.example

Final-Recipient: rfc822; %(email)s
Action: %(action)s
Status: %(status)s
Diagnostic-Code: smtp; %(words)s

--xx
Content-Type: message/rfc822

From: books@company.example
To: %(email)s
Subject: Reminder
Message-Id: %(message)s

Hello

--xx--
"""
TWO = "anna@customer.example, books@customer.example"


@tagged("post_install", "-at_install")
class TestAddresses(MailServerCase):
    def setUp(self):
        super().setUp()
        self.customer.email = TWO
        self.move = self.invoice(due=0)

    def send(self, offset=5):
        return self.follow_up(offset).action_ids

    def bounce(self, action, email):
        action.delivery_ids.sudo().state = "sent"
        action._message_receive_bounce(email, self.customer)

    def failed(self):
        return self.env["credit.followup.address"].search([]).mapped("email")

    def test_one_bounced_address_of_two_condemns_itself_only(self):
        action = self.send()
        self.bounce(action, "books@customer.example")
        self.assertEqual(action.delivery_ids.state, "sent")
        self.assertIn("books@", action.delivery_ids.error)
        self.assertEqual(self.failed(), ["books@customer.example"])
        self.assert_levels(self.move, ["One"])
        following = self.send(15)
        self.assertEqual(following.delivery_ids.recipient, "anna@customer.example")
        mail = following.delivery_ids.mail_id
        self.assertEqual(mail.email_to, "anna@customer.example")
        self.assertFalse(mail.recipient_ids)

    def test_when_both_bounced_a_person_takes_over(self):
        action = self.send()
        self.bounce(action, "books@customer.example")
        self.bounce(action, "anna@customer.example")
        self.assertEqual((action.state, action.todo), ("failed", "repair"))
        self.assert_levels(self.move, [False])

    def test_an_address_works_again_when_an_officer_says_so(self):
        action = self.send()
        self.bounce(action, "books@customer.example")
        address = self.env["credit.followup.address"].search([])
        with self.assertRaises(AccessError):
            address.with_user(self.reader).action_works_again()
        address.with_user(self.officer).action_works_again()
        self.assertFalse(self.failed())
        self.assertEqual(self.send(15).delivery_ids.recipient, TWO)
        self.bounce(self.run_of(15).action_ids, "books@customer.example")
        self.assertEqual(self.failed(), ["books@customer.example"])

    def test_the_message_and_the_list_say_the_same_of_an_address(self):
        first = self.send()
        self.bounce(first, "books@customer.example")
        self.assertTrue(first.delivery_ids.address_failed)
        self.env["credit.followup.address"].search([]).with_user(
            self.officer
        ).action_works_again()
        self.assertFalse(first.delivery_ids.address_failed)
        second = self.send(15)
        self.bounce(second, "books@customer.example")
        second.delivery_ids.with_user(self.officer).address_failed = False
        self.assertFalse(self.failed())

    def test_another_company_sends_there_all_the_same(self):
        self.bounce(self.send(), "books@customer.example")
        other = self.setup_other_company()["company"]
        addresses = self.env["credit.followup.address"]
        self.assertFalse(addresses._failed(other, ["books@customer.example"]))

    @mute_logger("odoo.addons.mail.models.mail_mail")
    def test_a_policy_that_refuses_twice_is_told_to_a_person_once(self):
        self.customer.email = "anna@customer.example"
        first = self.send()
        self.refuse(first, *POLICY)
        self.assertTrue(first.delivery_ids.refused_by_policy)
        second = self.send(6)
        self.assertFalse(first.todo, "the first refusal is tried again")
        self.refuse(second, *POLICY)
        third = self.send(7)
        self.assertEqual((second.state, second.todo), ("failed", "repair"))
        self.assertIn("5.7.1", second.activity_ids.note)
        self.refuse(third, *POLICY)
        self.send(8)
        self.assertFalse(second.todo, "one task for a customer")
        self.assertEqual(third.todo, "repair")
        self.assertFalse(self.failed())

    # === REPORTS OF DELIVERY === #

    def report(self, sent, action, status, words):
        """Let the report of a mail server come in by the mailbox of bounces."""
        sent.delivery_ids.sudo().state = "sent"
        values = {"action": action, "status": status, "words": words}
        known = {
            "number": sent.id,
            "email": "anna@customer.example",
            "message": sent.delivery_ids.mail_id.message_id,
        }
        self.env["mail.thread"].message_process(None, REPORT % {**known, **values})

    def test_a_report_that_a_mail_is_late_changes_nothing(self):
        self.customer.email = "anna@customer.example"
        action = self.send()
        self.report(action, "delayed", "4.4.1", "connection timed out")
        self.assertEqual((action.state, self.failed()), ("sent", []))

    def test_a_report_that_nobody_is_there_condemns_the_address(self):
        self.customer.email = "anna@customer.example"
        action = self.send()
        self.report(action, "failed", "5.1.1", "550 5.1.1 User unknown")
        self.assertEqual(action.state, "failed")
        self.assertEqual(self.failed(), ["anna@customer.example"])

    def test_what_comes_back_by_a_policy_or_a_full_mailbox_is_tried_again(self):
        self.customer.email = "anna@customer.example"
        action = self.send()
        self.report(action, "failed", "5.7.1", "554 5.7.1 blocked by our policy")
        self.assertEqual((action.state, action.todo), ("failed", False))
        self.assertFalse(self.failed())
        self.assert_levels(self.move, [False])
        again = self.follow_up(6).action_ids
        self.report(again, "failed", "5.2.2", "552 5.2.2 mailbox full")
        self.assertFalse(self.failed())
        self.assertEqual(again.todo, "repair")

    def test_what_one_of_two_sent_back_reached_the_other(self):
        action = self.send()
        self.report(action, "failed", "5.7.1", "554 5.7.1 blocked by our policy")
        self.assertEqual((action.state, self.failed()), ("sent", []))
        self.assertIn("anna@", action.delivery_ids.error)
        self.assert_levels(self.move, ["One"])
