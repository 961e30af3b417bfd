"""Figures of months: as the core has them, for the company and each group of it."""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from freezegun import freeze_time

from odoo.exceptions import AccessError

from ...followup_core.figures.documents.figures import answer
from ..common import FollowupCase, day

# Day 0 is in March 2026.
MARCH, APRIL = date(2026, 3, 31), date(2026, 4, 30)
AGES = ("not_due", "d1_30", "d31_60", "d61_90", "d90_plus")


class TestFigures(FollowupCase):
    """An invoice of each month since December, two of them paid."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.Figure = cls.env["credit.followup.figure"]
        cls.private = cls._customer("Carla Peeters", is_company=False)
        cls.december = cls.invoice(amount=1000.0, due=-60)
        cls.january = cls.invoice(cls.private, 500.0, due=-30)
        cls.february = cls.invoice(amount=800.0, due=0)
        cls.pay(cls.december, on=day(-50))
        cls.pay(cls.january, 200.0, on=day(-31))
        cls.note = cls.invoice(
            amount=100.0, due=0, move_type="out_refund", invoice_date=day(-1)
        )

    def keep(self, on=APRIL):
        with freeze_time(on):
            self.Figure._cron_keep()

    def of(self, month=MARCH, scope="company", **values):
        domain = [("month", "=", month), ("scope", "=", scope)]
        domain += [("company_id", "=", self.company.id)]
        domain += [(name, "=", value) for name, value in values.items()]
        return self.Figure.search(domain)

    def document(self, moves, period_from="2026-01-01", as_of="2026-03-31"):
        """Return what the core says of the same invoices and payments."""
        items, payments = [], []
        for move in moves:
            line = self.item(move) or move.line_ids.filtered("date_maturity")
            kind = "credit_note" if move.move_type == "out_refund" else "invoice"
            items.append(
                {
                    "ref": move.name,
                    "customer": str(move.partner_id.id),
                    "kind": kind,
                    "on": str(move.invoice_date),
                    "due_on": str(line.date_maturity),
                    "amount": f"{move.amount_total:.2f}",
                }
            )
            payments += [
                {
                    "on": str(part.credit_move_id.date),
                    "item": move.name,
                    "amount": f"{part.amount:.2f}",
                }
                for part in line.matched_credit_ids
            ]
        return answer(
            {
                "as_of": as_of,
                "period_from": period_from,
                "currency": self.company.currency_id.name,
                "items": items,
                "payments": payments,
            }
        )

    def assert_as_the_core(self, one, moves, **period):
        wanted = self.document(moves, **period)
        self.assertEqual(one.amount_open, float(wanted["open"]))
        self.assertEqual(one.amount_overdue, float(wanted["overdue"]))
        for name in AGES:
            self.assertEqual(one[name], float(wanted["ageing"][name]), name)
        for name in ("dso_count_back", "dso", "best_possible_dso"):
            self.assertEqual(round(one[name], 1), float(wanted[name]), name)
        found = (one.average_days_late, one.average_days_to_pay)
        told = (wanted["average_days_late"], wanted["average_days_to_pay"])
        self.assertEqual([round(each, 1) for each in found], [*map(float, told)])
        on_time = float(wanted["paid_on_time"])
        self.assertEqual(round(one.paid_on_time_percent, 1), on_time)
        effective = float(wanted["collection_effectiveness"])
        self.assertEqual(round(one.collection_effectiveness, 1), effective)

    def test_the_company_is_as_the_core_says(self):
        self.keep()
        moves = self.december | self.january | self.february | self.note
        self.assert_as_the_core(self.of(), moves)

    def test_segments_are_apart_and_add_up(self):
        self.keep()
        consumers = self.of(scope="segment", segment="consumer")
        self.assert_as_the_core(consumers, self.january)
        parts = self.of(scope="segment")
        self.assertEqual(sum(parts.mapped("amount_open")), self.of().amount_open)
        customers = self.of(scope="customer")
        self.assertEqual(customers.partner_id, self.customer | self.private)
        self.assertEqual(sum(customers.mapped("sales")), self.of().sales)

    def test_what_was_paid_later_was_open_then(self):
        self.keep()
        before = self.of(date(2025, 12, 31))
        self.assertEqual((before.amount_open, before.sales), (1000.0, 1000.0))
        self.assertFalse(before.paid)
        january = self.of(date(2026, 1, 31))
        self.assertEqual((january.paid, january.amount_open), (1000.0, 500.0))

    def test_what_is_open_of_several_months_is_that_of_the_last(self):
        self.keep()
        own = [("company_id", "=", self.company.id), ("scope", "=", "company")]
        spec = ["amount_open:sum", "amount_overdue:sum", "d1_30:sum", "sales:sum"]
        figures = self.Figure.with_user(self.reader)
        domain = [*own, ("month", "<=", MARCH)]
        (found,) = figures.formatted_read_group(domain, [], spec)
        march = self.of()
        for name in ("amount_open", "amount_overdue", "d1_30"):
            self.assertEqual(found[f"{name}:sum"], march[name], name)
        months = self.Figure.search(domain)
        self.assertGreater(len(months), 3)
        self.assertEqual(found["sales:sum"], sum(months.mapped("sales")))
        # As a screen asks for it, by quarter.
        groups = figures.formatted_read_group(
            own, ["month:quarter"], ["amount_open:sum"]
        )
        december = self.of(date(2025, 12, 31)).amount_open
        wanted = [december, march.amount_open, self.of(APRIL).amount_open]
        self.assertEqual([one["amount_open:sum"] for one in groups], wanted)

    def test_what_is_open_of_two_currencies_is_that_of_the_last_month_too(self):
        other = self.setup_other_company(currency_id=self._franc().id)["company"]
        self.keep()
        march = self.of().amount_open
        row = {"company_id": other.id, "scope": "company", "amount_open": 60.0}
        for month in (date(2026, 2, 28), MARCH):
            self.Figure.sudo().create({**row, "month": month})
        figures = self.Figure.sudo().with_context(
            allowed_company_ids=[self.company.id, other.id]
        )
        (found,) = figures.formatted_read_group(
            [
                ("company_id", "in", (self.company.id, other.id)),
                ("scope", "=", "company"),
                ("month", "<=", MARCH),
            ],
            [],
            ["amount_open:sum_currency"],
        )
        # Two francs are one of ours.
        total = found["amount_open:sum_currency"]
        self.assertEqual(round(total, 2), march + 30.0)

    def _franc(self):
        return self.setup_other_currency("CHF", rates=[("2020-01-01", 2.0)])

    def test_a_customer_s_own_figures_are_said(self):
        self.keep(day(10))
        moves = self.december | self.february | self.note
        with freeze_time(day(10)):
            customer = self.customer.with_user(self.reader).with_company(self.company)
            said = customer.followup_figures_words
        wanted = self.document(moves, as_of=str(day(10)))
        for name in ("dso_count_back", "best_possible_dso", "collection_effectiveness"):
            whole = Decimal(wanted[name]).quantize(Decimal(1), ROUND_HALF_UP)
            self.assertIn(f" {whole} ", said, name)
        # Months later nothing was sold to him; what is open is so for ever longer.
        self.keep(date(2026, 9, 15))
        with freeze_time(date(2026, 9, 15)):
            customer.invalidate_recordset(["followup_figures_words"])
            later = customer.followup_figures_words
        self.assertIn("Collected: 0 % of what could be.", later)
        self.assertFalse(self._customer("Nobody").followup_figures_words)

    def test_every_night_the_running_month_is_made_anew(self):
        self.keep(day(10))
        # The credit note of March.
        self.assertEqual(self.of().sales, -100.0)
        count = self.Figure.search_count([])
        self.invoice(amount=50.0, due=40, invoice_date=day(5))
        self.keep(day(11))
        self.assertEqual(self.of().sales, -50.0)
        self.assertEqual(self.Figure.search_count([]), count)
        # The last night of a month is not its end: the next one looks once more.
        self.invoice(amount=70.0, due=40, invoice_date=date(2026, 3, 31))
        self.keep(date(2026, 4, 1))
        self.assertEqual(self.of().sales, 20.0)
        self.assertTrue(self.of(APRIL))

    def test_months_are_made_anew_from_the_books(self):
        self.keep()
        self.invoice(amount=60.0, due=-60)
        one = self.of(date(2025, 12, 31))
        one.with_user(self.manager).action_rebuild()
        self.assertFalse(self.of())
        self.keep()
        self.assertEqual(self.of(date(2025, 12, 31)).sales, 1060.0)
        self.assertTrue(self.of())

    def test_other_companies_and_readers(self):
        self.keep()
        one = self.of().with_user(self.reader)
        self.assertTrue(one.amount_open)
        with self.assertRaises(AccessError):
            one.action_rebuild()
        with self.assertRaises(AccessError):
            one.unlink()
        other = self.setup_other_company()["company"]
        stranger = self._user("stranger", "group_manager", other)
        self.assertFalse(self.Figure.with_user(stranger).search([]))

    def test_what_is_not_known_is_no_zero(self):
        """Nobody paid in December: no average is told."""
        self.keep()
        self.env.cr.execute(
            "SELECT average_days_late, dso FROM credit_followup_figure WHERE id = %s",
            [self.of(date(2025, 12, 31)).id],
        )
        late, dso = self.env.cr.fetchone()
        self.assertIsNone(late)
        self.assertEqual(dso, 31.0)

    def test_what_waiting_reminding_and_losing_cost(self):
        """Of January 500 were overdue from the 2nd of February on, less 200 before."""
        self.company.followup_financing_rate = 7.3
        due = self.item(self.january).date_maturity
        self.follow_up(5)
        self.keep()
        march = self.of(scope="customer", partner_id=self.private.id)
        self.assertEqual(march.overdue_days, 300.0 * 31)
        self.assertEqual(march.financing, round(300.0 * 31 * 0.073 / 365, 2))
        february = date(2026, 2, 28)
        one = self.of(february, scope="customer", partner_id=self.private.id)
        self.assertEqual(one.overdue_days, 300.0 * (february - due).days)
        whole = self.of(scope="customer")
        self.assertEqual(sum(whole.mapped("steps")), self.of().steps)
        self.assertEqual(self.of().steps, len(self.run_of(5).action_ids))
        self.assertGreater(self.of().steps, 0)
