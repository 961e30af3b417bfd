"""A figure opens what it is made of, and late payers cost what is counted."""

from datetime import date
from decimal import Decimal

from freezegun import freeze_time

from odoo import Command

from ...followup_core.figures.cost import Cost
from ..common import FollowupCase, day

MARCH, APRIL = date(2026, 3, 31), date(2026, 4, 30)


class TestOpened(FollowupCase):
    """Two customers; one pays in part before the end of March, and more in April."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.Figure = cls.env["credit.followup.figure"]
        cls.other = cls._customer("Carla Peeters", is_company=False)
        cls.one = cls.invoice(amount=1000.0, due=-30)
        cls.two = cls.invoice(cls.other, 500.0, due=0)
        cls.pay(cls.one, 300.0, on=day(10))
        cls.pay(cls.one, 200.0, on=date(2026, 4, 2))

    def keep(self, on=APRIL):
        with freeze_time(on):
            self.Figure._cron_keep()

    def of(self, month=MARCH, scope="company", **values):
        domain = [("month", "=", month), ("scope", "=", scope)]
        domain += [("company_id", "=", self.company.id)]
        domain += [(name, "=", value) for name, value in values.items()]
        return self.Figure.search(domain)

    def shown(self, figure, name, user=None):
        with freeze_time(APRIL):
            action = getattr(figure.with_user(user or self.reader), name)()
        model = self.env[action["res_model"]].with_user(user or self.reader)
        return model.with_context(**action["context"]).search(action["domain"])

    def test_what_was_open_adds_up_to_the_figure(self):
        self.keep()
        figure = self.of()
        rows = self.shown(figure, "action_view_owed")
        self.assertEqual(sum(rows.mapped("amount")), figure.amount_open)
        self.assertEqual(figure.amount_open, 1200.0)
        late = rows.filtered(lambda one: one.bucket != "0")
        self.assertEqual(sum(late.mapped("amount")), figure.amount_overdue)
        own = self.of(scope="customer", partner_id=self.customer.id)
        rows = self.shown(own, "action_view_owed")
        self.assertEqual((rows.move_id, rows.amount), (self.one, 700.0))
        self.assertFalse(own.is_latest)
        latest = self.Figure.with_company(self.company).search(
            [("is_latest", "=", True), ("scope", "=", "company")]
        )
        self.assertEqual(latest, self.of(APRIL))
        self.assertEqual((rows.amount_total, rows.bucket), (1000.0, "2"))

    def test_payments_of_three_months(self):
        self.keep()
        rows = self.shown(self.of(), "action_view_receipts")
        self.assertEqual(rows.mapped("amount"), [300.0])
        self.assertEqual(rows.days_late, 40)
        self.assertEqual(self.of().average_days_late, rows.days_late)
        both = self.shown(self.of(APRIL), "action_view_receipts")
        self.assertEqual(sorted(both.mapped("amount")), [200.0, 300.0])
        ((late,),) = both._read_group([("id", "in", both.ids)], [], ["days_late:avg"])
        self.assertEqual(round(late, 1), round(self.of(APRIL).average_days_late, 1))

    def test_payments_of_a_customer_are_those_of_the_month(self):
        self.keep()
        own = self.of(APRIL, scope="customer", partner_id=self.customer.id)
        rows = self.shown(own, "action_view_receipts")
        self.assertEqual(rows.mapped("amount"), [200.0])
        self.assertEqual(own.average_days_late, rows.days_late)

    def test_of_several_rows_averages_are_weighed(self):
        self.keep()
        rows = (self.of() | self.of(APRIL)).sudo()
        rows[0].write({"dso": 10.0, "amount_open": 900.0})
        rows[1].write({"dso": 50.0, "amount_open": 100.0})
        ((dso,),) = rows._read_group([("id", "in", rows.ids)], [], ["dso:avg"])
        self.assertAlmostEqual(dso, 14.0)
        rows.write({"amount_open": 0.0})
        ((dso,),) = rows._read_group([("id", "in", rows.ids)], [], ["dso:avg"])
        self.assertAlmostEqual(dso, 30.0)

    def test_without_a_scope_each_amount_counts_once(self):
        self.keep()
        own = [("company_id", "=", self.company.id), ("month", "=", MARCH)]

        def summed(groupby=(), domain=()):
            rows = self.Figure.formatted_read_group(
                [*own, *domain], groupby, ["amount_open:sum"]
            )
            return sum(row["amount_open:sum"] for row in rows)

        wanted = self.of().amount_open
        self.assertEqual(summed(), wanted)
        for by in ("partner_id", "segment", "user_id", "payer", "month:month"):
            self.assertEqual(summed([by]), wanted, by)
        both = self.Figure.formatted_read_grouping_sets(
            own, [["month:month"], []], ["amount_open:sum"]
        )
        self.assertEqual(both[1][0]["amount_open:sum"], wanted)

    def test_invoices_messages_and_customers(self):
        self.keep()
        february = self.of(date(2026, 2, 28))
        self.assertEqual(self.shown(february, "action_view_invoices"), self.two)
        parts = self.shown(self.of(), "action_view_customers")
        self.assertEqual(sum(parts.mapped("amount_open")), self.of().amount_open)
        consumers = self.of(scope="segment", segment="consumer")
        self.assertEqual(
            self.shown(consumers, "action_view_customers").partner_id, self.other
        )
        self.follow_up(5)
        steps = self.shown(self.of(), "action_view_steps")
        self.assertEqual(steps, self.run_of(5).action_ids)

    def test_people_and_losses_less_what_was_claimed(self):
        self.company.write({"followup_hour_cost": 60.0, "followup_call_minutes": 20})
        outcome = self.env["credit.followup.contact.outcome"].search([], limit=1)
        with freeze_time(day(7)):
            self.env["credit.followup.contact"].with_user(self.officer).create(
                {
                    "partner_id": self.other.id,
                    "company_id": self.company.id,
                    "outcome_id": outcome.id,
                }
            )
        self.keep()
        own = self.of(scope="customer", partner_id=self.other.id)
        self.assertEqual((own.minutes, own.people, own.cost), (20, 20.0, 20.0))
        calls = self.shown(own, "action_view_contacts")
        self.assertEqual((calls.partner_id, len(calls)), (self.other, 1))
        self.assertEqual(self.of().cost, sum(self.of(scope="customer").mapped("cost")))
        parts = ("financing", "people", "fees", "losses", "claims_paid")
        cost = Cost(*(Decimal(str(self.of()[name])) for name in parts))
        self.assertEqual(self.of().cost, float(cost.total()))

    def test_what_the_customer_clicks_is_nobody_s_time(self):
        self.company.write({"followup_hour_cost": 60.0})
        with freeze_time(day(7)):
            self.env["credit.followup.contact"].create(
                {
                    "partner_id": self.other.id,
                    "company_id": self.company.id,
                    "kind": "page",
                    "outcome_id": self.env.ref("credit_followup.outcome_confirmed").id,
                    "invoice_id": self.two.id,
                    "received": "yes",
                    "passed": "yes",
                    "with_summary": False,
                    "summary_reason": "On his page",
                }
            )
        self.keep()
        own = self.of(scope="customer", partner_id=self.other.id)
        self.assertFalse(own.minutes)

    def test_the_margin_is_by_the_costs_of_products(self):
        product = self.env["product.product"].create(
            {"name": "Chair", "standard_price": 30.0}
        )
        self.company.followup_margin_rate = 10.0
        line = {"product_id": product.id, "quantity": 2, "price_unit": 50.0}
        self.invoice(
            due=30,
            invoice_line_ids=[Command.create({**line, "tax_ids": [Command.clear()]})],
        )
        self.keep()
        own = self.of(scope="customer", partner_id=self.customer.id)
        self.assertEqual((own.revenue, own.margin), (100.0, 40.0))

    def test_the_type_of_payer_stands_beside_what_he_buys(self):
        for back in range(5):
            paid = self.invoice(self.other, 100.0, due=-60 - back)
            self.pay(paid, on=paid.invoice_date_due)
        self.keep()
        own = self.of(scope="customer", partner_id=self.other.id)
        self.assertEqual(own.payer, "on_time")
        new = self.of(scope="customer", partner_id=self.customer.id)
        self.assertEqual(new.payer, "unknown")
        self.assertFalse(self.of().payer)
        kind = self.of(scope="payer", payer="on_time")
        self.assertEqual(kind.sales, own.sales)
        self.assertEqual(self.shown(kind, "action_view_customers"), own)
        unknown = self.of(scope="payer", payer="unknown")
        parts = kind.amount_open + unknown.amount_open
        self.assertEqual(parts, self.of().amount_open)
