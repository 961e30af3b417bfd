from freezegun import freeze_time

from odoo.exceptions import UserError
from odoo.tests import tagged

from ..common import FollowupCase, day


@tagged("post_install", "-at_install")
class TestRun(FollowupCase):
    """The nightly run from the ledger to what was sent."""

    def test_nothing_on_day_four_and_the_first_level_on_day_five(self):
        move = self.invoice(due=0)
        self.assertFalse(self.follow_up(4).action_ids)
        run = self.follow_up(5)
        self.assertRecordValues(
            run.action_ids,
            [{"partner_id": self.customer.id, "state": "sent", "amount_due": 1000.0}],
        )
        self.assert_levels(move, ["One"])
        self.assertEqual(self.item(move).followup_level_on, day(5))

    def test_a_second_run_on_the_same_day_sends_nothing_more(self):
        self.invoice(due=0)
        first = self.follow_up(5)
        second = self.follow_up(5)
        self.assertEqual(first, second)
        self.assertEqual(self.Action.search_count([("run_id", "=", first.id)]), 1)

    def test_levels_follow_one_another_and_none_is_repeated(self):
        move = self.invoice(due=0)
        for offset in range(27):
            self.follow_up(offset)
        actions = self.Action.search([("partner_id", "=", self.customer.id)])
        self.assertEqual(actions.sorted("date").level_id.mapped("name"), ["One", "Two"])
        self.assert_levels(move, ["Two"])

    def test_a_company_that_is_switched_off_is_left_alone(self):
        self.invoice(due=0)
        self.company.followup_active = False
        self.assertFalse(self.follow_up(5))

    def test_a_run_that_nobody_said_to_be_done_the_next_worker_closes(self):
        """Whoever carries out the last batch may be ended before he says so."""
        self.invoice(due=0)
        run = self.follow_up(5)
        run.sudo().state = "executing"
        with self.on(5):
            self.Run._cron_execute()
        self.assertEqual(run.state, "done")

    def test_the_oldest_leads_and_the_younger_rides_without_being_raised(self):
        old, young = self.invoice(due=-12), self.invoice(due=0, amount=300)
        self.follow_up(-7)
        action = self.follow_up(5).action_ids
        self.assertEqual(action.level_id.name, "Two")
        self.assertEqual(action.amount_due, 1300.0)
        self.assert_levels(old | young, ["Two", False])

    def test_one_action_per_currency_and_amounts_are_never_added(self):
        cad = self.setup_other_currency("CAD", rates=[("2020-01-01", 2.0)])
        self.invoice(due=0)
        self.invoice(due=0, amount=500, currency_id=cad.id)
        actions = self.follow_up(5).action_ids
        self.assertEqual(
            {(one.currency_id.name, one.amount_due) for one in actions},
            {(self.company.currency_id.name, 1000.0), ("CAD", 500.0)},
        )
        self.assertEqual(
            actions.filtered(lambda one: one.currency_id == cad).amount_company, 250.0
        )

    def test_level_three_waits_for_a_person(self):
        move = self.invoice(due=-60)
        self._serve_up_to_two(move)
        action = self.follow_up(0).action_ids
        self.assertEqual((action.level_id.name, action.state), ("Three", "proposed"))
        self.assert_levels(move, ["Two"])
        self.act(action, "action_confirm")
        self.assertEqual(action.state, "sent")
        self.assertEqual(action.confirmed_by_id, self.officer)
        self.assert_levels(move, ["Three"])
        self.assertEqual(self.item(move).followup_notice, "2")

    def test_a_proposal_that_waits_is_kept_overnight_and_not_doubled(self):
        move = self.invoice(due=-60)
        self._serve_up_to_two(move)
        action = self.follow_up(0).action_ids
        action.with_user(self.officer).note = "See you on Friday"
        self.invoice(due=-1, amount=200)
        self.assertFalse(self.follow_up(1).action_ids)
        self.assertEqual((action.state, action.amount_due), ("proposed", 1200.0))
        self.pay(move)
        self.follow_up(2)
        self.assertEqual(action.state, "cancelled")
        self.assertIn("Next: One on Mar 9, 2026", action.cancel_reason)

    def test_four_eyes_need_another_person(self):
        move = self.invoice(due=-60)
        self._serve(move, "Three", -20)
        action = self.follow_up(0).action_ids
        self.act(action, "action_confirm")
        self.assertTrue(action.awaits_approval)
        self.assertIn(f"Confirmed by {self.officer.name}.", action.approval_note)
        with self.assertRaisesRegex(UserError, "Somebody other"):
            action.with_user(self.officer).action_approve()
        self.act(action, "action_approve", self.manager)
        self.assertEqual(action.state, "sent")
        self.assertEqual(action.approved_by_id, self.manager)
        self.assertFalse(action.approval_note)

    def test_after_the_last_level_somebody_is_asked_once(self):
        move = self.invoice(due=-90)
        self._serve(move, "Four", -6)
        self.assertFalse(self.follow_up(-1).action_ids)
        action = self.follow_up(0).action_ids
        self.assertEqual((action.kind, action.todo), ("decision", "decide"))
        self.assertEqual(len(action.activity_ids), 1)
        self.assertFalse(self.follow_up(1).action_ids)
        action.activity_ids.action_done()
        self.assertEqual(action.todo, "decide", "nothing was decided")
        self.env["credit.followup.hold"].create(
            {
                "partner_id": self.customer.id,
                "note": "Handed over",
                "date_from": day(1),
            }
        )
        self.follow_up(2)
        self.assertFalse(action.todo)

    def test_a_cancelled_run_gives_the_levels_back_and_keeps_what_was_sent(self):
        move = self.invoice(due=0)
        run = self.follow_up(5)
        run.action_ids.delivery_ids.sudo().write({"state": "sent"})
        with self.assertRaises(UserError):
            run.with_user(self.officer).action_cancel()
        run.with_user(self.manager).action_cancel()
        self.assertEqual((run.state, run.action_ids.state), ("cancelled", "sent"))
        self.assertTrue(run.action_ids.body)
        self.assert_levels(move, [False])

    def test_a_cancelled_run_stops_the_mails_that_have_not_left(self):
        self.invoice(due=0)
        run = self.follow_up(5)
        mail = run.action_ids.delivery_ids.mail_id
        run.with_user(self.manager).action_cancel()
        self.assertEqual((mail.state, run.action_ids.state), ("cancel", "cancelled"))
        self.assertFalse(
            self.follow_up(5).action_ids.filtered(lambda a: a.state == "sent")
        )

    def test_a_cancelled_run_keeps_why_a_customer_had_been_left_out(self):
        self.invoice(due=0)
        with freeze_time(day(5)):
            run = self.Run.with_user(self.officer).create({})
            run.action_propose()
            self._leave_out(run.action_ids, "exclude")
        run.with_user(self.manager).action_cancel()
        self.assertRecordValues(
            run.action_ids,
            [{"cancel_reason": "Promised by phone", "left_out": "user_excluded"}],
        )

    def test_levels_given_back_out_of_order_keep_what_came_later(self):
        move = self.invoice(due=0)
        first = self.follow_up(5)
        second = self.follow_up(15)
        self.assert_levels(move, ["Two"])
        first.with_user(self.manager).action_cancel()
        self.assert_levels(move, ["Two"])
        second.with_user(self.manager).action_cancel()
        self.assert_levels(move, [False])
        self.assertEqual(self.follow_up(16).action_ids.state, "sent")

    def test_a_proposal_survives_a_closed_day_and_is_dated_anew(self):
        move = self.invoice(due=-60)
        self._serve_up_to_two(move)
        action = self.follow_up(2).action_ids  # Friday
        self.follow_up(3)
        self.assertEqual((action.state, action.date), ("proposed", day(2)))
        self.act(action, "action_confirm", offset=5)
        self.assertEqual((action.state, action.date), ("sent", day(5)))
        self.assertEqual(action.deadline_on, day(12))

    def test_a_manual_run_proposes_and_sends_only_what_is_confirmed(self):
        move = self.invoice(due=0)
        with freeze_time(day(5)):
            run = self.Run.with_user(self.officer).create({})
            run.action_propose()
        self.assertEqual((run.state, run.action_ids.state), ("proposed", "proposed"))
        self.assert_levels(move, [False])
        self.act(run, "action_confirm", offset=5)
        self.assertEqual((run.state, run.action_ids.state), ("done", "sent"))

    def test_leaving_out_and_postponing_need_a_reason_and_keep_it(self):
        one = self.invoice(due=0)
        two = self.invoice(self._customer("Bert Maes"), due=0)
        with freeze_time(day(5)):
            run = self.Run.with_user(self.officer).create({})
            run.action_propose()
            first, second = run.action_ids.sorted("partner_id")
            self._leave_out(first, "exclude")
            self._leave_out(second, "postpone", date_to=day(20))
        self.assertEqual(run.action_ids.mapped("state"), ["cancelled"] * 2)
        self.assertEqual(first.cancel_reason, "Promised by phone")
        sentence = self.item(one).with_context(followup_as_of=day(5)).followup_sentence
        self.assertEqual(sentence, "Left out of today's run: Promised by phone")
        self.assertEqual(run.state, "done")
        left = run.left_out_ids.filtered(lambda row: row.reason == "user_excluded")
        self.assertEqual(left.group_count, 2)
        actions = self.follow_up(6).action_ids
        self.assertEqual(actions.partner_id, one.partner_id)
        self.assertEqual(
            self.follow_up(20).action_ids.partner_id & two.partner_id, two.partner_id
        )

    def test_nothing_is_sent_on_a_sunday(self):
        self.invoice(due=-1)
        self.assertFalse(self.follow_up(4).action_ids)  # Sunday, day five
        self.assertEqual(self.follow_up(5).action_ids.state, "sent")  # Monday

    def test_a_public_holiday_is_no_working_day(self):
        self.invoice(due=0)
        self.env["resource.calendar.leaves"].create(
            {
                "name": "Holiday",
                "company_id": self.company.id,
                "calendar_id": self.company.resource_calendar_id.id,
                "date_from": f"{day(5)} 00:00:00",
                "date_to": f"{day(5)} 23:00:00",
            }
        )
        run = self.follow_up(5)
        self.assertFalse(run.action_ids)
        self.assertIn("closed_day", run.left_out_ids.mapped("reason"))
        self.assertEqual(self.follow_up(6).action_ids.state, "sent")

    def test_the_run_counts_what_it_left_alone_by_reason(self):
        self.invoice(due=10)
        excluded = self.invoice(due=-10)
        excluded.no_followup = True
        run = self.follow_up(0)
        reasons = {row.reason: row.item_count for row in run.left_out_ids}
        self.assertEqual(reasons.get("not_due"), 1)

    def test_a_simulation_writes_nothing(self):
        move = self.invoice(due=0)
        line = self.item(move)
        before = (line.followup_reason, line.followup_next_on)
        simulation = self.env["credit.followup.simulation"].with_user(self.officer)
        wizard = simulation.create({"date": day(5)})
        self.env.flush_all()
        self.registry_enter_test_mode()  # it reads on a cursor of its own
        wizard.action_simulate()
        self.assertEqual(wizard.contact_count, 1)
        self.assertEqual(wizard.line_ids.level_id.name, "One")
        self.assertEqual((line.followup_reason, line.followup_next_on), before)
        self.assertFalse(self.Run.search([("company_id", "=", self.company.id)]))

    # === HELPERS === #

    def _serve(self, move, level, offset):
        """Let the item stand at a level since a day."""
        record = self.policy.level_ids.filtered(lambda one: one.name == level)
        values = {"followup_level_id": record.id, "followup_level_on": day(offset)}
        self.env["account.move.line"]._followup_set({self.item(move).id: values})

    def _serve_up_to_two(self, move):
        self._serve(move, "Two", -20)

    def _leave_out(self, action, what, **values):
        wizard = self.env["credit.followup.leave.out"].with_user(self.officer)
        wizard.create(
            {
                "action_ids": action.ids,
                "what": what,
                "reason": "Promised by phone",
                **values,
            }
        ).action_apply()
