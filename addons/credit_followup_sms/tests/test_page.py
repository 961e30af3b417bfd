"""A text message leads to the customer's page, where the company has one."""

from odoo.addons.credit_followup.followup_core.messages.parts import MOST_PARTS, parts

from .common import SmsCase


class TestPage(SmsCase):
    def setUp(self):
        super().setUp()
        self.company.followup_page = True

    def test_its_address_ends_the_text(self):
        action = self.send()
        text = action.delivery_ids.sms_text
        self.assertTrue(text.endswith(f" {action._page_link()}"))
        self.assertIn("1,000.00", text)

    def test_a_long_text_is_cut_and_the_address_is_not(self):
        self.level.sms_text = "Please pay. " * 37
        action = self.send()
        text = action.delivery_ids.sms_text
        self.assertTrue(text.endswith(f"... {action._page_link()}"))
        self.assertLessEqual(parts(text), MOST_PARTS)

    def test_without_a_page_there_is_none(self):
        self.company.followup_page = False
        self.assertNotIn("/followup/page/", self.send().delivery_ids.sms_text)
