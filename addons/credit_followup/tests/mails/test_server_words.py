from odoo.tests import tagged
from odoo.tests.common import BaseCase

from ...effects.channels.answers import Answer, Blame, blame, blamed

REFUSED = (
    "Mail delivery failed via SMTP server 'None'.\nSMTPRecipientsRefused: "
    "{'anna@customer.example': (%s, b'%s')}"
)


@tagged("post_install", "-at_install")
class TestAnswers(BaseCase):
    """What the answer of a mail server says of the addressee, and what not."""

    def test_each_answer_blames_whom_it_is_about(self):
        for code, text, wanted in (
            (451, "4.7.1 Greylisted, try again in 5 minutes", Blame.TEMPORARY),
            (450, "mailbox busy", Blame.TEMPORARY),
            (421, "too many connections", Blame.TEMPORARY),
            (452, "4.2.2 mailbox full", Blame.TEMPORARY),
            (552, "5.2.2 mailbox full", Blame.TEMPORARY),
            (550, "5.1.1 <anna@customer.example>: user unknown", Blame.ADDRESS),
            (550, "5.1.10 RESOLVER.ADR.RecipientNotFound", Blame.ADDRESS),
            (550, "5.2.1 the account is disabled", Blame.ADDRESS),
            (550, "No such user here", Blame.ADDRESS),
            (551, "User not local; recipient unknown", Blame.ADDRESS),
            (550, "5.7.1 relaying denied", Blame.WAY),
            (554, "5.7.1 blocked by our policy", Blame.WAY),
            (550, "relay not permitted", Blame.WAY),
            (550, "rejected as spam", Blame.WAY),
            (554, "transaction failed", Blame.WAY),
            (550, "5.1.8 <books@company.example>: Sender rejected", Blame.WAY),
            (550, "5.1.8 Access denied, bad outbound sender", Blame.WAY),
            (550, "5.1.7 bad address syntax of the sender", Blame.WAY),
            (550, "5.1.90 daily limit exceeded", Blame.WAY),
            (550, "unknown sender domain", Blame.WAY),
            (550, "5.1.1 <info@relaytech.example>: User unknown", Blame.ADDRESS),
            (550, "<sender@spam.example>: no such user", Blame.ADDRESS),
            (550, "5.1.1 no such user; see our policy", Blame.ADDRESS),
            (550, "5.1.0 sender rejected", Blame.WAY),
            (550, "5.1.0 address rejected", Blame.ADDRESS),
        ):
            with self.subTest(code=code, text=text):
                self.assertEqual(blame(Answer("a@b.example", code, text)), wanted)

    def test_only_the_answer_about_the_own_address_counts(self):
        reason = (
            "{'boss@customer.example': (550, b'5.1.1 unknown'), "
            "'anna@customer.example': (451, b'4.7.1 Greylisted')}"
        )
        self.assertEqual(blamed(reason, "anna@customer.example"), Blame.TEMPORARY)
        self.assertEqual(blamed(reason, "boss@customer.example"), Blame.ADDRESS)
        self.assertIsNone(blamed(reason, "carl@customer.example"))
        self.assertIsNone(blamed("Connection refused", "anna@customer.example"))
        self.assertIsNone(blamed(reason, "xanna@customer.example.com"))
        both = "carl@customer.example, boss@customer.example"
        self.assertEqual(blamed(reason, both), Blame.ADDRESS)

    def test_the_words_of_the_mail_library_are_understood(self):
        reason = REFUSED % (550, "5.1.1 User unknown")
        self.assertEqual(blamed(reason, "anna@customer.example"), Blame.ADDRESS)
