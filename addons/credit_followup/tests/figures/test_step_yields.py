"""What steps brought: as the core counts it, from messages and the books."""

from freezegun import freeze_time

from odoo.exceptions import AccessError

from ...followup_core.figures.series import month_end
from ..common import FollowupCase, day


class TestYields(FollowupCase):
    """An invoice is reminded on day 5; its customer pays."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.Yield = cls.env["credit.followup.step.yield"]
        cls.company.followup_yield_days = 14
        cls.move = cls.invoice(amount=1000.0, due=0)

    def kept(self, on=60):
        with freeze_time(day(on)):
            self.env["credit.followup.figure"]._cron_keep()
        own = [("company_id", "=", self.company.id)]
        return self.Yield.search(own, order="month, id")

    def reminded(self, on=5):
        self.follow_up(on)
        return self.run_of(on).action_ids.filtered(lambda one: one.kind == "message")

    def test_what_came_within_the_days(self):
        step = self.reminded()
        self.assertTrue(step)
        self.pay(self.move, 400.0, on=day(5 + 14))
        self.pay(self.move, 100.0, on=day(5 + 15))
        found = self.kept().filtered(lambda one: one.level_id == step.level_id)
        self.assertEqual(found.mapped("steps"), [1])
        self.assertEqual(found.month, month_end(day(5)))
        self.assertEqual((found.asked, found.received), (1000.0, 400.0))
        self.assertEqual((found.answered, found.share), (1, 40.0))
        self.assertEqual(found.channel, step.delivery_ids.channel)

    def test_a_row_opens_its_steps(self):
        step = self.reminded()
        found = self.kept().with_user(self.reader)
        action = found.action_view_steps()
        shown = self.env[action["res_model"]].with_user(self.reader)
        self.assertEqual(shown.search(action["domain"]), step)

    def test_a_payment_is_counted_for_the_last_step(self):
        first = self.reminded()
        second = self.reminded(15)
        self.assertTrue(second)
        self.pay(self.move, 300.0, on=day(16))
        found = self.kept()
        rows = {one.level_id: one.received for one in found}
        self.assertEqual(rows, {first.level_id: 0.0, second.level_id: 300.0})
        (share,) = self.Yield._read_group([("id", "in", found.ids)], [], ["share:avg"])[
            0
        ]
        self.assertEqual(share, 15.0)

    def test_what_comes_in_the_next_month_counts_for_this_one(self):
        late = self.invoice(amount=500.0, due=20)
        # A Monday.
        self.follow_up(26)
        self.kept(28)
        # The first night of April, and the one after the payment of the third.
        self.kept(29)
        self.pay(late, on=day(30))
        found = self.kept(31).filtered(lambda one: one.month == month_end(day(26)))
        self.assertEqual(sum(found.mapped("received")), 500.0)

    def test_a_call_about_an_e_mail_does_not_move_its_day(self):
        step = self.reminded()
        self.pay(self.move, 300.0, on=day(7))
        outcome = self.env.ref("credit_followup.outcome_no_funds")
        with self.on(9):
            self.env["credit.followup.contact"].with_user(self.officer).create(
                {
                    "company_id": self.company.id,
                    "partner_id": self.customer.id,
                    "outcome_id": outcome.id,
                    "action_id": step.id,
                    "with_summary": False,
                    "summary_reason": "A short call",
                }
            )
        self.assertEqual(sum(self.kept().mapped("received")), 300.0)

    def test_a_running_month_and_the_days_after_it_are_made_anew(self):
        self.reminded()
        self.assertEqual(self.kept(10).received, 0.0)
        count = len(self.kept(10))
        self.pay(self.move, 250.0, on=day(12))
        found = self.kept(40)
        self.assertEqual((len(found), found.received), (count, 250.0))

    def test_others_see_nothing(self):
        self.reminded()
        found = self.kept()
        other = self.setup_other_company()["company"]
        stranger = self._user("stranger", "group_manager", other)
        self.assertFalse(self.Yield.with_user(stranger).search([]))
        with self.assertRaises(AccessError):
            found.with_user(stranger).action_view_steps()
        with self.assertRaises(AccessError):
            found.with_user(self.manager).write({"steps": 2})
