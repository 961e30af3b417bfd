"""Reports, figures and simulations are read from a replica, where there is one."""

import os
import unittest
import uuid

import requests

from odoo import Command, fields
from odoo.modules.registry import Registry
from odoo.tests import tagged
from odoo.tests.common import get_db_name

from tools.hosts import server
from tools.paths import LOGS
from tools.ports import LOOPBACK, free_port
from tools.postgres import cluster_socket
from tools.replica import replica

from .world import committed, make_company, make_customers

CUSTOMERS = 12
PATIENCE_SECONDS = 240
# What is read, and of which table the replica must have been asked.
LISTS = (
    ("credit.followup.ageing", "account_move_line"),
    ("credit.followup.owed", "account_move"),
    ("credit.followup.receipt", "account_move"),
    ("credit.followup.standing", "res_partner"),
    ("credit.followup.figure", "credit_followup_figure"),
    ("credit.followup.forecast", "credit_followup_forecast"),
    ("credit.followup.step.yield", "credit_followup_step_yield"),
)
# What a server says that had to go to the other one after all.
FELL_BACK = ("falling back to", "cannot execute", "read-only transaction")


@tagged("post_install", "-at_install")
class TestReplica(unittest.TestCase):
    """A real replica that follows, and a server that knows it."""

    test_tags = {"post_install", "standard"}
    test_module = "credit_followup"

    @classmethod
    def setUpClass(cls):
        if os.environ.get("PGHOST") != str(cluster_socket()):
            raise unittest.SkipTest("only the private cluster is copied")
        cls.database = get_db_name()
        with committed(cls.database) as env:
            cls.company_id = make_company(env, f"Replica {uuid.uuid4()}")
            company = env["res.company"].browse(cls.company_id)
            make_customers(env, cls.company_id, CUSTOMERS)
            company.write({"followup_active": True})
            admin = env.ref("base.user_admin")
            admin.company_ids = [Command.link(cls.company_id)]
            admin.group_ids += env.ref("credit_followup.group_manager")
            env["credit.followup.figure"].with_company(company)._cron_keep()
            cls.first_days = env.ref("credit_followup.action_first_days").id
        Registry(cls.database).clear_all_caches()

    @classmethod
    def tearDownClass(cls):
        with committed(cls.database) as env:
            env["res.company"].browse(cls.company_id).followup_active = False

    def test_what_is_only_read_is_read_from_the_replica(self):
        with replica() as other:
            other.catch_up()
            self.serve(other)
            self.log_in()
            self.look_at_lists(other)
            before = len(other.served(self.database))
            items = self.call(
                "account.move.line",
                "web_search_read",
                [
                    ("company_id", "=", self.company_id),
                    ("account_type", "=", "asset_receivable"),
                ],
                {"followup_sentence": {}},
            )
            self.assertEqual(items["length"], CUSTOMERS)
            self.assertIn(
                "credit_followup_policy", other.served(self.database)[before:]
            )
            before = len(other.served(self.database))
            self.assertIn("text", self.call("credit.followup.run", "today_status"))
            self.assertIn("credit_followup_run", other.served(self.database)[before:])
            self.simulate(other)
            self.open_while_it_stands(other)
        said = (LOGS / "replica-reader.log").read_text()
        for words in FELL_BACK:
            self.assertNotIn(words, said)

    def look_at_lists(self, other):
        """Lists and pivots; each asks the replica for its own table."""
        for model, table in LISTS:
            with self.subTest(model):
                before = len(other.served(self.database))
                self.call(model, "formatted_read_group", [], [], ["__count"])
                # What a pivot asks for.
                sets = [[], ["company_id"]]
                self.call(model, "formatted_read_grouping_sets", [], sets, ["__count"])
                found = self.call(
                    model, "web_search_read", [], {"display_name": {}}, limit=5
                )
                self.assertIn("records", found)
                self.assertIn(table, other.served(self.database)[before:])

    def simulate(self, other):
        """A simulation writes what it found, and reads the ledger elsewhere."""
        day = fields.Date.to_string(fields.Date.today())
        wizard = self.call(
            "credit.followup.simulation",
            "create",
            {"date": day, "days": 3, "company_id": self.company_id},
        )
        before = len(other.served(self.database))
        self.call("credit.followup.simulation", "action_simulate", [wizard])
        served = other.served(self.database)[before:]
        self.assertIn("account_move_line", served)

    def open_while_it_stands(self, other):
        """A window that was filled a moment ago is whole, though the replica lags."""
        shown = {"contact_count": {}, "line_ids": {"fields": {"partner_id": {}}}}
        with other.standing():
            action = self.rpc(
                "/web/action/run",
                {"action_id": self.first_days, "context": self.context()},
            )
            (found,) = self.call(
                action["res_model"], "web_read", [action["res_id"]], shown
            )
        self.assertEqual(found["contact_count"], CUSTOMERS)

    # === VERBS === #

    def serve(self, other):
        """Start a server that has the replica beside the database."""
        self.port = free_port()
        (LOGS / "replica-reader.log").unlink(missing_ok=True)
        reading = f"--db_replica_host={other.host}"
        process = server.start("replica-reader", self.database, self.port, reading)
        self.addCleanup(process.wait, PATIENCE_SECONDS)
        self.addCleanup(process.kill)
        server.wait_for(self.port, process)

    def log_in(self):
        self.session = requests.Session()
        self.rpc(
            "/web/session/authenticate",
            {"db": self.database, "login": "admin", "password": "admin"},
        )

    def context(self):
        return {"allowed_company_ids": [self.company_id]}

    def call(self, model, method, *args, **kwargs):
        params = {"model": model, "method": method, "args": args}
        keywords = {**kwargs, "context": self.context()}
        return self.rpc("/web/dataset/call_kw", {**params, "kwargs": keywords})

    def rpc(self, path, params):
        answer = self.session.post(
            f"http://{LOOPBACK}:{self.port}{path}",
            json={"jsonrpc": "2.0", "method": "call", "params": params},
            timeout=PATIENCE_SECONDS,
        ).json()
        self.assertNotIn("error", answer)
        return answer["result"]
