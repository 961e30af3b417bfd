"""Several workers, and workers that are killed: nobody twice, nobody forgotten."""

import os
import subprocess
import unittest
import uuid
from collections import Counter
from email import message_from_bytes
from pathlib import Path
from tempfile import TemporaryDirectory

from odoo import fields
from odoo.modules.registry import Registry
from odoo.tests import tagged
from odoo.tests.common import get_db_name

from tools.mailbox import receiving
from tools.ports import LOOPBACK

from .stepped import BATCH, PATIENCE_SECONDS, StepsWorkers
from .worker import COMMITS, FEW, STEPPED
from .world import (
    committed,
    make_agreements,
    make_company,
    make_customers,
    pay_all,
)

NIGHTLY = "credit_followup.ir_cron_followup_nightly"
SENDER = "mail.ir_cron_mail_scheduler_action"
HELPER = "credit_followup.ir_cron_followup_worker"
# Workers killed with -9 and connections cut: twenty and twelve in the bench.
KILLS, CUTS = (int(os.environ.get(name, "2")) for name in ("KILLS", "CUTS"))
# Odoo's mail queue tells its scheduler nothing of what it sent, and the scheduler
# leaves a run out after a job was cut off three times in a row with nothing done.
SENDER_KILLS = 2
# Three batches, so that a kill falls between two commits.
CUSTOMERS = 2 * BATCH + 10
# A batch for each kill, and two more.
AGREEMENTS = (KILLS + 2) * FEW
# An action that was proposed, whatever became of it since.
PROPOSED = ("proposed", "ready", "sent")


@tagged("post_install", "-at_install")
class TestWorkers(StepsWorkers, unittest.TestCase):
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

    def test_two_workers_propose_each_its_shares_and_one_closes(self):
        first = self.start(NIGHTLY, STEPPED)
        self.step_until(first, lambda: self.count(*PROPOSED))
        while not self.shares_held():
            self.go_on(first)
            self.step_to(first, COMMITS)
        self.assertEqual(self.start(HELPER).wait(PATIENCE_SECONDS), 0)
        self.assertEqual(self.count(*PROPOSED), self.customers - BATCH)
        first.stdin.close()
        self.assertEqual(first.wait(PATIENCE_SECONDS), 0)
        self.assert_everybody_once()

    def test_workers_that_are_killed_change_no_total(self):
        self.disturb(KILLS, subprocess.Popen.kill)

    def test_connections_that_are_cut_change_no_total(self):
        self.disturb(CUTS, self.cut)

    def test_workers_that_are_killed_while_they_propose_change_no_total(self):
        self.disturb(KILLS, subprocess.Popen.kill, *PROPOSED)

    def test_senders_that_are_killed_lose_no_mail(self):
        self.assertEqual(self.start(NIGHTLY).wait(PATIENCE_SECONDS), 0)
        with TemporaryDirectory() as folder, receiving(Path(folder)) as mailbox:
            self.use_server(mailbox.port)
            for time_ in range(SENDER_KILLS):
                sender = self.start(SENDER, STEPPED)
                enough = time_ * BATCH + 1
                self.step_until(
                    sender, lambda least=enough: len(mailbox.mails) >= least
                )
                self.disturb_one(sender, subprocess.Popen.kill)
            self.assertEqual(self.start(SENDER).wait(PATIENCE_SECONDS), 0)
            arrived = Counter(map(_message_id, mailbox.mails))
        self.assert_all_arrived(arrived)

    def test_a_kill_between_a_payment_and_its_verdict_changes_none(self):
        with committed(self.database) as env:
            customers = make_customers(env, self.company_id, AGREEMENTS)
            make_agreements(env, self.company_id, customers)
        with committed(self.database) as env:
            pay_all(env, self.company_id, customers)
        for time_ in range(KILLS):
            worker = self.start(NIGHTLY, STEPPED)
            enough = time_ * FEW + 1
            self.step_until(worker, lambda least=enough: self.fulfilled() >= least)
            self.assertLess(self.fulfilled(), AGREEMENTS)
            self.disturb_one(worker, subprocess.Popen.kill)
        self.assertEqual(self.start(NIGHTLY).wait(PATIENCE_SECONDS), 0)
        self.assertEqual(self.fulfilled(), AGREEMENTS)
        self.assert_said_once(customers)

    def disturb(self, times, how, *states):
        """Disturb one worker after the other in the middle of its work.

        :param states: what it brings actions to while it is disturbed; sent if none
        """
        states = states or ("sent",)
        self.more_customers(times * BATCH)
        for _time in range(times):
            before = self.count(*states)
            worker = self.start(NIGHTLY, STEPPED)
            self.step_until(worker, lambda least=before: self.count(*states) > least)
            self.assertLess(self.count(*states), self.customers)
            self.disturb_one(worker, how)
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

    def shares_held(self):
        """Count the company's open shares that a worker is at."""
        found = (
            "SELECT id FROM credit_followup_run_share share WHERE is_open AND EXISTS ("
            "SELECT FROM credit_followup_run run"
            " WHERE run.id = share.run_id AND run.company_id = %s)"
        )
        with committed(self.database) as env:
            env.cr.execute(found, [self.company_id])
            are_open = len(env.cr.fetchall())
            env.cr.execute(f"{found} FOR UPDATE SKIP LOCKED", [self.company_id])
            return are_open - len(env.cr.fetchall())

    def use_server(self, port):
        """Have all mail leave by a server on this machine."""
        with committed(self.database) as env:
            servers = env["ir.mail_server"]
            values = {"name": "Mailbox", "smtp_host": LOOPBACK, "smtp_port": port}
            server = servers.create({**values, "sequence": 0})
            self.addCleanup(self.forget_server, server.id)

    def forget_server(self, server_id):
        with committed(self.database) as env:
            env["ir.mail_server"].browse(server_id).unlink()

    def count(self, *states):
        """Count the company's actions in these states, as committed by now."""
        with committed(self.database) as env:
            return env["credit.followup.action"].search_count(
                [("company_id", "=", self.company_id), ("state", "in", states)]
            )

    def fulfilled(self):
        """Count the company's agreements that are fulfilled, as committed by now."""
        with committed(self.database) as env:
            return env["credit.followup.agreement"].search_count(
                [("company_id", "=", self.company_id), ("state", "=", "fulfilled")]
            )

    def assert_said_once(self, customers):
        """Each agreement says once that it is fulfilled, and holds nothing."""
        with committed(self.database) as env:
            agreements = env["credit.followup.agreement"].search(
                [("company_id", "=", self.company_id)]
            )
            self.assertEqual(agreements.partner_id.ids, sorted(customers))
            said = Counter(
                message.res_id
                for message in agreements.message_ids
                if "fulfilled" in (message.body or "")
            )
            self.assertEqual(said, Counter(agreements.ids))
            self.assertFalse(agreements.hold_ids.filtered(lambda one: not one.ended_on))
            actions = env["credit.followup.action"]
            self.assertFalse(actions.search([("partner_id", "in", customers)]))

    def assert_all_arrived(self, arrived):
        """Every mail came in; a second time at most the one that a kill interrupted.

        Between the server's yes and our commit nobody can tell: the copy has the same
        Message-Id, so that who receives it can.
        """
        with committed(self.database) as env:
            actions = env["credit.followup.action"].search(
                [("company_id", "=", self.company_id)]
            )
            self.assertEqual(set(actions.delivery_ids.mapped("state")), {"sent"})
            mails = set(actions.delivery_ids.mail_id.mapped("message_id"))
        self.assertEqual(len(mails), self.customers)
        self.assertFalse(mails - arrived.keys())
        again = sum(count - 1 for key, count in arrived.items() if key in mails)
        self.assertLessEqual(again, SENDER_KILLS)

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


def _message_id(path):
    return message_from_bytes(path.read_bytes())["Message-Id"].strip()
