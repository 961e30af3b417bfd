from psycopg2.errors import CheckViolation

from odoo.exceptions import ValidationError
from odoo.tests import tagged
from odoo.tools import mute_logger

from .common import SmsCase


@tagged("post_install", "-at_install")
class TestTexts(SmsCase):
    """Three parts at most, in the words of the level or of the addon."""

    def test_the_sentence_names_company_amount_and_deadline(self):
        action = self.send()
        text = action.delivery_ids.sms_text
        for word in (self.company.name, "1,000.00", "March 16, 2026"):
            self.assertIn(word, text)
        self.assertNotIn("\u00a0", text)
        self.assertLessEqual(action.delivery_ids.sms_parts, 3)
        self.assertEqual(len(action.delivery_ids.sha256), 64)

    def test_several_invoices_are_counted_in_the_language_of_the_addressee(self):
        self.env["res.lang"]._activate_lang("fr_FR")
        self.customer.lang = "fr_FR"
        self.invoice(due=0, amount=250)
        text = self.send().delivery_ids.sms_text
        self.assertIn("2 factures", text)

    def test_the_level_s_own_words_come_before_the_sentence(self):
        self.level.sms_text = "[company] wants [amount] for [count] by [deadline]"
        action = self.send()
        self.assertRegex(action.delivery_ids.sms_text, r"wants .*1,000\.00.* for 1 by ")

    def test_words_that_mean_nothing_and_long_texts_are_refused(self):
        for text in ("[items]", "Pay [soon]", "a" * 460):
            with self.subTest(text=text[:12]), self.assertRaises(ValidationError):
                self.level.sms_text = text

    def test_it_is_no_formal_notice(self):
        notice = self.policy.level_ids.filtered(lambda one: one.nature == "2")
        with self.assertRaisesRegex(ValidationError, "formal notice"):
            notice.by_sms = True

    def test_the_hours_are_one_at_least(self):
        with mute_logger("odoo.sql_db"), self.assertRaises(CheckViolation):
            self.company.write({"followup_sms_from": 12, "followup_sms_to": 12})
            self.env.flush_all()

    def test_the_box_alone_is_a_channel(self):
        self.assertEqual(self.level.channels_text, "Text message")
        with self.assertRaisesRegex(ValidationError, "no channel"):
            self.level.by_sms = False

    def test_a_preview_shows_number_text_and_parts(self):
        self.level.mode = "confirm"
        action = self.send()
        shown = str(action.with_user(self.officer).leaving)
        for word in ("+32470123456", "is overdue", "Parts"):
            self.assertIn(word, shown)

    def test_cost_is_noted_as_the_provider_says_it(self):
        action = self.send()
        self.network()
        self.assertEqual(action.delivery_ids.sms_credits, 1)

    def test_a_duplicate_says_that_it_is_one(self):
        action = self.send()
        self.network()
        self.act(action, "action_resend", offset=6)
        copy = self.Action.search([("duplicate_of_id", "=", action.id)])
        self.assertTrue(copy.delivery_ids.sms_text.startswith("Duplicate: "))
        self.assertEqual(len(self.network(6)), 1)
