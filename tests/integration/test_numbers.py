"""Two workers tell an agency of one case in the same second: each number once."""

import uuid
from contextlib import contextmanager
from types import SimpleNamespace
from unittest.mock import patch

from odoo import SUPERUSER_ID, fields
from odoo.api import Environment
from odoo.modules.registry import Registry
from odoo.service.model import retrying
from odoo.tests import BaseCase, get_db_name, tagged
from odoo.tools import mute_logger

from odoo.addons.credit_followup_agency.effects import placements

from .handover_world import Play, found
from .world import committed, make_company

# Whoever waits longer than this for a lock waits for the other one's commit.
NO_WAIT = "SET LOCAL lock_timeout = '1s'"


@tagged("post_install", "-at_install")
class TestNumbers(BaseCase):
    """A payment and the night, or two payments, each with a transaction of its own."""

    test_tags = {"post_install", "standard"}
    test_module = "credit_followup_agency"

    def setUp(self):
        self.database = get_db_name()
        peer = SimpleNamespace(port=22, public_key=False)
        with committed(self.database) as env:
            self.company = make_company(env, f"Numbers {uuid.uuid4()}")
            self.agency = found(env, self.company, peer, ("nobody", "nothing"))
            env["credit.followup.agency"].browse(self.agency).transport = "download"
        Registry(self.database).clear_all_caches()
        with committed(self.database) as env:
            play = Play(env, self.agency)
            play.prepare()
        with committed(self.database) as env:
            play = Play(env, self.agency)
            for step in (play.check, play.approve, play.export):
                step()
            play.case.exchange_ids._left()
            self.assertEqual(play.case.state, "delivered")
            # What is not told now is what the night finds.
            with patch.object(placements, "tell_changes"):
                play.pay_directly()
        self.addCleanup(self.rest)

    def rest(self):
        with committed(self.database) as env:
            agency = env["credit.followup.agency"].browse(self.agency)
            # One with a case that is not over stays.
            agency.placement_ids._enter("settled", "closed")
            agency.active = False

    @contextmanager
    def worker(self):
        """Yield the case in a transaction whose snapshot is taken now."""
        with Registry(self.database).cursor() as cursor:
            cursor.execute(NO_WAIT)
            env = Environment(cursor, SUPERUSER_ID, {})
            yield Play(env, self.agency).case

    def look(self, case):
        case._look(fields.Date.context_today(case))
        case.env.flush_all()

    def pay_another(self, case):
        """Receive a part of the second invoice, as an accountant does."""
        move = case.item_ids.sorted("due_on")[1].move_id
        wizard = case.env["account.payment.register"].with_context(
            active_model="account.move", active_ids=move.ids
        )
        wizard.create({"amount": 10.0})._create_payments()

    def numbers(self):
        with committed(self.database) as env:
            case = Play(env, self.agency).case
            sent = case.exchange_ids.filtered(lambda one: one.direction == "out")
            return sorted(sent.mapped("sequence"))

    def test_who_finds_the_case_in_use_leaves_it_to_the_night(self):
        self.assertEqual(self.numbers(), [1])
        with self.worker() as first, self.worker() as second:
            self.look(first)
            self.look(second)
        self.assertEqual(self.numbers(), [1, 2])
        with self.worker() as night:
            self.look(night)
        self.assertEqual(self.numbers(), [1, 2])

    @mute_logger("odoo.sql_db")
    def test_who_paid_beside_it_begins_again_and_is_not_refused(self):
        with self.worker() as accountant:
            with self.worker() as night:
                self.look(night)
            retrying(lambda: self.pay_another(accountant), accountant.env)
        self.assertEqual(self.numbers(), [1, 2, 3])
