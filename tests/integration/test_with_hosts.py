"""Servers and a job runner on one database: killed, cut off, and nobody twice."""

import unittest
import uuid
from contextlib import contextmanager

from odoo.modules.registry import Registry
from odoo.tests import tagged
from odoo.tests.common import get_db_name
from odoo.tools import SQL

from odoo.addons.credit_followup_queue_job.models.job import CUT

from tools.hosts.hosts import Hosts
from tools.hosts.jobs import Jobs

from .stepped import BATCH, PATIENCE_SECONDS, StepsWorkers
from .world import committed, make_company, make_customers

NIGHTLY = "credit_followup.ir_cron_followup_nightly"
HELPER = "credit_followup.ir_cron_followup_worker"
# Eleven shares, and four batches of what is sent.
CUSTOMERS = 11 * BATCH
PROPOSE, SEND = "_propose_as_job", "_execute_as_job"
STARTED = (
    "SELECT worker_pid FROM queue_job WHERE state = 'started'"
    " AND model_name LIKE 'credit.followup.%%' AND method_name = %s"
)
UNDONE = (
    "SELECT 1 FROM queue_job WHERE state IN ('wait_dependencies', 'pending',"
    " 'enqueued', 'started') LIMIT 1"
)
DONE_AT = (
    "SELECT worker_pid, count(*) FROM queue_job"
    " WHERE state = 'done' AND method_name = %s GROUP BY 1"
)
FAILED = "SELECT exc_name FROM queue_job WHERE state = 'failed' AND method_name = %s"
HELD_UP = (
    "SELECT 1 FROM pg_stat_activity"
    " WHERE application_name = %s AND wait_event_type = 'Lock'"
)


@tagged("post_install", "-at_install")
class TestHosts(StepsWorkers, unittest.TestCase):
    """Real processes on a committed database."""

    test_tags = {"post_install", "standard"}
    test_module = "credit_followup_queue_job"

    def setUp(self):
        self.database = get_db_name()
        with committed(self.database) as env:
            self.company_id = make_company(env, f"Hosts {uuid.uuid4()}")
            make_customers(env, self.company_id, CUSTOMERS)
            company = env["res.company"].browse(self.company_id)
            company.write({"followup_active": True, "followup_by_jobs": True})
        Registry(self.database).clear_all_caches()

    def tearDown(self):
        with committed(self.database) as env:
            env["res.company"].browse(self.company_id).followup_active = False
            env["queue.job"].search([]).unlink()

    def test_two_hosts_share_a_night_and_one_is_killed(self):
        with Jobs(self.database) as jobs, Hosts(self.database) as hosts:
            killed, other = hosts.servers
            self.run_cron(NIGHTLY)
            jobs.wait(lambda: not jobs.rows(UNDONE))
            self.assertEqual(self.count("ready"), CUSTOMERS)
            shares = dict(jobs.rows(DONE_AT, PROPOSE))
            self.assertEqual(shares.keys(), {killed.pid, other.pid}, "both took some")
            self.assertEqual(sum(shares.values()), CUSTOMERS // BATCH)
            with self.stopped_at("mail_mail"):
                self.run_cron(HELPER)
                jobs.wait(lambda: (killed.pid,) in jobs.rows(STARTED, SEND))
                hosts.kill(killed)
            jobs.wait(lambda: self.is_done(jobs))
            self.assertFalse(jobs.rows(FAILED, SEND), "the other one took them over")
            self.assertEqual(dict(jobs.rows(DONE_AT, SEND)).keys(), {other.pid})
        self.assert_everybody_once()

    def test_a_host_that_is_cut_off_is_made_good(self):
        with Jobs(self.database) as jobs, Hosts(self.database, servers=1) as hosts:
            (host,) = hosts.servers
            with self.stopped_at("credit_followup_action"):
                self.run_cron(NIGHTLY)
                self.cut_when_held_up(jobs, host)
            # By itself: what was cut off is a new job.
            jobs.wait(lambda: not jobs.rows(UNDONE))
            self.assertTrue({one for (one,) in jobs.rows(FAILED, PROPOSE)} <= {*CUT})
            self.assertTrue(jobs.rows(FAILED, PROPOSE))
            self.assertEqual(self.count("ready"), CUSTOMERS)
            with self.stopped_at("mail_mail"):
                self.run_cron(HELPER)
                before = self.newest_turn()
                self.cut_when_held_up(jobs, host)
            jobs.wait(lambda: not jobs.rows(UNDONE))
            self.assertTrue({one for (one,) in jobs.rows(FAILED, SEND)} <= {*CUT})
            self.assertTrue(jobs.rows(FAILED, SEND))
            asked = self.newest_turn()
            self.assertGreater(asked, before, "the scheduler was asked for")
            self.run_cron(HELPER)
            jobs.wait(lambda: self.is_done(jobs))
        self.assert_everybody_once()

    def test_what_nobody_works_on_the_scheduler_does_an_hour_later(self):
        """Without a runner the night is late, and nobody is forgotten."""
        self.run_cron(NIGHTLY)
        self.run_cron(NIGHTLY)
        self.assertFalse(self.count("sent", "ready", "proposed"))
        self.an_hour_passes("credit_followup_run", "create_date")
        self.run_cron(NIGHTLY)
        self.assertEqual(self.count("ready"), CUSTOMERS)
        self.an_hour_passes("credit_followup_action", "write_date")
        self.run_cron(NIGHTLY)
        self.assert_everybody_once()

    # === VERBS === #

    def run_cron(self, cron):
        self.assertEqual(self.start(cron).wait(PATIENCE_SECONDS), 0)

    def newest_turn(self):
        """Return which was the last time that the helping action was asked for."""
        with committed(self.database) as env:
            own = [("cron_id", "=", env.ref(HELPER).id)]
            return env["ir.cron.trigger"].search(own, order="id desc", limit=1).id

    def an_hour_passes(self, table, column):
        with committed(self.database) as env:
            env.cr.execute(
                SQL(
                    "UPDATE %s SET %s = %s - interval '61 minutes'"
                    " WHERE company_id = %s",
                    SQL.identifier(table),
                    SQL.identifier(column),
                    SQL.identifier(column),
                    self.company_id,
                )
            )

    @contextmanager
    def stopped_at(self, table):
        """Have every job wait in its middle, before it writes a row of a table."""
        with committed(self.database) as env:
            env.cr.execute(
                SQL("LOCK TABLE %s IN SHARE ROW EXCLUSIVE MODE", SQL.identifier(table))
            )
            yield

    def cut_when_held_up(self, jobs, server):
        """Cut a server's connections in the middle, as a failing network does."""
        jobs.wait(lambda: jobs.rows(HELD_UP, f"odoo-{server.pid}"))
        with committed(self.database) as env:
            env.cr.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE application_name = %s",
                [f"odoo-{server.pid}"],
            )
            self.assertTrue(env.cr.rowcount, "the server has no connection")

    def count(self, *states):
        with committed(self.database) as env:
            return env["credit.followup.action"].search_count(
                [("company_id", "=", self.company_id), ("state", "in", states)]
            )

    def is_done(self, jobs):
        """Tell whether the run of tonight is closed and everything of it has left."""
        return jobs.rows(
            "SELECT 1 FROM credit_followup_run WHERE company_id = %s"
            " AND state = 'done'",
            self.company_id,
        )

    def assert_everybody_once(self):
        """Each customer has one action, one delivery and one mail; none is missing."""
        with committed(self.database) as env:
            actions = env["credit.followup.action"].search(
                [("company_id", "=", self.company_id)]
            )
            self.assertEqual(set(actions.mapped("state")), {"sent"})
            self.assertEqual(len(actions), CUSTOMERS)
            self.assertEqual(len(actions.partner_id), CUSTOMERS)
            self.assertEqual(len(actions.delivery_ids), CUSTOMERS)
            mails = env["mail.mail"].search(
                [("model", "=", actions._name), ("res_id", "in", actions.ids)]
            )
            self.assertEqual(len(mails), CUSTOMERS)
            run = actions.run_id
            self.assertEqual((len(run), run.state), (1, "done"))
