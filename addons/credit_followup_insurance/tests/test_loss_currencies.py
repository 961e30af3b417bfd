"""Insured losses in another currency than the contract's."""

from odoo.tests import tagged

from odoo.addons.credit_followup.tests.common import day

from .common import InsuranceCase


@tagged("post_install", "-at_install")
class TestLossCurrencies(InsuranceCase):
    """Amounts in another currency: converted at a rate that is there, or named."""

    def setUp(self):
        super().setUp()
        self.covered()
        self.other = self.env["res.currency"].create({"name": "XTS", "symbol": "X"})
        self.env["res.currency.rate"].create(
            {
                "currency_id": self.other.id,
                "company_id": self.company.id,
                "name": day(-500),
                "rate": 4.0,
            }
        )
        self.move = self.invoice(due=0, currency_id=self.other.id)

    def test_each_currency_has_a_loss_of_its_own_in_that_of_the_contract(self):
        self.invoice(due=0)
        self.night(1)
        losses = self.Loss.search([("partner_id", "=", self.customer.id)])
        self.assertEqual(losses.currency_id, self.other | self.own)
        foreign = losses.filtered(lambda one: one.currency_id == self.other)
        self.assertEqual(foreign.item_ids.amount_open, 1000)
        self.assertEqual(foreign.amount_at_risk, 225)

    def test_without_a_rate_nothing_is_guessed_and_the_record_is_named(self):
        self.night(1)
        loss = self.loss()
        self.other.rate_ids.unlink()
        self.night(75)
        self.assertEqual(loss.state, "overdue")
        self.assertIn(self.move.name, loss.clock_error)
        self.assertIn("XTS", loss.clock_error)
        # And no accountant is kept from posting what was paid.
        with self.on(76):
            self.pay(self.move, 1000, on=day(76))
        self.assertEqual(loss.state, "settled")
        self.assertFalse(loss.clock_error)
