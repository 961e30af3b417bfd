"""A case from its first look to its settlement, against an agency's real SFTP server.

The same once more with a kill in every step: nothing is sent, booked or said twice.
"""

import os
import subprocess
import sys
import unittest
import uuid
from pathlib import Path
from tempfile import TemporaryDirectory

from odoo.modules.registry import Registry
from odoo.tests import tagged
from odoo.tests.common import get_db_name

from odoo.addons.credit_followup.followup_core.exports.opening import open_package
from odoo.addons.credit_followup_sftp.tests.server import PASSWORD, USER, Peer

from .handover_worker import AFTER_SENDING, BEFORE_COMMIT, BEFORE_SENDING
from .handover_world import COLLECTED, DIRECT, FEE, OWED, PAYOUT, Play, found
from .world import committed, make_company

ROOT = Path(__file__).resolve().parents[2]
SEND = "credit_followup_agency.ir_cron_send"
POLL = "credit_followup_agency.ir_cron_poll"
KILLED = -9


@tagged("post_install", "-at_install")
class TestHandover(unittest.TestCase):
    """Real processes, a real server, a committed database."""

    test_tags = {"post_install", "standard"}
    test_module = "credit_followup_agency"

    def setUp(self):
        self.database = get_db_name()
        folder = TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.peer = Peer(folder.name)
        self.peer.start()
        self.addCleanup(self.peer.stop)
        with committed(self.database) as env:
            company = make_company(env, f"Handover {uuid.uuid4()}")
            self.agency = found(env, company, self.peer, (USER, PASSWORD))
        self.addCleanup(self.rest)
        Registry(self.database).clear_all_caches()

    def rest(self):
        """Let no later run look at this agency's server."""
        with committed(self.database) as env:
            env["credit.followup.agency"].browse(self.agency).active = False

    def test_from_the_first_look_to_the_settlement(self):
        self.play(kills=False)

    def test_the_same_with_a_kill_in_every_step(self):
        self.play(kills=True)

    # === THE STORY === #

    def play(self, kills):
        self.kills = kills
        for step in ("prepare", "check", "approve", "export"):
            self.step(step)
        self.step(SEND, BEFORE_SENDING, AFTER_SENDING)
        self.assertEqual(len(self.sent()), 1, "the case was sent once")
        with self.playing() as play:
            self.first, self.second, self.third = play.refs()
            self.assertEqual(play.case.state, "delivered")
            self.answer(
                play,
                self.row("A1", "accepted", claim_ref=self.first, agency_ref="P-1"),
                self.row("A2", "accepted", claim_ref=self.second),
                self.row(
                    "A3",
                    "rejected",
                    claim_ref=self.third,
                    status_code="amount_too_low",
                ),
            )
        self.take_in()
        self.expect("active")
        self.step("pay_directly")
        self.step(SEND, BEFORE_SENDING, AFTER_SENDING)
        told = self.sent()[-1].dossier
        self.assertEqual(told["message"]["mode"], "delta")
        self.assertEqual(told["claims"][0]["open_amount"], f"{OWED[0] - DIRECT:.2f}")
        self.collect()
        self.step("bank")
        with self.playing() as play:
            payout = play.agency.payout_ids
            self.assertEqual((payout.state, payout.difference), ("settled", 0))
            self.answer(play, self.row("Z1", "closed", status_code="settled"))
        self.take_in()
        self.assert_settled()

    def collect(self):
        """Two instalments, a fee, and the payout of both."""
        first, second = COLLECTED
        with self.playing() as play:
            self.answer(play, self.row("B0", "plan_agreed"))
            self.answer(
                play,
                self.row("B1", "payment", amount=first, payment_id="1"),
                self.row("B2", "payment", amount=second, payment_id="2"),
                self.row("B3", "fee", agency_fee=FEE, payment_id="F"),
                self.row("B4", "payout", amount=first + second - FEE),
            )
        self.take_in()

    def assert_settled(self):
        with self.playing() as play:
            case = play.case
            self.assertEqual(len(play.agency.placement_ids), 1)
            self.assertEqual(case.state, "settled")
            lines = play.env["account.move.line"].search(
                [("account_id", "=", play.agency.clearing_account_id.id)]
            )
            self.assertTrue(lines)
            self.assertFalse(lines.filtered(lambda one: not one.reconciled))
            left = sum(case.item_ids.mapped("amount_open"))
            self.assertEqual(left, sum(OWED) - DIRECT - sum(COLLECTED))
            self.assertFalse(case._own_holds())
            names = [one.name for one in case.exchange_ids.export_ids]
        self.assertEqual(sorted(names), sorted(self.peer.files("in")))

    # === VERBS === #

    def playing(self):
        return _Playing(self.database, self.agency)

    def step(self, step, *kills):
        """Do a step in a process of its own; before it, in some that are killed."""
        for kill in (kills or (BEFORE_COMMIT,)) if self.kills else ():
            self.assertEqual(self.run_step(step, kill), KILLED)
        self.assertEqual(self.run_step(step), 0)

    def run_step(self, step, *kill):
        module = "tests.integration.handover_worker"
        command = [sys.executable, "-m", module, self.database, str(self.agency), step]
        done = subprocess.run([*command, *kill], cwd=ROOT, env=os.environ, check=False)
        return done.returncode

    def take_in(self):
        self.step(POLL)
        self.step("apply")

    def row(self, event_id, event, **said):
        values = {key: str(value) for key, value in said.items()}
        of = {"payout_id": PAYOUT} if event in ("payment", "fee", "payout") else {}
        return {"agency_event_id": event_id, "event_type": event, **of, **values}

    def answer(self, play, *rows):
        name = f"{rows[0]['agency_event_id']}.csv"
        (self.peer.root / "out" / name).write_bytes(play.answers(*rows))

    def sent(self):
        """Return the packages on the server, in their order, each opened."""
        files = sorted(self.peer.files("in").items(), key=lambda one: one[0][-8:])
        return [open_package(content) for _name, content in files]

    def expect(self, state):
        with self.playing() as play:
            self.assertEqual(play.case.state, state)


class _Playing:
    """A look at the case in a transaction of its own."""

    def __init__(self, database, agency):
        self.work = committed(database)
        self.agency = agency

    def __enter__(self):
        return Play(self.work.__enter__(), self.agency)

    def __exit__(self, *error):
        return self.work.__exit__(*error)
