"""Several workers, and workers that are killed: nobody twice, nobody forgotten."""

import os
import subprocess
import sys
import time
import unittest
import uuid
from pathlib import Path

from odoo import fields
from odoo.modules.registry import Registry
from odoo.tests import tagged
from odoo.tests.common import get_db_name

from .world import committed, make_company, make_customers

ROOT = Path(__file__).resolve().parents[2]
NIGHTLY = "credit_followup.ir_cron_followup_nightly"
HELPER = "credit_followup.ir_cron_followup_worker"
# Workers killed with -9 and connections cut: twenty and twelve in the bench.
KILLS, CUTS = (int(os.environ.get(name, "2")) for name in ("KILLS", "CUTS"))
# What the workers of these tests carry out in one transaction; more in the bench.
BATCH = int(os.environ.get("BATCH", "30"))
# Three batches, so that a kill falls between two commits.
CUSTOMERS = 2 * BATCH + 10
PATIENCE_SECONDS = 120


@tagged("post_install", "-at_install")
class TestWorkers(unittest.TestCase):
    """Real processes on a committed database."""

    test_tags = {"post_install", "standard"}
    test_module = "credit_followup"

    @classmethod
    def setUpClass(cls):
        cls.database = get_db_name()

    def setUp(self):
        with committed(self.database) as env:
            self.company_id = make_company(env, f"Workers {uuid.uuid4()}")
            make_customers(env, self.company_id, CUSTOMERS)
            self.customers = CUSTOMERS
            env["res.company"].browse(self.company_id).followup_active = True
        Registry(self.database).clear_all_caches()

    def tearDown(self):
        with committed(self.database) as env:
            env["res.company"].browse(self.company_id).followup_active = False

    def test_two_workers_share_the_night_and_reach_everybody_once(self):
        self.propose()
        workers = [self.start(NIGHTLY), self.start(HELPER)]
        for worker in workers:
            self.assertEqual(worker.wait(PATIENCE_SECONDS), 0)
        self.assert_everybody_once()

    def test_workers_that_are_killed_change_no_total(self):
        self.disturb(KILLS, subprocess.Popen.kill)

    def test_connections_that_are_cut_change_no_total(self):
        self.disturb(CUTS, self.cut)

    def disturb(self, times, how):
        """Disturb one worker after the other in the middle of its work."""
        self.more_customers(times * BATCH)
        for _time in range(times):
            worker = self.start(NIGHTLY)
            self.wait_until_sent(self.count("sent") + 1, worker)
            self.assertIsNone(worker.poll(), "it had ended before it was disturbed")
            self.assertLess(self.count("sent"), self.customers)
            how(worker)
            self.assertNotEqual(worker.wait(PATIENCE_SECONDS), 0)
        self.assertEqual(self.start(NIGHTLY).wait(PATIENCE_SECONDS), 0)
        self.assert_everybody_once()

    # === VERBS === #

    def more_customers(self, count):
        """Give the company so many customers more: a batch for each disturbance."""
        with committed(self.database) as env:
            make_customers(env, self.company_id, count)
        self.customers += count

    def cut(self, worker):
        """Cut a worker's connections to the database, as a failing network does."""
        with committed(self.database) as env:
            env.cr.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE application_name = %s",
                [f"odoo-{worker.pid}"],
            )
            self.assertTrue(env.cr.rowcount, "the worker has no connection")

    def propose(self):
        """Propose and release, so that both workers find the same work."""
        with committed(self.database) as env:
            company = env["res.company"].browse(self.company_id)
            runs = env["credit.followup.run"].with_company(company)
            runs._propose_tonight(company, fields.Date.context_today(company))

    def start(self, cron):
        """Start a worker as a process of its own."""
        module = "tests.integration.worker"
        command = [sys.executable, "-m", module, self.database, cron, str(BATCH)]
        return subprocess.Popen(command, cwd=ROOT, env=os.environ)

    def wait_until_sent(self, enough, worker):
        """Wait until so many actions are committed as sent, or the worker has ended."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        while self.count("sent") < enough and worker.poll() is None:
            self.assertLess(time.monotonic(), deadline, "the worker does not get on")

    def count(self, state):
        """Count the company's actions in a state, as committed by now."""
        with committed(self.database) as env:
            return env["credit.followup.action"].search_count(
                [("company_id", "=", self.company_id), ("state", "=", state)]
            )

    def assert_everybody_once(self):
        """Each customer has one action, one delivery and one mail; none is missing."""
        with committed(self.database) as env:
            actions = env["credit.followup.action"].search(
                [("company_id", "=", self.company_id)]
            )
            self.assertEqual(set(actions.mapped("state")), {"sent"})
            self.assertEqual(len(actions), self.customers)
            self.assertEqual(len(actions.partner_id), self.customers)
            self.assertEqual(len(actions.delivery_ids), self.customers)
            mails = env["mail.mail"].search(
                [("model", "=", actions._name), ("res_id", "in", actions.ids)]
            )
            self.assertEqual(len(mails), self.customers)
            run = actions.run_id
            self.assertEqual((len(run), run.state), (1, "done"))
