"""Money and promises: shared, matched anew, in parts, known late."""

from unittest.mock import patch

from freezegun import freeze_time

from odoo.tests import tagged

from ..common import day
from ..common_people import PromisesCase


@tagged("post_install", "-at_install")
class TestPromiseMoney(PromisesCase):
    """What was paid counts once, and as far as it goes."""

    def asked(self, offset):
        return self.follow_up(offset).action_ids.mapped("amount_claimed")

    def test_money_that_nobody_allocated_keeps_one_of_several_waiting(self):
        second = self.invoice(due=0)
        promises = self.promise() | self.promise(move=second)
        self.on_account(1000, day(8))
        self.follow_up(13)
        self.assertEqual(
            [self.outcome(one) for one in promises],
            [("open", "on_account"), ("broken", "not_paid")],
        )
        # Looked at alone, each answers the same.
        with freeze_time(day(13)):
            promises[0].sudo()._look(day(13))
        self.assertEqual(self.outcome(promises[0]), ("open", "on_account"))

    def test_money_that_names_an_invoice_is_for_that_one(self):
        second = self.invoice(due=0)
        promises = self.promise() | self.promise(move=second)
        self.on_account(1000, day(8), f"Invoice {second.name}")
        self.follow_up(13)
        self.assertEqual(promises.mapped("state"), ["broken", "open"])

    def test_money_that_is_to_be_matched_anew_breaks_nothing(self):
        promise = self.promise()
        payment = self.pay(self.move, on=day(7))
        self.follow_up(8)
        self.assertEqual(self.outcome(promise), ("kept", "paid"))
        with freeze_time(day(20)):
            payment.move_id.line_ids.remove_move_reconcile()
        self.follow_up(21)
        self.assertEqual(self.outcome(promise), ("open", "on_account"))
        self.assertFalse(promise.sudo().activity_ids)

    def test_of_a_part_that_is_paid_only_the_rest_is_held(self):
        promise = self.promise(amount=800)
        self.assertEqual(promise.sudo().hold_ids.amount, 800)
        self.pay(self.move, 500, on=day(6))
        self.assertEqual(self.asked(7), [200])
        self.assertEqual(promise.sudo().hold_ids.amount, 300)

    def test_a_payment_that_is_undone_beside_another_promise(self):
        promise = self.promise(amount=500)
        payment = self.pay(self.move, 500, on=day(6))
        self.follow_up(7)
        self.assertEqual(promise.state, "kept")
        other = self.promise(amount=500, number="4711", given=7, on=20)
        with freeze_time(day(8)):
            payment.move_id.line_ids.remove_move_reconcile()
            payment.action_draft()
            payment.action_cancel()
        self.follow_up(9)
        self.assertFalse(promise.clock_error)
        self.assertEqual(self.outcome(promise), ("broken", "undone"))
        self.assertEqual(other.state, "open")

    def test_a_part_of_the_payments_that_is_undone(self):
        promise = self.promise(amount=800)
        first = self.pay(self.move, 300, on=day(6))
        self.pay(self.move, 500, on=day(6))
        self.follow_up(7)
        self.assertEqual(promise.state, "kept")
        with freeze_time(day(8)):
            first.move_id.line_ids.remove_move_reconcile()
            first.action_draft()
            first.action_cancel()
        self.follow_up(9)
        self.assertFalse(promise.clock_error)
        self.assertEqual(promise.state, "open")
        held = promise.sudo().hold_ids.filtered(lambda one: not one.ended_on)
        self.assertEqual(held.amount, 300)

    def word(self, amount, *moves, given=5, on=8, **values):
        """Give one word for several invoices, in the window of the customer."""
        with freeze_time(day(given)):
            opened = self.customer.with_user(self.officer).action_followup_promise()
            window = self.env[opened["res_model"]].with_user(self.officer)
            window = window.browse(opened["res_id"])
            window.write({"amount": amount, "promised_on": day(on), **values})
            window.action_apply()
        return window.item_ids

    def test_one_word_for_two_invoices_is_one_word(self):
        second = self.invoice(due=-1, amount=500)
        self.word(1500)
        promises = self.customer.followup_promise_ids
        self.assertEqual(len(promises), 2)
        self.follow_up(12)
        self.follow_up(13)
        self.assertEqual(set(promises.mapped("state")), {"broken"})
        task = promises.sudo().activity_ids
        self.assertEqual(len(task), 1)
        self.assertIn("1,500.00", task.note)
        customer = self.customer.with_user(self.officer)
        self.assertEqual(customer.followup_credibility, "Kept 0 of 1 promises.")
        self.assertEqual(customer.followup_timeline.count("1,500.00 by"), 1)
        self.pay(second, on=day(8))
        self.follow_up(14)
        customer.invalidate_recordset()
        self.assertEqual(sorted(promises.mapped("state")), ["broken", "kept"])
        self.assertEqual(customer.followup_credibility, "Kept 0 of 1 promises.")

    def test_what_is_promised_already_is_not_proposed(self):
        second = self.invoice(due=-1, amount=500)
        self.promise()
        self.assertEqual(self.word(500), self.item(second))

    def test_an_amount_that_is_all_of_one_invoice_is_for_that_one(self):
        second = self.invoice(due=1, amount=734.56)
        windows = self.env["credit.followup.take.promise"].with_user(self.officer)
        items = self.item(self.move) | self.item(second)
        for amount, meant in ((734.56, self.item(second)), (734.55, items)):
            opened = windows._open(self.company, self.customer, items, amount=amount)
            self.assertEqual(windows.browse(opened["res_id"]).item_ids, meant)

    def test_the_firmer_step_is_taken_back_where_the_money_had_come(self):
        one, two, three, _four = self.policy.level_ids.sorted()
        two.write({"days": 8, "mode": "confirm"})
        three.write({"days": 10, "mode": "confirm", "nature": "1"})
        self.policy.firmer_after_broken = True
        self.follow_up(5)
        promise = self.promise(given=6, on=9, means="card", amount=500)
        self.follow_up(12)
        item = self.item(self.move)
        self.assertEqual((promise.state, item.followup_level_id), ("broken", two))
        # The bank was known late: it had come in on the day.
        self.pay(self.move, 500, on=day(9))
        self.follow_up(13)
        self.assertEqual(promise.state, "kept")
        self.assertEqual(
            (item.followup_level_id, item.followup_level_on), (one, day(5))
        )

    def test_each_batch_is_told_to_the_scheduler(self):
        """It gives up on a job that is cut off three times with nothing done."""
        self.promise()
        told = []

        def commit(_run, done=0, **_more):
            told.append(done)

        run = self.Run._nightly_run(self.company, day(9))
        with patch.object(type(run), "_commit", commit):
            run._follow_clocks(run._read_wakes())
            self.assertEqual(sum(told), 1)
            run._propose()
        self.assertGreater(sum(told), 1)
