"""What becomes a job, for whom, once, and what the scheduler does without one."""

from datetime import timedelta
from unittest.mock import patch

import psycopg2
from freezegun import freeze_time

from odoo import fields
from odoo.tests import tagged
from odoo.tools import SQL

from odoo.addons.credit_followup.effects import execute
from odoo.addons.credit_followup.models.runs import run_share
from odoo.addons.credit_followup.tests.common import FollowupCase, day
from odoo.addons.credit_followup_queue_job import uninstall_hook
from odoo.addons.credit_followup_queue_job.effects import chosen
from odoo.addons.credit_followup_queue_job.models.job import (
    CUT,
    METHODS,
    MOST_CUTS,
    WAITING,
)
from odoo.addons.queue_job.tests.common import trap_jobs


@tagged("post_install", "-at_install")
class TestJobs(FollowupCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.company.followup_by_jobs = True
        cls.moves = cls.invoices([500.0, 300.0], due=-10)

    def test_what_leaves_is_a_job_of_its_batch(self):
        with trap_jobs() as jobs:
            action = self.follow_up(0).action_ids
            self.assertEqual(action.state, "ready")
            (job,) = jobs.enqueued_jobs
            self.assertEqual(job.method_name, "_execute_as_job")
            self.assertEqual(job.channel, "root.followup.send")
            self.assertEqual(job.args[0], self.company.id)
            self.assertEqual(job.env.uid, self.env.ref("base.user_root").id)
            self.assertFalse(job.env.context.get("tz"))
            with freeze_time(day(0)):
                jobs.perform_enqueued_jobs()
            self.assertEqual(action.state, "sent")
            self.assertEqual(action.delivery_ids.mapped("state"), ["pending"])
            jobs.assert_jobs_count(1, only=action.run_id._bring_up_to_date)
            jobs.perform_enqueued_jobs()
        self.assertEqual(action.run_id.state, "done")

    def test_a_batch_that_waits_is_no_second_job(self):
        """Not even when one of its messages has left meanwhile."""
        other = self._customer("Boris Dubois")
        self.invoice(other, due=-10)
        actions = self.follow_up(0).action_ids
        self.assertIn(other, actions.partner_id)
        self.assertEqual(len(self.waiting()), self.ranges(actions))
        with self.on(0):
            chosen.execute_chosen(self.env, actions[:1].ids, day(0))
            self.assertEqual(actions[0].state, "sent")
            self.Run._cron_execute()
        self.assertEqual(len(self.waiting()), self.ranges(actions))

    def test_a_job_that_comes_twice_sends_once(self):
        action = self.follow_up(0).action_ids
        with self.on(0):
            self.work()
            self.work()
        self.assertEqual(action.state, "sent")
        self.assertEqual(len(action.delivery_ids), 1)

    def test_what_a_person_confirms_the_scheduler_makes_a_job_of(self):
        self.policy.level_ids.mode = "confirm"
        action = self.follow_up(0).action_ids
        with self.on(0):
            action.with_user(self.officer).action_confirm()
            self.assertFalse(self.waiting())
            self.Run._cron_execute()
        self.assertEqual(len(self.waiting()), 1)
        self.assertEqual(action.state, "ready")

    def test_what_another_transaction_was_faster_with_is_done_anew(self):
        """In a new transaction: this one would not see what the other one did."""
        action = self.follow_up(0).action_ids
        self.waiting().unlink()
        faster = psycopg2.errors.SerializationFailure("overtaken")
        with patch.object(chosen, "execute", side_effect=faster), self.on(0):
            self.work()
        self.assertEqual(action.state, "ready")
        self.assertFalse(action.delivery_ids)
        job = self.waiting()
        self.assertEqual(job.method_name, "_execute_as_job")
        self.assertEqual(job.kwargs, {"attempt": 1})

    def test_what_is_overtaken_again_is_done_in_parts(self):
        """Whoever is reconciled meanwhile keeps no other customer from his message."""
        self.invoice(self._customer("Boris Dubois"), due=-10)
        actions = self.follow_up(0).action_ids.sorted("id")
        self.waiting().unlink()
        busy, free = actions[0], actions[1:]
        self.assertTrue(free)
        carry_out = execute.execute

        def overtaken(some, today):
            if busy in some:
                raise psycopg2.errors.SerializationFailure("overtaken")
            return carry_out(some, today)

        with patch.object(execute, "execute", overtaken), self.on(0):
            self.work(attempt=1)
        self.assertEqual((busy.state, {*free.mapped("state")}), ("ready", {"sent"}))
        self.assertIn("_execute_as_job", self.waiting().mapped("method_name"))
        self.waiting().unlink()
        with patch.object(execute, "execute", overtaken), self.on(0):
            self.work(attempt=MOST_CUTS)
        self.assertFalse(self.waiting())
        with self.on(0):
            self.work(attempt=1)
        self.assertEqual(busy.state, "sent")

    def test_a_run_of_which_something_is_ready_is_not_written(self):
        action = self.follow_up(0).action_ids
        run = action.run_id
        with self.on(0):
            with patch.object(type(run), "_refresh_state", autospec=True) as refreshed:
                run._bring_up_to_date()
            written = [call.args[0] for call in refreshed.call_args_list]
            self.assertNotIn(run, written)
            self.work()
        run._bring_up_to_date()
        self.assertEqual(run.state, "done")

    def test_a_company_that_was_switched_off_is_left_alone(self):
        run, shares = self.dealt_out()
        self.company.followup_active = False
        shares[0]._propose_as_job()
        self.assertTrue(shares[0].is_open)
        self.assertFalse(run.action_ids)
        with self.on(0):
            self.Run._cron_execute()
        self.assertEqual((run.state, len(run.share_ids)), ("done", 0))
        self.assertFalse(run.action_ids)

    def test_the_scheduler_leaves_a_run_to_its_jobs_for_an_hour(self):
        run, _shares = self.dealt_out()
        with self.on(0):
            runs = self.Run.with_company(self.company)
            runs._propose_tonight(self.company, day(0))
            self.Run._cron_execute()
            self.assertEqual(run.state, "proposing")
            self.an_hour_passes(run, "create_date")
            runs._propose_tonight(self.company, day(0))
        self.assertNotEqual(run.state, "proposing")

    def test_a_run_whose_last_job_was_lost_the_scheduler_closes(self):
        action = self.follow_up(0).action_ids
        with self.on(0):
            self.work()
            self.waiting().unlink()
            self.assertEqual(action.run_id.state, "confirmed")
            self.Run._cron_execute()
        self.assertEqual(action.run_id.state, "done")

    def test_a_job_is_one_of_its_company(self):
        run = self.follow_up(0)
        self.assertNotEqual(self.env.ref("base.user_root").company_id, self.company)
        run._bring_up_later()
        self.assertEqual(len(self.waiting()), 2)
        self.assertEqual(self.waiting().company_id, self.company)

    def test_each_job_that_fails_is_looked_at(self):
        functions = (
            self.env["queue.job.function"]
            .sudo()
            .search([("model_id.model", "=like", "credit.followup.%")])
        )
        self.assertEqual(set(functions.mapped("method")), {*METHODS})
        self.assertEqual(set(functions.mapped("on_fail_method")), {"_cut_off"})

    def test_what_nobody_works_on_for_an_hour_the_scheduler_does(self):
        action = self.follow_up(0).action_ids
        with self.on(0):
            self.Run._cron_execute()
        self.assertEqual(action.state, "ready")
        self.an_hour_passes(action, "write_date")
        self.Run._carry_out(day(0))
        self.assertEqual(action.state, "sent")

    def test_a_company_without_jobs_is_done_by_the_scheduler(self):
        self.company.followup_by_jobs = False
        with trap_jobs() as jobs:
            self.assertEqual(self.follow_up(0).action_ids.state, "sent")
            jobs.assert_jobs_count(0)

    def test_a_share_is_a_job_and_the_last_one_closes_the_run(self):
        run, shares = self.dealt_out()
        with trap_jobs() as jobs:
            shares._delay()
            self.assertEqual(self.made(jobs, "_propose_as_job"), len(shares))
            with freeze_time(day(0)):
                jobs.perform_enqueued_jobs()
                self.assertFalse(shares.filtered("is_open"))
                self.assertEqual(run.state, "proposing")
                self.assertEqual(run.action_ids.partner_id, self.customer | self.other)
                jobs.perform_enqueued_jobs()
        self.assertNotEqual(run.state, "proposing")

    def test_a_share_that_lost_its_connection_is_tried_again_and_no_other(self):
        _run, shares = self.dealt_out()
        with trap_jobs() as jobs:
            shares[0]._cut_off(exc_name="ValueError")
            jobs.assert_jobs_count(0)
            shares[0]._cut_off(exc_name="psycopg2.errors.QueryCanceled")
            jobs.assert_jobs_count(0)
            shares[0]._cut_off(exc_name="psycopg2.OperationalError")
            self.assertEqual(self.made(jobs, "_propose_as_job"), 1)

    def test_what_is_cut_off_again_and_again_is_left_to_the_scheduler(self):
        _run, shares = self.dealt_out()
        for _time in range(MOST_CUTS):
            shares[0]._cut_off(exc_name="psycopg2.OperationalError")
            waiting = self.waiting()
            self.assertEqual(len(waiting), 1)
            waiting.write({"state": "failed", "exc_name": CUT[0]})
        shares[0]._cut_off(exc_name="psycopg2.OperationalError")
        self.assertFalse(self.waiting())

    def test_a_batch_that_was_cut_off_asks_for_the_scheduler_s_turn(self):
        """Whatever failed besides: only jobs that did the same are counted."""
        run = self.follow_up(0)
        self.waiting().unlink()
        for _time in range(MOST_CUTS):
            run._close_later()
        self.waiting().write({"state": "failed", "exc_name": CUT[0]})
        helper = self.env.ref("credit_followup.ir_cron_followup_worker").sudo()
        turns = [("cron_id", "=", helper.id)]
        before = self.env["ir.cron.trigger"].sudo().search_count(turns)
        self.Action._cut_off(exc_name="ValueError")
        after = self.env["ir.cron.trigger"].sudo().search_count(turns)
        self.assertEqual(after, before)
        self.Action._cut_off(exc_name="psycopg2.InterfaceError")
        after = self.env["ir.cron.trigger"].sudo().search_count(turns)
        self.assertEqual(after, before + 1)

    def test_a_run_that_was_cut_off_is_brought_up_to_date_once_more(self):
        run = self.follow_up(0)
        self.waiting().unlink()
        run._cut_off(exc_name="psycopg2.OperationalError")
        self.assertEqual(self.waiting().method_name, "_bring_up_to_date")

    def test_uninstalling_forgets_the_jobs_that_wait(self):
        self.follow_up(0)
        self.assertTrue(self.waiting())
        uninstall_hook(self.env(su=True))
        self.assertFalse(self.waiting())

    # === VERBS === #

    def waiting(self):
        """Return the jobs of ours that wait."""
        return self.env["queue.job"].sudo().search([("state", "in", WAITING)])

    def an_hour_passes(self, record, column):
        late = fields.Datetime.now() - timedelta(minutes=61)
        record.flush_recordset()
        names = map(SQL.identifier, (record._table, column))
        query = "UPDATE %s SET %s = %s WHERE id = %s"
        self.env.cr.execute(SQL(query, *names, late, record.id))
        record.invalidate_recordset()

    def ranges(self, actions):
        return len({one.id // execute.BATCH_ACTIONS for one in actions})

    def work(self, attempt=0):
        """Do what the jobs of what is ready do, whether they wait or not."""
        actions = self.env["credit.followup.action"].with_user(
            self.env.ref("base.user_root")
        )
        for number in {
            one.id // execute.BATCH_ACTIONS for one in self.run_of(0).action_ids
        }:
            actions._execute_as_job(self.company.id, number, attempt=attempt)

    def made(self, jobs, method):
        return sum(job.method_name == method for job in jobs.enqueued_jobs)

    def dealt_out(self):
        """Return a run and its shares of one customer each."""
        self.other = self._customer("Boris Dubois")
        self.invoice(self.other, due=-10)
        self.patch(run_share, "BATCH_CUSTOMERS", 1)
        runs = self.Run.with_company(self.company)
        with freeze_time(day(0)):
            run = runs._nightly_run(self.company, day(0))
            run.env["credit.followup.run.share"]._deal(
                run, [self.customer.id, self.other.id], run._read_wakes()
            )
        return run, run.share_ids
