"""What the customer reads of a call: shown first, then frozen, and followed."""

from hashlib import sha256

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.modules.neutralize import get_neutralization_queries
from odoo.tests import tagged

from ..common import day
from ..common_contacts import ContactsCase
from ..common_server import MailServerCase


@tagged("post_install", "-at_install")
class TestSummaries(ContactsCase, MailServerCase):
    """Sent at once to whom was spoken to, in his words, and to nobody else."""

    def setUp(self):
        super().setUp()
        self.person = self.env["res.partner"].create(
            {
                "name": "Luc Gillis",
                "parent_id": self.customer.id,
                "email": "luc@customer.example",
            }
        )

    def take(self, outcome="promises", **values):
        """Note a call, and return it with what was sent of it."""
        contact = self.log(outcome, person_id=self.person, **values)
        return contact, contact.sudo().summary_ids

    def test_what_was_shown_is_queued_at_once_and_kept_as_it_left(self):
        contact, summary = self.take(words="By Friday <soon>")
        shown = contact.summary_words
        mail = summary.mail_id
        for words in (
            *("Dear Luc Gillis,", "spoke with Luc Gillis", "By Friday", "1,000.00"),
            "You told us that you will pay.",
            "March 9, 2026",
        ):
            self.assertIn(words, shown)
        self.assertIn("By Friday &lt;soon&gt;", mail.body_html)
        self.assertEqual(mail.recipient_ids, self.person)
        self.assertEqual((mail.state, summary.state), ("outgoing", "pending"))
        self.assertEqual(summary.body, mail.body_html)
        self.assertEqual(summary.sha256, sha256(mail.body_html.encode()).hexdigest())
        self.assertEqual(summary.recipient, "luc@customer.example")
        self.assertEqual((summary.company_id, mail.res_id), (self.company, contact.id))
        with self._server():
            mail.send()
        self.assertEqual(summary.state, "sent")

    def test_what_is_disputed_is_not_said_to_be_open(self):
        with self.on(5):
            self.env["credit.followup.dispute"].with_user(self.officer).create(
                {
                    "company_id": self.company.id,
                    "partner_id": self.customer.id,
                    "move_line_id": self.item(self.move).id,
                    "amount": 300,
                }
            )
        contact, _summary = self.take()
        self.assertIn("700.00", contact.summary_words)
        self.assertNotIn("1,000.00", contact.summary_words)

    def test_nobody_changes_what_has_left(self):
        contact, summary = self.take(summary_words="As agreed")
        self.assertIn("As agreed", summary.body)
        self.assertNotIn("Luc", summary.body)
        for user in (self.officer, self.manager):
            with self.assertRaises(AccessError):
                summary.with_user(user).sudo(False).body = "Other words"
            with self.assertRaises(AccessError):
                summary.with_user(user).sudo(False).unlink()
        for values in ({"summary_words": "x"}, {"with_summary": False}):
            with self.assertRaises(UserError):
                contact.write(values)
        contact.outcome_id = self.env.ref("credit_followup.outcome_refuses")
        self.assertEqual(contact.sudo().summary_ids, summary)

    def test_it_is_left_out_with_a_reason_only(self):
        with self.assertRaises(ValidationError):
            self.env["credit.followup.contact"].with_user(self.officer).create(
                {
                    "partner_id": self.customer.id,
                    "outcome_id": self.env.ref("credit_followup.outcome_paid").id,
                    "with_summary": False,
                }
            )
        with self.assertRaises(UserError):
            self.take(summary_words="")
        contact, summary = self.take(with_summary=False, summary_reason="He objects")
        self.assertFalse(summary)
        contact.with_summary = True
        self.assertEqual(contact.sudo().summary_ids.state, "pending")

    def test_calls_that_are_imported_are_no_news(self):
        contacts = self.env["credit.followup.contact"].with_user(self.officer)
        names = ["partner_id/.id", "outcome_id/id", "moment"]
        rows = [[self.customer.id, "credit_followup.outcome_forgot", str(day(-90))]]
        found = contacts.with_context(import_file=True).load(names, rows)
        self.assertFalse(contacts.browse(found["ids"]).summary_ids, found["messages"])

    def test_who_was_not_reached_is_told_nothing(self):
        contact, summary = self.take("nobody")
        self.assertFalse(summary or contact.summary_words)
        with self.on(5):
            contact.outcome_id = self.env.ref("credit_followup.outcome_paid")
        self.assertIn("has been made", contact.sudo().summary_ids.body)
        self.person.email = self.customer.email = False
        self.assertFalse(self.take("paid")[1])

    def test_a_bounce_is_not_served_and_a_person_hears_of_it(self):
        contact, summary = self.take()
        contact.sudo()._message_receive_bounce("luc@customer.example", self.person)
        self.assertEqual(summary.state, "failed")
        told = contact.sudo().activity_ids
        self.assertEqual(told.user_id, self.officer)
        self.assertIn("luc@customer.example bounced", told.note)
        self.assertTrue(self.env["credit.followup.address"].search([]))
        self.assertFalse(self.take()[1], "nothing goes to what does not work")

    def test_it_is_written_in_the_language_of_who_reads_it(self):
        self.env["res.lang"]._activate_lang("fr_FR")
        self.person.lang = "fr_FR"
        contact, summary = self.take(words="Vendredi")
        self.assertEqual(summary.lang, "fr_FR")
        self.assertIn("nous avons téléphoné", contact.summary_words)
        self.assertIn("entretien du 9 mars 2026", summary.mail_id.subject)

    def test_a_test_goes_to_the_test_mailbox_or_nowhere(self):
        self.company.write({"followup_test_mode": True, "followup_test_email": False})
        self.assertFalse(self.take()[1])
        self.company.followup_test_email = "test@company.example"
        summary = self.take()[1]
        mail = summary.mail_id
        self.assertEqual(mail.email_to, summary.recipient)
        self.assertEqual(mail.email_to, "test@company.example")
        self.assertFalse(mail.recipient_ids)
        self.assertIn("[TEST", mail.subject)
        for query in get_neutralization_queries(["credit_followup"]):
            self.env.cr.execute(query)
        summary.invalidate_recordset()
        self.assertEqual(summary.state, "cancelled")

    def test_another_company_does_not_see_it(self):
        summary = self.take()[1]
        other = self.setup_other_company()["company"]
        foreign = self._user("foreign", "group_manager", other)
        with self.assertRaises(AccessError):
            summary.with_user(foreign).sudo(False).read(["body"])
