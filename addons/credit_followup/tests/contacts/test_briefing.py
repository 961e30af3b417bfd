"""What the window of a call shows: whom to ring, about what, and what was said."""

from odoo.tests import tagged
from odoo.tools import html2plaintext

from ..common import day
from ..common_contacts import ContactsCase


@tagged("post_install", "-at_install")
class TestBriefing(ContactsCase):
    """At one glance, and in as many queries for many customers as for one."""

    def window(self, partner=None, today=7):
        """Return the words of the briefing of a call that is about to be noted."""
        with self.on(today):
            contact = (
                self.env["credit.followup.contact"]
                .with_user(self.officer)
                .new({"partner_id": (partner or self.customer).id, "kind": "call"})
            )
            contact.mapped("situation")  # while it is that day
            return html2plaintext(contact.briefing), contact

    def test_one_knows_whom_to_ring_about_what_and_what_was_said(self):
        self.customer.phone = "+32 9 555 01 02"
        self.invoice(due=20, amount=200)
        self.log("nobody", today=5)
        self.log("no_funds", today=6, words="Waits for the bank")
        self.env["credit.followup.promise"].with_user(self.officer).create(
            {
                "company_id": self.company.id,
                "partner_id": self.customer.id,
                "move_line_id": self.item(self.move).id,
                "amount": 400,
                "made_on": "2026-03-05",
                "promised_on": "2099-01-01",
            }
        )
        said, contact = self.window()
        self.assertIn('href="tel:+32 9 555 01 02"', contact.briefing)
        for words in (
            *("+32 9 555 01 02", self.move.name, "1,000.00", "7 days late"),
            *("1,200.00", "Promised before", "400.00", "Running", "Waits for the bank"),
            "Nobody reached",
        ):
            self.assertIn(words, said)
        alone = self.env["res.partner"].create({"name": "Nobody"})
        self.assertIn("has a phone number", self.window(alone)[0])

    def test_what_is_disputed_and_agreed_on_is_known_before_ringing(self):
        with self.on(6):
            self.env["credit.followup.dispute"].with_user(self.officer).create(
                {
                    "company_id": self.company.id,
                    "partner_id": self.customer.id,
                    "move_line_id": self.item(self.move).id,
                    "amount": 300,
                    "words": "Two wardrobes arrived scratched",
                }
            )
        said = self.window()[0]
        self.assertIn("300.00", said)
        self.assertIn("is disputed: Two wardrobes arrived scratched", said)

    def test_the_situation_is_shown_until_its_day(self):
        self.log("own_customer", situation="Waits for X", situation_until=day(8))
        company = self.setup_other_company()["company"]
        self.assertEqual(self.customer.followup_situation, "Waits for X")
        for today, shown in ((8, "Waits for X"), (9, False)):
            self.assertEqual(self.window(today=today)[1].situation, shown)
        self.assertFalse(self.customer.with_company(company).followup_situation)
        noted = self.customer.followup_contact_ids
        with self.on(8):
            noted.with_user(self.officer).situation = "Waits for Y"
        self.assertEqual(self.customer.followup_situation, "Waits for Y")

    def test_many_customers_are_read_at_once(self):
        others = [self._customer(f"Customer {number}") for number in range(3)]
        for other in others:
            self.invoice(other, due=0)
        contacts = self.env["credit.followup.contact"].create(
            [
                {
                    "partner_id": other.id,
                    "outcome_id": self.env.ref("credit_followup.outcome_nobody").id,
                }
                for other in others
            ]
        )
        reads = []
        for some in (contacts[:1], contacts):
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            some.mapped("situation")
            partners = some.partner_id
            partners._followup_items_of(self.company)
            partners._followup_promises_of(self.company)
            partners._followup_words_of(self.company, some)
            reads.append(self.env.cr.sql_log_count - before)
        self.assertLessEqual(reads[1], reads[0] + 1)
