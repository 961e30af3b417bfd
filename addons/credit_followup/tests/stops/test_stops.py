from freezegun import freeze_time

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from ..common import day
from ..common_stops import StopsCase


@tagged("post_install", "-at_install")
class TestStops(StopsCase):
    """What stops a customer, and what lifts it in the same minute."""

    def announce(self):
        """Have the first level say that nothing is delivered any more."""
        level = self.policy.level_ids.sorted()[:1]
        level.write({"stops": "stop", "consequence": "We no longer deliver."})
        return level

    def test_a_letter_that_says_so_stops_and_its_payment_lifts_at_once(self):
        self.announce()
        self.follow_up(5)
        stop = self.stops
        self.assertEqual(self.stands(stop), ("active", "set"))
        self.assertEqual((stop.cause, stop.to_pay), ("announced", 1000))
        self.assertIn("we no longer deliver", stop.words)
        self.assertEqual(self.customer.followup_stop_degree, "stop")
        with freeze_time(day(6)):
            payment = self.pay(self.move, 999.99, on=day(6))
        self.assertEqual(self.stands(stop), ("active", "set"))
        self.assertEqual(stop.to_pay, 0.01)
        with freeze_time(day(6)):
            self.pay(self.move, 0.01, on=day(6))
        self.assertEqual(self.stands(stop), ("lifted", "paid"))
        self.assertFalse(self.customer.followup_stop_degree)
        with freeze_time(day(7)):
            payment.move_id.line_ids.remove_move_reconcile()
        self.assertEqual(self.stands(stop), ("active", "again"))

    def test_a_letter_that_is_taken_back_lifts_it(self):
        self.announce()
        action = self.follow_up(5).action_ids
        action.sudo()._give_levels_back()
        self.assertEqual(self.stands(self.stops), ("ended", "withdrawn"))

    def test_a_level_that_says_nothing_stops_as_a_level(self):
        self.announce().consequence = False
        self.follow_up(5)
        self.assertEqual(self.stops.cause, "level")

    def test_test_mode_stops_nobody(self):
        self.announce()
        self.company.followup_test_mode = True
        self.company.followup_test_email = "test@example.com"
        self.follow_up(5)
        self.assertFalse(self.stops)

    def test_rules_by_amount_and_days_stop_once(self):
        by_amount = self.rule(on_amount=True, amount=999.99)
        by_days = self.rule("approve", on_days=True, days=5)
        self.follow_up(5)
        self.assertEqual(self.stops.rule_id, by_amount)
        self.assertAlmostEqual(self.stops.to_pay, 0.01)
        self.follow_up(6)
        self.assertEqual(self.stops.rule_id, by_amount | by_days)
        self.follow_up(7)
        self.assertEqual(len(self.stops), 2)
        with freeze_time(day(7)):
            self.pay(self.move, 0.01, on=day(7))
        states = {one.rule_id: one.state for one in self.stops}
        self.assertEqual(states, {by_amount: "lifted", by_days: "active"})

    def test_a_rule_may_be_for_a_segment(self):
        self.rule(on_days=True, days=1, segment="public_body")
        self.follow_up(5)
        self.assertFalse(self.stops)
        self.customer.followup_segment = "public_body"
        self.follow_up(6)
        self.assertEqual(self.stops.cause, "days")

    def test_a_word_that_was_not_kept_stops(self):
        self.rule(on_promise=True)
        with freeze_time(day(1)):
            self.env["credit.followup.promise"].with_user(self.officer).create(
                {
                    "company_id": self.company.id,
                    "partner_id": self.customer.id,
                    "move_line_id": self.item(self.move).id,
                    "amount": 1000,
                    "promised_on": day(2),
                }
            )
        self.follow_up(7)
        self.follow_up(8)
        self.assertEqual(self.stops.cause, "promise")
        with freeze_time(day(8)):
            self.pay(self.move, on=day(8))
        self.assertEqual(self.stops.state, "lifted")

    def test_above_the_credit_limit(self):
        self.rule("note", on_limit=True)
        self.company.account_use_credit_limit = True
        self.customer.with_company(self.company).write(
            {"use_partner_credit_limit": True, "credit_limit": 1000}
        )
        self.follow_up(1)
        self.assertFalse(self.stops)
        self.invoice(due=30, amount=1)
        self.follow_up(2)
        self.assertEqual((self.stops.cause, self.stops.to_pay), ("limit", 1))

    def test_by_hand_with_a_reason_and_its_own_end(self):
        with self.assertRaisesRegex(UserError, "in a few words"):
            self.stop(note=False)
        stop = self.stop(until=day(8))
        self.assertIn("His cheque was not signed", stop.words)
        with freeze_time(day(6)):
            self.pay(self.move, on=day(6))
        self.assertEqual(self.stands(stop), ("active", "set"))
        self.follow_up(7)
        self.assertEqual(stop.state, "active")
        self.follow_up(8)
        self.assertEqual(self.stands(stop), ("ended", "time_over"))

    def test_who_may_do_what(self):
        stop = self.stop()
        with self.assertRaises(AccessError):
            stop.with_user(self.officer).action_end()
        with self.assertRaises(AccessError):
            stop.with_user(self.officer).write({"state": "ended"})
        with self.assertRaises(AccessError):
            self.stop(cause="level")
        with self.assertRaises(AccessError):
            stop.with_user(self.outsider).read(["words"])
        stop.with_user(self.manager).action_end()
        self.assertEqual(self.stands(stop), ("ended", "by_hand"))
        with self.assertRaises(UserError):
            stop.with_user(self.manager).action_end()

    def test_another_company_is_not_stopped(self):
        self.stop()
        other = self.env["res.company"].create({"name": "Other"})
        partner = self.customer.with_company(other)
        self.assertFalse(partner.followup_stop_degree)
        self.assertEqual(self.customer.followup_stop_degree, "stop")
