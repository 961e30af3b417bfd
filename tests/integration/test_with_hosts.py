"""Two servers and a job runner on one database: one killed, one cut off; none twice."""

import unittest
import uuid
from contextlib import contextmanager

from odoo import fields
from odoo.modules.registry import Registry
from odoo.tests import tagged
from odoo.tests.common import get_db_name
from odoo.tools import SQL

from tools.hosts.hosts import Hosts
from tools.hosts.jobs import Jobs

from .stepped import BATCH, StepsWorkers
from .world import committed, make_company, make_customers

NIGHTLY = "credit_followup.ir_cron_followup_nightly"
HELPER = "credit_followup.ir_cron_followup_worker"
# Eleven shares, and four batches of what is sent: a killed server has several of each.
CUSTOMERS = 11 * BATCH
STARTED = (
    "SELECT worker_pid FROM queue_job WHERE state = 'started'"
    " AND model_name LIKE 'credit.followup.%%' AND method_name = ANY(%s)"
)
UNDONE = (
    "SELECT 1 FROM queue_job WHERE state IN ('wait_dependencies', 'pending',"
    " 'enqueued', 'started') LIMIT 1"
)
WORK = ["_propose_as_job", "_execute_as_job"]


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
            company = env["res.company"].browse(self.company_id)
            company.followup_active = False
            env["queue.job"].search([]).unlink()

    def test_two_hosts_share_a_night_one_is_killed_and_one_cut_off(self):
        with Jobs(self.database) as jobs, Hosts(self.database) as hosts:
            killed, other = hosts.servers
            with self.stopped_at("credit_followup_action"):
                self.assertEqual(self.start(NIGHTLY).wait(240), 0)
                self.assertFalse(self.count("proposed"), "the scheduler left it")
                jobs.wait(lambda: (killed.pid,) in jobs.rows(STARTED, WORK))
                hosts.kill(killed)
            jobs.wait(lambda: not jobs.rows(UNDONE))
            self.assertEqual(self.count("ready"), CUSTOMERS)
            with self.stopped_at("mail_mail"):
                self.assertEqual(self.start(HELPER).wait(240), 0)
                jobs.wait(lambda: (other.pid,) in jobs.rows(STARTED, WORK))
                self.cut(other)
            jobs.wait(lambda: not jobs.rows(UNDONE))
            # What was cut off asked for the scheduler's next turn.
            self.assertEqual(self.start(HELPER).wait(240), 0)
            jobs.wait(lambda: self.is_done(jobs))
            at = dict(
                jobs.rows(
                    "SELECT worker_pid, count(*) FROM queue_job"
                    " WHERE state = 'done' AND method_name = ANY(%s) GROUP BY 1",
                    WORK,
                )
            )
        self.assertTrue(at.get(other.pid), at)
        self.assert_everybody_once()

    def test_what_nobody_works_on_the_scheduler_does_an_hour_later(self):
        """Without a runner the night is late, and nobody is forgotten."""
        self.assertEqual(self.start(NIGHTLY).wait(240), 0)
        self.assertFalse(self.count("sent", "ready", "proposed"))
        self.assertEqual(self.start(NIGHTLY).wait(240), 0)
        self.assertEqual(self.count("ready"), CUSTOMERS)
        with committed(self.database) as env:
            env.cr.execute(
                "UPDATE credit_followup_action SET write_date = write_date"
                " - interval '61 minutes' WHERE company_id = %s",
                [self.company_id],
            )
        self.assertEqual(self.start(NIGHTLY).wait(240), 0)
        self.assert_everybody_once()

    # === VERBS === #

    @contextmanager
    def stopped_at(self, table):
        """Have every job wait in its middle, before it writes a row of a table."""
        with committed(self.database) as env:
            env.cr.execute(
                SQL("LOCK TABLE %s IN SHARE ROW EXCLUSIVE MODE", SQL.identifier(table))
            )
            yield

    def cut(self, server):
        """Cut a server's connections to the database, as a failing network does."""
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
            " AND state = 'done' AND date = %s",
            self.company_id,
            fields.Date.today(),
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
