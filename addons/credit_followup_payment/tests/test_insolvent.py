"""Nobody pays online in an insolvency: an administrator would take it back."""

from freezegun import freeze_time

from odoo.tests import tagged

from odoo.addons.credit_followup.tests.common import day

from .common import PayOnlineCase


@tagged("post_install", "-at_install")
class TestInsolvent(PayOnlineCase):
    def hold(self, reason):
        return self.env["credit.followup.hold"].create(
            {
                "company_id": self.company.id,
                "partner_id": self.customer.id,
                "reason": reason,
                "note": "Judgment of today",
                "date_from": day(0),
            }
        )

    def test_there_is_no_button_from_that_minute(self):
        move = self.moves[0]
        with freeze_time(day(6)):
            self.assertTrue(move._has_to_be_paid())
            self.hold("pause")
            self.assertTrue(move._has_to_be_paid())
            hold = self.hold("insolvency")
            self.assertFalse(move._has_to_be_paid())
            other = self.invoice(self._customer("Boris Dubois"))
            self.assertTrue(other._has_to_be_paid())
            hold.action_end()
            self.assertTrue(move._has_to_be_paid())

    def test_the_page_of_the_message_offers_nothing(self):
        with freeze_time(day(6)):
            self.hold("insolvency")
        self.assertNotIn("o_payment_form", self.page().text)
        self.assert_refused()
