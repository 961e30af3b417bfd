"""What a customer owes beside his cover, on today's day and on another one."""

from odoo.exceptions import UserError
from odoo.tests import tagged

from odoo.addons.credit_followup.tests.common import day

from .common import InsuranceCase

AMOUNTS = ("overdue", "not_due", "delivered", "ordered", "used", "free", "above")


@tagged("post_install", "-at_install")
class TestExposures(InsuranceCase):
    """Used, free, above: in the currency of the contract."""

    def setUp(self):
        super().setUp()
        self.cover = self.covered(3000)

    def exposure(self, on=5, as_of=None, user=None):
        """Return what is read on a day, of that day or of another one."""
        with self.on(on):
            cover = self.cover.with_user(user or self.reader)
            if as_of is not None:
                cover = cover.with_context(followup_as_of=day(as_of))
            cover.invalidate_recordset()
            return {name: cover[f"exposure_{name}"] for name in AMOUNTS}

    def check(self, found, **expected):
        self.assertEqual({name: found[name] for name in expected}, expected)

    def test_what_is_due_today_is_not_overdue(self):
        self.invoices([1000], due=4)
        self.invoices([500], due=5)
        found = self.exposure()
        self.check(found, overdue=1000, not_due=500, used=1500, free=1500, above=0)

    def test_both_sides_of_the_limit(self):
        self.invoice(amount=3000, due=0)
        self.check(self.exposure(), used=3000, free=0, above=0)
        self.assertFalse(self.cover.search([("is_above", "=", True)]))
        self.invoice(amount=1, due=0)
        self.check(self.exposure(), used=3001, free=0, above=1)
        self.assertIn(self.cover, self.cover.search([("is_above", "=", True)]))

    def test_a_credit_that_nobody_allocated_uses_less(self):
        self.invoice(amount=1000, due=0)
        self.pay(partner=self.customer, amount=400)
        self.check(self.exposure(), overdue=1000, not_due=-400, used=600)

    def test_what_was_open_on_a_day_that_is_past(self):
        move = self.invoice(amount=1000, due=0)
        with self.on(3):
            self.pay(move, 600, on=day(3))
        with self.on(4):
            self.pay(move, 400, on=day(4))
        self.check(self.exposure(), used=0)
        self.check(self.exposure(as_of=4), used=0)
        self.check(self.exposure(as_of=3), overdue=400, used=400)
        self.check(self.exposure(as_of=2), overdue=1000, used=1000)
        self.check(self.exposure(as_of=-31), used=0)

    def test_the_limit_of_that_day_counts(self):
        self.invoice(amount=1000, due=0)
        self.decide(self.cover, "reduced", 200, on=3)
        self.check(self.exposure(as_of=2), free=2000)
        self.check(self.exposure(as_of=3), above=800)

    def test_other_currencies_and_one_without_a_rate(self):
        other = self.env["res.currency"].create({"name": "XTS", "symbol": "X"})
        rate = self.env["res.currency.rate"].create(
            {
                "currency_id": other.id,
                "company_id": self.company.id,
                "name": day(-500),
                "rate": 4.0,
            }
        )
        move = self.invoice(amount=1000, due=0, currency_id=other.id)
        self.check(self.exposure(), overdue=250, used=250)
        rate.unlink()
        self.check(self.exposure(), used=0)
        with self.on(5):
            self.cover.invalidate_recordset()
            self.assertIn("XTS", self.cover.exposure_error)
            self.assertIn(move.name, self.cover.exposure_error)

    def test_a_limit_in_another_currency(self):
        other = self.env["res.currency"].create({"name": "XTS", "symbol": "X"})
        self.env["res.currency.rate"].create(
            {
                "currency_id": other.id,
                "company_id": self.company.id,
                "name": day(-500),
                "rate": 2.0,
            }
        )
        customer = self._customer("Eva Other")
        cover = self.asked(customer)
        cover.currency_id = other
        self.cover = self.decide(cover, "granted", 4000)
        self.check(self.exposure(), free=2000)

    def test_another_company_owes_nothing_here(self):
        other = self.setup_other_company()
        journal = other["default_journal_sale"]
        self.invoice(
            amount=700,
            due=0,
            company_id=other["company"].id,
            journal_id=journal.id,
        )
        self.check(self.exposure(), used=0)

    def test_the_customer_says_it(self):
        self.invoice(amount=3500, due=0)
        with self.on(5):
            customer = self.customer.with_user(self.reader).with_company(self.company)
            self.assertIn("is above it", customer.followup_cover_sentence)
            self.assertEqual(customer.followup_cover_id, self.cover)
            found = customer.search([("followup_cover_id", "=", False)])
            self.assertNotIn(customer, found)
            insured = [("decision", "in", ("granted", "reduced"))]
            found = customer.search([("followup_cover_id", "any", insured)])
            self.assertIn(customer, found)

    def test_many_customers_are_read_by_as_many_queries_as_one(self):
        covers = self.cover
        for number in range(4):
            partner = self._customer(f"Many {number}")
            self.invoices([100], partner, due=0)
            covers |= self.covered(partner=partner)

        def queries(records):
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            records.mapped("exposure_used")
            return self.env.cr.sql_log_count - before

        with self.on(5):
            queries(covers)
            self.assertEqual(queries(covers), queries(covers[:1]))


@tagged("post_install", "-at_install")
class TestOrdersAboveCover(InsuranceCase):
    """An order that takes a customer above his cover asks first, where orders are."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        if "sale.order" not in cls.env:
            cls.skipTest(cls, "Orders are not installed")
        cls.product = cls.env["product.product"].create(
            {"name": "Pallet", "list_price": 100.0, "type": "consu", "taxes_id": False}
        )

    def order(self, amount, **values):
        line = {
            "product_id": self.product.id,
            "product_uom_qty": 1,
            "price_unit": amount,
        }
        return (
            self.env["sale.order"]
            .sudo()
            .create(
                {
                    "partner_id": self.customer.id,
                    "company_id": self.company.id,
                    "order_line": [(0, 0, line)],
                    **values,
                }
            )
        )

    def refused(self, order, words="somebody else has to agree"):
        with self.assertRaisesRegex(UserError, words), self.env.cr.savepoint():
            order.action_confirm()
        self.env.invalidate_all()

    def test_both_sides_of_the_cover(self):
        self.covered(1000)
        self.invoice(amount=400, due=60)
        with self.on(0):
            within, above = self.order(600), self.order(601)
            within.action_confirm()
            self.assertEqual(within.state, "sale")
            within._action_cancel()
            self.refused(above)

    def test_what_is_ordered_and_delivered_counts(self):
        cover = self.covered(1000)
        with self.on(0):
            order = self.order(700)
            order.action_confirm()
            self.assertEqual(cover.exposure_ordered, 700)
            order.order_line.qty_delivered = 1
            cover.invalidate_recordset()
            found = (cover.exposure_delivered, cover.exposure_ordered)
            self.assertEqual(found, (700, 0))
            self.refused(self.order(301))
            self.order(300).action_confirm()

    def test_a_warning_is_a_warning_and_a_stop_is_one(self):
        self.covered(100)
        with self.on(0):
            self.contract.order_degree = "note"
            noted = self.order(200)
            noted.action_confirm()
            self.assertIn("covers", str(noted.message_ids[0].body))
            self.contract.order_degree = "stop"
            self.refused(self.order(1), "does not go on")

    def test_who_has_no_cover_is_not_asked(self):
        self.covered(100, partner=self._customer("Fred Other"))
        with self.on(0):
            order = self.order(10**6)
            order.action_confirm()
        self.assertEqual(order.state, "sale")
