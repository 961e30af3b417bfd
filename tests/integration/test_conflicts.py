"""The accountant and the night: neither waits for the other, and nothing is refused."""

import uuid
from contextlib import contextmanager
from unittest.mock import patch

from odoo import SUPERUSER_ID, fields
from odoo.api import Environment
from odoo.modules.registry import Registry
from odoo.tests import BaseCase, get_db_name, tagged

from odoo.addons.credit_followup.decisions.proposal import Proposal
from odoo.addons.credit_followup.effects import deliver
from odoo.addons.credit_followup.effects.execute import execute_ready
from odoo.addons.credit_followup.facts.reader import Reader
from odoo.addons.credit_followup.facts.wakes import read_wakes
from odoo.addons.credit_followup.models.runs import run_share

from .world import committed, make_company, make_customers

# Whoever waits longer than this for a lock waits for the other one's commit.
NO_WAIT = "SET LOCAL lock_timeout = '1s'"


@tagged("post_install", "-at_install")
class TestConflicts(BaseCase):
    """Two transactions at once, each with the other one's half-done work beside it."""

    test_tags = {"post_install", "standard"}
    test_module = "credit_followup"

    def setUp(self):
        self.database = get_db_name()
        with committed(self.database) as env:
            self.company_id = make_company(env, f"Conflicts {uuid.uuid4()}")
            self.partner_ids = make_customers(env, self.company_id, 2)
        Registry(self.database).clear_all_caches()

    @contextmanager
    def half_done(self):
        """Yield the environment of a transaction that is not committed yet."""
        with Registry(self.database).cursor() as cursor:
            cursor.execute(NO_WAIT)
            env = Environment(
                cursor, SUPERUSER_ID, {"allowed_company_ids": [self.company_id]}
            )
            # The snapshot is taken here, whatever is done first.
            cursor.execute("SELECT 1")
            yield env

    def company(self, env):
        return env["res.company"].browse(self.company_id)

    def item(self, env, position=0):
        return env["account.move.line"].search(
            [
                ("partner_id", "=", self.partner_ids[position]),
                ("company_id", "=", self.company_id),
                ("account_type", "=", "asset_receivable"),
                ("amount_residual", ">", 0),
            ],
            limit=1,
        )

    def pay(self, env, position=0):
        """Receive the money and match it, as an accountant does."""
        wizard = env["account.payment.register"].with_context(
            active_model="account.move", active_ids=self.item(env, position).move_id.ids
        )
        wizard.create({})._create_payments()

    def invoice(self, env):
        """Post one more invoice of the first customer."""
        today = fields.Date.context_today(env.user)
        move = self.item(env).move_id.copy({"invoice_date": today})
        move.action_post()

    def propose(self, env):
        """Let the night work on both customers."""
        company = self.company(env)
        today = fields.Date.context_today(env.user)
        run = env["credit.followup.run"].with_company(company)
        run = run._nightly_run(company, today)
        Proposal(run, Reader(env, company, today)).add(self.partner_ids)
        return run

    def test_who_posts_and_pays_does_not_wait_for_the_night(self):
        with self.half_done() as night, self.half_done() as accountant:
            run = self.propose(night)
            self.assertEqual(len(run.action_ids), 2)
            night.flush_all()
            self.pay(accountant)
            self.invoice(accountant)
            accountant.cr.commit()
            night.cr.commit()
        self.assert_woken()

    def test_the_night_does_not_wait_for_who_pays(self):
        with self.half_done() as accountant, self.half_done() as night:
            self.pay(accountant)
            accountant.flush_all()
            self.propose(night)
            night.cr.commit()
            accountant.cr.commit()
        self.assert_woken()

    def test_who_posted_and_paid_since_the_night_began_does_not_stop_it(self):
        with self.half_done() as night:
            with self.half_done() as accountant:
                self.pay(accountant)
                self.invoice(accountant)
                accountant.cr.commit()
            self.assertEqual(len(self.propose(night).action_ids), 2)
            night.cr.commit()
        self.assert_woken()

    def deal(self, env):
        """Deal tonight's run out, a customer a share."""
        company = self.company(env)
        today = fields.Date.context_today(env.user)
        run = env["credit.followup.run"].with_company(company)
        run = run._nightly_run(company, today)
        with patch.object(run_share, "BATCH_CUSTOMERS", 1):
            run.share_ids._deal(run, self.partner_ids, read_wakes(env, company))
        return run.id

    def take(self, env, run_id, *, from_the_end=False):
        """Propose for a free share of the run; return the run and its customers."""
        run = env["credit.followup.run"].browse(run_id)
        reader = Reader(env, self.company(env), run.date)
        share = run.share_ids._next(run, from_the_end)
        partners = share.partners
        run._propose_share(reader, share, partners)
        env.flush_all()
        return run, reader, partners

    def test_two_workers_take_other_shares_and_the_last_one_closes_the_run(self):
        with committed(self.database) as env:
            run_id = self.deal(env)
        with self.half_done() as one, self.half_done() as other:
            run, reader, first = self.take(one, run_id)
            same, own, last = self.take(other, run_id, from_the_end=True)
            self.assertEqual([first, last], [[key] for key in self.partner_ids])
            self.assertFalse(
                run.share_ids._next(run, from_the_end=False), "all are taken"
            )
            one.cr.commit()
            run._close_proposing(reader)
            one.cr.commit()
            self.assertEqual(run.state, "proposing", "the other one is still at it")
            other.cr.commit()
            same._close_proposing(own)
            other.cr.commit()
        with committed(self.database) as env:
            run = env["credit.followup.run"].browse(run_id)
            self.assertEqual((run.state, len(run.action_ids)), ("confirmed", 2))
            self.assertFalse(run.share_ids)
            run.action_ids._cancel("Tried.")

    def assert_woken(self):
        """What happened beside the night is there for the next one."""
        with committed(self.database) as env:
            woken = env["credit.followup.wake"].search(
                [("company_id", "=", self.company_id), ("cause", "=", "paid")]
            )
            self.assertEqual(woken.partner_id.ids, self.partner_ids[:1])

    def make_ready(self):
        with committed(self.database) as env:
            self.company(env).followup_active = True
            run = self.propose(env(context={"allowed_company_ids": [self.company_id]}))
            run.action_ids._make_ready()

    def states(self):
        with committed(self.database) as env:
            actions = env["credit.followup.action"].search(
                [("company_id", "=", self.company_id)], order="partner_id"
            )
            return actions.mapped("state")

    def execute(self, env):
        execute_ready(env, fields.Date.context_today(env.user))

    def test_an_item_that_is_being_paid_waits_and_the_others_leave(self):
        self.make_ready()
        with self.half_done() as accountant, self.half_done() as night:
            self.pay(accountant)
            accountant.flush_all()
            self.execute(night)
            night.cr.commit()
            accountant.cr.commit()
        self.assertEqual(self.states(), ["ready", "sent"])
        with self.half_done() as night:
            self.execute(night)
            night.cr.commit()
        self.assertEqual(self.states(), ["cancelled", "sent"])

    def test_who_pays_while_texts_are_made_does_not_wait_and_is_not_reminded(self):
        self.make_ready()
        deliver_all = deliver.deliver

        def paid_meanwhile(actions):
            with self.half_done() as accountant:
                if self.item(accountant):
                    self.pay(accountant)
                accountant.cr.commit()
            deliver_all(actions)

        with (
            self.half_done() as night,
            patch.object(deliver, "deliver", paid_meanwhile),
        ):
            self.execute(night)
            night.cr.commit()
        self.assertEqual(self.states(), ["ready", "sent"], "nothing half-true left")
        with self.half_done() as night:
            self.execute(night)
            night.cr.commit()
        self.assertEqual(self.states(), ["cancelled", "sent"])

    def tearDown(self):
        with committed(self.database) as env:
            self.company(env).followup_active = False
