"""A customer who is a supplier too: what we owe him may count."""

from odoo.tests import tagged

from ..common import FollowupCase, day


@tagged("post_install", "-at_install")
class TestPayables(FollowupCase):
    def setUp(self):
        super().setUp()
        self.move = self.invoice(due=0)
        self.company.followup_payables = True

    def bill(self, amount, **values):
        return self.invoice(amount=amount, move_type="in_invoice", **values)

    def sentence(self):
        line = self.item(self.move).with_context(followup_as_of=str(day(5)))
        return line.followup_sentence

    def test_without_the_setting_a_bill_changes_nothing(self):
        self.company.followup_payables = False
        self.bill(1000)
        self.assertEqual(self.follow_up(5).action_ids.amount_due, 1000)

    def test_who_owes_less_than_we_owe_him_is_not_reminded(self):
        self.bill(1000)
        self.assertFalse(self.follow_up(5).action_ids)
        self.assertIn("1,000.00", self.sentence())

    def test_a_smaller_bill_is_deducted_and_the_message_says_so(self):
        self.bill(400)
        action = self.follow_up(5).action_ids
        self.assertEqual((action.amount_credits, action.amount_due), (400, 600))
        self.assertIn("own bills, still open", action.body)

    def test_a_bill_that_is_paid_or_a_draft_does_not_count(self):
        bill = self.bill(1000)
        self.pay(bill)
        self.bill(1000).button_draft()
        self.assertEqual(self.follow_up(5).action_ids.amount_due, 1000)

    def test_a_bill_of_another_supplier_does_not_count(self):
        self.bill(1000, partner=self._customer("Supplier NV"))
        self.assertTrue(self.follow_up(5).action_ids)

    def test_a_bill_wakes_its_customer(self):
        self.bill(1000)
        self.follow_up(4)
        self.assertFalse(self.follow_up(5).action_ids)
        wakes = self.env["credit.followup.wake"]
        before = wakes.search_count([("partner_id", "=", self.customer.id)])
        self.bill(10)
        after = wakes.search_count([("partner_id", "=", self.customer.id)])
        self.assertGreater(after, before)
