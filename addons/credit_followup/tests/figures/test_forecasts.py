"""Forecasts from the books: of today, of last quarter, and what came since."""

from datetime import timedelta

from freezegun import freeze_time

from odoo import Command
from odoo.exceptions import AccessError

from ...facts.figures.habits import read_habits
from ..common import FollowupCase, day


class TestForecasts(FollowupCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.Forecast = cls.env["credit.followup.forecast"]
        cls.other = cls._customer("Boris Dubois")

    def habit(self, late, partner=None, ago=-100):
        """Have a customer pay five invoices so many days late."""
        for move in self.invoices([100.0] * 5, partner, due=ago):
            self.pay(move, on=day(ago + late))

    def keep(self, offset=0):
        with freeze_time(day(offset)):
            self.env["credit.followup.figure"]._cron_keep()

    def of(self, offset=0, name="expected", **extra):
        """Return in which weeks something comes."""
        rows = self.Forecast.search(
            [("made_on", "=", day(offset)), ("company_id", "=", self.company.id)],
            order="week",
        )
        self.assertEqual(len(rows), 13)
        amounts = rows.mapped(name)
        return {place: amount for place, amount in enumerate(amounts) if amount}

    def test_by_due_date_and_habit(self):
        self.habit(14)
        self.invoice(amount=300.0, due=8)
        self.invoice(amount=50.0, due=200)
        self.keep()
        self.assertEqual(self.of(), {3: 300.0})
        self.assertEqual(self.of(name="due"), {1: 300.0})

    def test_who_never_paid_is_as_the_others(self):
        self.habit(14)
        self.invoice(self.other, 300.0, due=8)
        self.keep()
        self.assertEqual(self.of(), {3: 300.0})

    def held(self, move, reason, **values):
        self.env["credit.followup.hold"].create(
            {
                "company_id": self.company.id,
                "partner_id": self.customer.id,
                "move_line_id": self.item(move).id,
                "reason": reason,
                "note": reason,
                "date_from": day(-2),
                **values,
            }
        )

    def test_of_what_is_disputed_in_part_the_rest_comes(self):
        self.habit(14)
        move = self.invoice(amount=300.0, due=8)
        self.held(move, "dispute", amount=100.0)
        self.keep()
        self.assertEqual(self.of(), {3: 200.0})

    def test_a_pause_that_ends_is_no_loss(self):
        self.habit(14)
        ends, stays = self.invoices([300.0, 70.0], due=8)
        self.held(ends, "pause", date_to=day(10))
        self.held(stays, "pause")
        self.keep()
        self.assertEqual(self.of(), {3: 300.0})

    def test_a_promise_a_dispute_and_part_payments(self):
        self.habit(14)
        promised, disputed, part = self.invoices([100.0, 200.0, 400.0], due=-1)
        with freeze_time(day(-1)):
            self.env["credit.followup.promise"].with_user(self.officer).create(
                {
                    "partner_id": self.customer.id,
                    "move_line_id": self.item(promised).id,
                    "amount": 100.0,
                    "promised_on": day(3),
                }
            )
            self.env["credit.followup.dispute"].with_user(self.officer).create(
                {
                    "partner_id": self.customer.id,
                    "move_line_id": self.item(disputed).id,
                    "ground": "goods",
                    "amount": 200.0,
                    "words": "Broken",
                }
            )
        self.pay(part, 150.0, on=day(-1))
        self.keep()
        self.assertEqual(self.of(), {0: 100.0, 1: 250.0})

    def test_last_quarter_beside_what_came(self):
        """Made of the books as they were then: what came since is not known to it."""
        self.habit(7, ago=-250)
        late, paid = self.invoices([100.0, 60.0], due=-80)
        self.pay(paid, on=day(-66))
        self.invoice(amount=999.0, due=-50, invoice_date=day(-70))
        self.keep()
        self.assertEqual(self.of(-91), {2: 160.0})
        self.assertEqual(self.of(-91, "received"), {3: 60.0})
        # Expected in the week before; by due dates two weeks before that.
        self.assertEqual(self.of(-91, "missed"), {2: 160.0, 3: 60.0})
        self.assertEqual(self.of(-91, "missed_due"), {1: 160.0, 3: 60.0})
        rows = self.Forecast.with_company(self.company).search([("is_past", "=", True)])
        with freeze_time(day(0)):
            self.assertEqual(set(rows.mapped("made_on")), {day(-91)})
        self.assertFalse(self.item(late).reconciled)

    def test_one_forecast_a_week_stays(self):
        self.invoice(amount=300.0, due=8)
        # Day 0 is a Wednesday.
        for offset in (0, 1, 4, 5):
            self.keep(offset)
        made = set(self.Forecast.search([("made_on", ">=", day(0))]).mapped("made_on"))
        self.assertEqual(made, {day(4), day(5)})
        latest = self.Forecast.search([("is_latest", "=", True)])
        self.assertEqual(set(latest.mapped("made_on")), {day(5)})
        weeks = sorted(latest.mapped("week"))
        self.assertEqual(weeks[1] - weeks[0], timedelta(days=7))

    def test_who_is_later_than_usual_comes_as_others_did(self):
        """Last quarter began on day -91; debts late by 8 days then came by half."""
        # Paid on day -90: in the first week of the quarter, and a day after it.
        self.habit(9, ago=-99)
        early, late = self.invoices([250.0, 250.0], self.other, due=-99)
        self.pay(late, on=day(-84))
        self.invoice(self.other, 100.0, due=-20)
        self.keep()
        # Of 1000.0 half came in the first week, a quarter in the next. The rest is late
        # by 99 days: of that age nothing was, so it comes as what was late in all.
        self.assertEqual(self.of(), {0: 50.0 + 125.0, 1: 25.0 + 62.5})
        self.assertFalse(self.item(early).reconciled)

    def promise(self, move, amount, on):
        with freeze_time(day(-1)):
            return self.env["credit.followup.promise"].create(
                {
                    "company_id": self.company.id,
                    "partner_id": move.partner_id.id,
                    "move_line_id": self.item(move).id,
                    "amount": amount,
                    "promised_on": day(on),
                }
            )

    def test_of_what_is_promised_in_part_the_rest_comes_as_usual(self):
        self.habit(14)
        move = self.invoice(amount=500.0, due=8)
        self.promise(move, 200.0, 3)
        self.keep()
        self.assertEqual(self.of(), {0: 200.0, 3: 300.0})
        # What came since was of the promise; and it came so soon that he is less late.
        self.pay(move, 150.0, on=day(0))
        self.keep(1)
        self.assertEqual(self.of(1), {0: 50.0, 2: 300.0})

    def test_who_never_paid_and_broke_his_word_is_not_sure(self):
        self.habit(14)
        moves = self.invoices([100.0] * 3, self.other, due=-40)
        for move in moves:
            promise = self.promise(move, 100.0, 3).sudo()
            promise.last_on = day(-1)
            promise._enter("broken", "not_paid")
        habits = read_habits(self.company, day(0))
        self.assertEqual(habits[self.other.id], habits.usual._replace(is_sure=False))
        self.assertEqual(habits[self.customer.id], habits.usual)
        self.assertTrue(habits.usual.is_sure)

    def test_what_was_lost_counts_among_what_was_late(self):
        """Of 1000.0 a tenth came: not a fifth, since half of it is an entry of loss."""
        move = self.invoice(self.other, 500.0, due=-200)
        lost = self.invoice(self.other, 500.0, due=-200)
        self.pay(move, 100.0, on=day(-88))
        line = self.item(lost)
        loss = self.env["account.move"].create(
            {
                "move_type": "entry",
                "date": day(-50),
                "line_ids": [
                    Command.create(
                        {
                            "account_id": line.account_id.id,
                            "partner_id": self.other.id,
                            "credit": 500.0,
                        }
                    ),
                    Command.create(
                        {
                            "account_id": self.company_data[
                                "default_account_expense"
                            ].id,
                            "debit": 500.0,
                        }
                    ),
                ],
            }
        )
        loss.action_post()
        (line | loss.line_ids.filtered("credit")).reconcile()
        self.keep()
        self.assertEqual(self.of(), {0: 40.0})

    def test_an_item_booked_in_the_quarter_was_not_late_before_it(self):
        move = self.invoice(self.other, 500.0, due=-200)
        self.pay(move, 100.0, on=day(-88))
        self.invoice(self.other, 300.0, due=-200, date=day(-20))
        self.keep()
        # A fifth of both.
        self.assertEqual(self.of(), {0: 140.0})

    def test_a_week_opens_its_customers(self):
        self.habit(14)
        self.invoices([300.0, 50.0], due=8)
        self.invoice(self.other, 70.0, due=8)
        self.keep()
        week = self.Forecast.search([("made_on", "=", day(0))], order="week")[3]
        week = week.with_user(self.reader)
        with freeze_time(day(0)):
            action = week.action_view_customers()
            self.assertTrue(week.is_latest)
        parts = self.env[action["res_model"]].search(action["domain"])
        self.assertEqual(
            {one.partner_id: one.expected for one in parts},
            {self.customer: 350.0, self.other: 70.0},
        )
        self.assertEqual(sum(parts.mapped("expected")), week.expected)
        opened = parts[0].with_user(self.reader).action_view_customer()
        self.assertEqual(opened["res_id"], parts[0].partner_id.id)

    def test_customers_of_past_forecasts_are_not_kept(self):
        self.habit(14, ago=-250)
        self.invoice(amount=300.0, due=-80)
        self.keep()
        parts = self.env["credit.followup.forecast.part"].search([])
        self.assertEqual(set(parts.forecast_id.mapped("made_on")), {day(0)})
        past = self.Forecast.search([("made_on", "=", day(-91))])
        self.assertTrue(sum(past.mapped("expected")))

    def test_a_week_opens_what_came(self):
        self.habit(7, ago=-250)
        _late, paid = self.invoices([100.0, 60.0], due=-80)
        self.pay(paid, on=day(-66))
        later = self.invoice(amount=999.0, due=-70, invoice_date=day(-85))
        self.pay(later, on=day(-66))
        self.keep()
        week = self.Forecast.search([("made_on", "=", day(-91))], order="week")[3]
        action = week.with_user(self.reader).action_view_receipts()
        found = self.env[action["res_model"]].search(action["domain"])
        self.assertEqual((found.move_id, sum(found.mapped("amount"))), (paid, 60.0))
        self.assertEqual((week.received, week.more), (60.0, 60.0))

    def test_nobody_writes_one(self):
        self.invoice(amount=300.0, due=8)
        self.keep()
        one = self.Forecast.search([], limit=1).with_user(self.manager)
        with self.assertRaises(AccessError):
            one.expected = 1.0
