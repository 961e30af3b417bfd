from odoo.tests import tagged

from odoo.addons.credit_followup_sms import uninstall_hook

from .common import SmsCase


@tagged("post_install", "-at_install")
class TestRemoval(SmsCase):
    """The addon goes: what waits does not leave, what left keeps its words."""

    def texts(self, action):
        return action.message_ids.filtered(lambda one: one.message_type == "sms")

    def test_what_was_sent_keeps_its_words(self):
        action = self.send()
        self.network()
        action.sudo().delivery_ids.sms_text = "1 < 2 & due\nPay"
        uninstall_hook(self.env(su=True))
        self.assertEqual(self.texts(action).body, "<p>1 &lt; 2 &amp; due<br/>Pay</p>")

    def test_what_waits_does_not_leave(self):
        action = self.send()
        with self.clock():
            self.env["credit.followup.delivery"].sudo()._cron_text_messages()
            self.assertTrue(self.queued())
            uninstall_hook(self.env(su=True))
        self.assertFalse(self.queued())
        self.assertEqual(action.delivery_ids.state, "failed")
        self.assertFalse(self.texts(action))
