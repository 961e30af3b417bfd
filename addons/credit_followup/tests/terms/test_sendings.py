import base64

from freezegun import freeze_time
from markupsafe import Markup

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from ..common import day
from ..common_titles import TitlesCase


@tagged("post_install", "-at_install")
class TestSendings(TitlesCase):
    """Conditions are sent again once a year, and what came of it is kept."""

    def setUp(self):
        super().setUp()
        self.terms.write(
            {"file": base64.b64encode(b"%PDF-1.4 conditions"), "file_name": "2026.pdf"}
        )
        self.company.followup_resends_terms = True
        self.customer.email = "anna@example.com"
        self.title(on=0)

    @property
    def sendings(self):
        return self.env["credit.followup.terms.sending"].search([])

    def night(self, on):
        self.follow_up(on)
        return self.sendings

    def test_once_a_year_to_who_bought_within_one(self):
        sending = self.night(5)
        self.assertEqual((sending.partner_id, sending.sent_on), (self.customer, day(5)))
        self.assertEqual(sending.email, "anna@example.com")
        self.assertEqual(len(sending.sha256), 64)
        message = sending.mail_message_id
        self.assertEqual(message.attachment_ids.name, "2026.pdf")
        self.assertIn("30 days", message.body)
        self.assertEqual(self.night(6), sending)
        self.title(on=300)
        self.assertEqual(self.night(369), sending)
        self.assertEqual(len(self.night(371)), 2)

    def test_who_signed_within_a_year_is_not_bothered(self):
        self.accept(on=1)
        self.assertFalse(self.night(5))

    def test_silence_is_noted_as_silence_on_the_day_after(self):
        sending = self.night(5)
        self.night(34)
        self.assertEqual(sending.state, "sent")
        self.night(35)
        self.assertEqual((sending.state, sending.reason), ("silent", "time_over"))
        proof = sending.acceptance_id
        self.assertEqual((proof.way, proof.accepted_on), ("silence", day(35)))
        self.assertIn("no signature", proof.proves)

    def test_who_writes_is_read_by_a_person(self):
        sending = self.night(5)
        sending.sudo().message_post(
            body=Markup("No!"), message_type="email", author_id=self.customer.id
        )
        self.assertEqual(sending.state, "answered")
        self.night(40)
        self.assertEqual(sending.state, "answered")
        sending.with_user(self.officer).action_objected()
        self.assertEqual(sending.state, "objected")
        self.assertFalse(sending.acceptance_id)
        with self.assertRaises(UserError):
            sending.with_user(self.officer).action_no_objection()

    def test_an_objection_that_comes_late_takes_the_proof_back(self):
        sending = self.night(5)
        self.night(35)
        with freeze_time(day(36)):
            sending.with_user(self.officer).action_objected()
        self.assertEqual(sending.acceptance_id.withdrawn_on, day(36))

    def test_what_came_back_says_nothing(self):
        sending = self.night(5)
        sending._message_receive_bounce("anna@example.com", self.customer)
        self.assertEqual(sending.state, "returned")
        self.night(40)
        self.assertFalse(sending.acceptance_id)

    def test_in_test_mode_nothing_is_sent_nor_proven(self):
        self.company.write(
            {"followup_test_mode": True, "followup_test_email": "test@example.com"}
        )
        self.assertFalse(self.night(5))

    def test_what_was_sent_stays(self):
        sending = self.night(5)
        with self.assertRaises(AccessError):
            sending.with_user(self.manager).write({"email": "x@example.com"})
        with self.assertRaises(UserError):
            self.terms.write({"name": "Another"})


@tagged("post_install", "-at_install")
class TestPage(TitlesCase):
    """Odoo's own page shows the version in force."""

    def test_it_is_fed_from_the_version(self):
        self.company.invoice_terms_html = "<p>Old</p>"
        self.terms.page = "<p>The goods stay ours.</p>"
        self.assertIn("Old", self.company.invoice_terms_html)
        self.company.followup_feeds_terms = True
        self.assertEqual(self.company.terms_type, "html")
        self.assertIn("stay ours", self.company.invoice_terms_html)
        parameters = self.env["ir.config_parameter"].sudo()
        self.assertTrue(parameters.get_param("account.use_invoice_terms"))
        self.env["res.lang"]._activate_lang("fr_FR")
        self.terms.copy({"lang": "fr_FR", "page": "<p>Les biens restent à nous.</p>"})
        self.assertIn("stay ours", self.company.invoice_terms_html)
        self.company.partner_id.lang = "fr_FR"
        self.company._followup_feed_terms()
        self.assertIn("restent à nous", self.company.invoice_terms_html)

    def test_a_version_of_tomorrow_is_shown_tomorrow(self):
        self.terms.page = "<p>Now</p>"
        self.company.followup_feeds_terms = True
        with freeze_time(day(0)):
            self.terms.copy({"valid_from": day(1), "page": "<p>Later</p>"})
            self.company._followup_feed_terms()
            self.assertIn("Now", self.company.invoice_terms_html)
        self.follow_up(1)
        self.assertIn("Later", self.company.invoice_terms_html)
