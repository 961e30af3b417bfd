"""Promises to pay: taken by people, kept or broken by the payments that arrive."""

from freezegun import freeze_time
from psycopg2 import IntegrityError

from odoo import Command
from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged
from odoo.tools import mute_logger

from ..common import day
from ..common_people import PromisesCase


@tagged("post_install", "-at_install")
class TestPromises(PromisesCase):
    """From the word of a customer to what came of it."""

    # === HELD, THEN JUDGED === #

    def test_a_promised_item_is_left_alone_until_its_money_may_have_come(self):
        # Promised for Thursday, 12 March, by transfer: it counts until Monday.
        promise = self.promise()
        self.assertEqual((promise.last_on, promise.next_on), (day(12), day(13)))
        hold = promise.sudo().hold_ids
        self.assertEqual((hold.reason, hold.date_to), ("promise", day(13)))
        self.assertFalse(self.follow_up(12).action_ids)
        self.assertEqual(promise.state, "open")
        action = self.follow_up(13).action_ids
        self.assertEqual(self.outcome(promise), ("broken", "not_paid"))
        self.assertEqual(action.line_ids.move_id, self.move)
        self.assertEqual(hold.ended_on, day(13))

    def test_who_took_the_promise_is_told_that_it_was_not_kept(self):
        promise = self.promise()
        self.follow_up(13)
        task = promise.sudo().activity_ids
        self.assertEqual(task.user_id, self.officer)
        self.assertIn("did not pay", task.note)
        self.assertEqual(task.date_deadline, day(13))

    def test_a_payment_in_time_keeps_it_and_ends_its_hold(self):
        promise = self.promise()
        self.pay(self.move, on=day(12))
        self.follow_up(12)
        self.assertEqual(self.outcome(promise), ("kept", "paid"))
        self.assertEqual(promise.sudo().hold_ids.ended_on, day(12))
        self.assertFalse(promise.sudo().activity_ids)

    def test_a_part_in_time_keeps_a_part(self):
        promise = self.promise()
        self.pay(self.move, amount=400, on=day(12))
        action = self.follow_up(13).action_ids
        self.assertEqual(self.outcome(promise), ("partly_kept", "paid_in_part"))
        self.assertEqual(action.amount_claimed, 600)
        self.assertIn("paid a part", promise.sudo().activity_ids.note)

    def test_a_payment_of_the_day_after_is_too_late(self):
        promise = self.promise()
        self.pay(self.move, amount=400, on=day(13))
        self.follow_up(14)
        self.assertEqual(self.outcome(promise), ("broken", "not_paid"))

    def test_a_returned_payment_breaks_it_again(self):
        promise = self.promise()
        payment = self.pay(self.move, on=day(12))
        self.follow_up(12)
        self.assertEqual(promise.state, "kept")
        self.item(self.move).remove_move_reconcile()
        payment.action_draft()
        payment.action_cancel()
        self.assertTrue(self.follow_up(14).action_ids)
        self.assertEqual(self.outcome(promise), ("broken", "undone"))

    def test_money_that_nobody_allocated_is_waited_for(self):
        promise = self.promise()
        self.on_account(1000, day(11))
        self.assertFalse(self.follow_up(13).action_ids)
        self.assertEqual(self.outcome(promise), ("open", "on_account"))
        hold = promise.sudo().hold_ids
        self.assertEqual((hold.date_to, hold.ended_on), (day(14), False))

    def test_nothing_is_broken_before_the_bank_is_known(self):
        self.company.followup_check_bank = True
        promise = self.promise()
        self.follow_up(14)
        self.assertEqual(self.outcome(promise), ("open", "bank_not_known"))

    def test_the_tenth_night_changes_nothing_more(self):
        promise = self.promise()
        for number in range(12, 22):
            self.follow_up(number)
        self.assertEqual(self.outcome(promise), ("broken", "not_paid"))
        self.assertEqual(len(promise.sudo().activity_ids), 1)
        self.assertEqual(len(promise.sudo().hold_ids), 1)

    def test_only_what_is_promised_is_held(self):
        self.promise(amount=400)
        action = self.follow_up(6).action_ids
        self.assertEqual(action.amount_claimed, 600)

    def test_each_means_has_its_own_days(self):
        self.company.followup_wait_cheque = 1
        promise = self.promise(means="cheque", number="4711")
        self.assertEqual(promise.last_on, day(9))

    def test_today_names_the_promises_that_end(self):
        self.promise()
        for offset, count in ((11, 0), (12, 1)):
            with freeze_time(day(offset)):
                runs = self.env["credit.followup.run"].with_user(self.officer)
                links = runs.with_company(self.company).today_status()["links"]
            found = [one for one in links if "promise" in one["action"]]
            self.assertEqual(len(found), count)
            if count:
                self.assertEqual(found[0]["text"], "Promises that end today: 1")

    def test_what_came_of_his_promises_is_said_of_the_customer_and_the_person(self):
        person = self.env["res.partner"].create(
            {"name": "Mrs Claes", "parent_id": self.customer.id}
        )
        customer = self.customer.with_user(self.officer)
        self.assertFalse(customer.followup_credibility)
        self.promise(person_id=person.id)
        other = self.invoice(due=-1)
        self.promise(move=other)
        self.assertFalse(customer.followup_credibility)
        self.pay(other, on=day(12))
        self.follow_up(13)
        self.assertEqual(customer.followup_credibility, "Kept 1 of 2 promises.")
        self.pay(self.move, on=day(14))
        customer.invalidate_recordset()
        self.assertEqual(
            customer.followup_credibility,
            "Kept 1 of 2 promises, on average 6 days late.",
        )
        self.assertEqual(
            person.with_user(self.officer).followup_credibility,
            "Kept 0 of 1 promises, on average 6 days late.",
        )

    def test_a_promise_does_not_keep_an_invoice_from_being_corrected(self):
        promise = self.promise()
        self.move.button_draft()
        self.move.write({"invoice_line_ids": [Command.clear()]})
        self.move.line_ids.unlink()
        promise.invalidate_recordset()
        self.assertFalse(promise.move_line_id)
        self.follow_up(6)
        self.assertEqual(self.outcome(promise), ("withdrawn", "item_gone"))
        self.assertIn("1,000.00", promise.name)

    def test_a_person_may_let_the_follow_up_go_on_before(self):
        hold = self.promise().sudo().hold_ids
        with freeze_time(day(6)):
            hold.with_user(self.officer).date_to = day(8)
        self.follow_up(7)
        self.assertEqual(hold.date_to, day(8))

    def test_many_promises_are_checked_with_as_many_queries_as_few(self):
        moves = self.invoices([100.0] * 12)
        promises = self.env["credit.followup.promise"].union(
            *(self.promise(move=one, amount=100, number="1") for one in moves)
        )
        counts = []
        for own in (promises[:2], promises[2:]):
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            with freeze_time(day(5)):
                own.sudo()._check_promised()
            counts.append(self.env.cr.sql_log_count - before)
        self.assertLessEqual(counts[1], counts[0])

    # === WITHDRAWN === #

    def test_a_withdrawn_promise_holds_nothing(self):
        promise = self.promise()
        with freeze_time(day(6)):
            promise.action_withdraw()
        self.assertEqual(self.outcome(promise), ("withdrawn", "withdrawn"))
        self.assertTrue(self.follow_up(6).action_ids)
        with self.assertRaisesRegex(UserError, "Only an open promise"):
            promise.action_withdraw()
        # What was withdrawn needs no proof of the next one.
        self.assertEqual(self.promise(given=6).state, "open")

    # === REFUSED === #

    def test_days_and_amounts_that_cannot_be(self):
        for values, words in (
            ({"on": 4}, "has passed already"),
            ({"made_on": day(6)}, "has not come"),
            ({"amount": 1000.01}, "More is promised"),
        ):
            with self.subTest(words):
                self.refused(words, **values)
        with (
            mute_logger("odoo.sql_db"),
            self.assertRaises(IntegrityError),
            self.env.cr.savepoint(),
        ):
            self.promise(amount=0)

    def test_what_is_paid_or_of_another_customer_is_not_promised(self):
        other = self._customer("Bert Maes")
        self.refused("does not belong", partner_id=other.id)
        self.pay(self.move)
        self.refused("is not open")

    def test_what_is_disputed_or_handed_over_is_not_promised(self):
        for reason in ("dispute", "agency"):
            hold = self.env["credit.followup.hold"].create(
                {
                    "partner_id": self.customer.id,
                    "reason": reason,
                    "note": "Said so",
                    "date_from": day(0),
                }
            )
            with self.subTest(reason):
                self.refused("on hold already")
            hold.action_end()

    def test_one_open_promise_for_an_item(self):
        self.promise()
        with (
            mute_logger("odoo.sql_db"),
            self.assertRaises(IntegrityError),
            self.env.cr.savepoint(),
        ):
            self.promise(number="4711")

    def test_the_second_promise_wants_a_proof(self):
        self.promise()
        self.follow_up(13)
        self.refused("promised before", on=20, given=14)
        again = self.promise(on=20, given=14, means="cheque", number="4711")
        self.assertEqual(again.state, "open")

    # === RIGHTS === #

    def test_what_was_said_is_not_said_otherwise_later(self):
        promise = self.promise()
        promise.number = "4711"
        for values in ({"amount": 1}, {"promised_on": day(30)}, {"next_on": day(90)}):
            with self.assertRaisesRegex(UserError, "stays as it was given"):
                promise.write(values)
        with self.assertRaises(AccessError):
            promise.unlink()

    def test_a_client_sets_no_state_and_no_last_day(self):
        promise = self.promise(state="kept", last_on=day(300), amount_open=1)
        self.assertEqual(self.outcome(promise), ("open", "promised"))
        self.assertEqual((promise.last_on, promise.amount_open), (day(12), 1000))

    def test_readers_and_others_take_no_promise(self):
        for user in (self.reader, self.outsider):
            with self.assertRaises(AccessError):
                self.env["credit.followup.promise"].with_user(user).create({})
            with self.assertRaises(AccessError):
                self.customer.with_user(user).action_followup_promise()
        promise = self.promise()
        with self.assertRaises(AccessError):
            promise.with_user(self.reader).action_withdraw()

    def test_no_client_says_that_a_hold_is_a_promise_s(self):
        promise = self.promise()
        for values in ({}, {"default_source_id": promise.id}):
            holds = self.env["credit.followup.hold"].with_user(self.officer)
            vals = {
                "partner_id": self.customer.id,
                "note": "Mine",
                "reason": "promise",
            }
            if not values:
                with self.assertRaises(AccessError):
                    holds.create({**vals, "source_id": promise.id})
                continue
            hold = holds.with_context(**values).create(vals)
            self.assertFalse(hold.source_id)

    # === MANY === #

    def test_many_promises_are_judged_with_as_many_queries_as_few(self):
        moves = self.invoices([100.0 + one for one in range(12)])
        promises = self.env["credit.followup.promise"].union(
            *(self.promise(move=one, amount=100) for one in moves)
        )
        counts = []
        for own in (promises[:2], promises[2:]):
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            own.sudo()._rulings(day(14))
            counts.append(self.env.cr.sql_log_count - before)
        self.assertLessEqual(counts[1], counts[0])
