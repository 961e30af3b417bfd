"""What the core is told of a claim: what is known, and nothing that is estimated."""

from odoo import fields
from odoo.tests import tagged

from ...facts.claims import ClaimReader
from ..common import day
from ..common_charges import ChargesCase


@tagged("post_install", "-at_install")
class TestClaimFacts(ChargesCase):
    def request(self, offset=20):
        """Return what the core would be asked about the invoice on that day."""
        on = fields.Date.to_date(day(offset))
        reader = ClaimReader(self.env, self.company, on)
        ((request, _refs),) = reader.requests(self.item(self.move)).values()
        return request

    def test_a_posted_letter_is_expected_and_not_received(self):
        self.first.write({"by_email": False, "by_letter": True})
        action = self.follow_up(5).action_ids
        with self.on(5):
            action.with_user(self.officer).action_printed()
        (notice,) = self.request().notices
        self.assertIsNone(notice.received_on)
        self.assertEqual(notice.expected_on, action.arrives_on)
        self.assertGreater(notice.expected_on, notice.sent_on)

    def test_a_receipt_that_was_noted_is_known(self):
        self.first.write({"by_email": False, "by_registered": True})
        letter = self.follow_up(5).action_ids.delivery_ids.with_user(self.officer)
        with self.on(9):
            letter.deposited_on = day(6)
            letter.received_on = day(9)
        (notice,) = self.request().notices
        self.assertEqual(str(notice.sent_on), str(day(6)))
        self.assertEqual(str(notice.received_on), str(day(9)))

    def test_the_receipt_of_the_invoice_is_known_only_where_it_was_noted(self):
        (debt,) = self.request().debts
        self.assertIsNone(debt.received_on)
        self.move.followup_received_on = day(-20)
        (debt,) = self.request().debts
        self.assertEqual(str(debt.received_on), str(day(-20)))

    def test_who_cannot_deduct_vat_claims_dutch_costs_with_it(self):
        self.customer.country_id = self.env.ref("base.nl")
        self.company.followup_country_id = self.env.ref("base.nl")
        for recovers in (True, False):
            self.company.followup_recovers_vat = recovers
            self.assertEqual(self.request().recovers_vat, recovers)
