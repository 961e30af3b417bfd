from datetime import timedelta
from functools import partial
from unittest.mock import patch

import psycopg2

from odoo.tests import tagged

from ...decisions.proposal import Proposal
from ...facts.reader import Reader
from ...facts.wakes import read_wakes
from ..common import day
from ..common_wakes import WakesCase


@tagged("post_install", "-at_install")
class TestNights(WakesCase):
    """What a night does with wakes and answers."""

    def test_what_is_paid_is_forgotten(self):
        answers = self.env["credit.followup.answer"]
        line = self.item(self.move)
        self.assertTrue(answers.browse(line.id).exists())
        self.pay(self.move)
        self.follow_up(7)
        self.assertFalse(answers.browse(line.id).exists())
        self.assertFalse(line.followup_reason)

    def test_items_are_found_grouped_and_sorted_by_their_answer(self):
        lines = self.env["account.move.line"].with_user(self.reader)
        own = [("id", "in", (self.item(self.move) | self.item(self.far)).ids)]
        found = lines.search([*own, ("followup_reason", "=", "not_due")])
        self.assertEqual(found, self.item(self.far))
        found = lines.search([*own, ("followup_reason", "!=", "not_due")])
        self.assertEqual(found, self.item(self.move))
        groups = lines._read_group(own, ["followup_reason"], ["__count"])
        self.assertEqual(dict(groups), {"not_due": 1, "before_level": 1})
        ordered = lines.search(own, order="followup_next_on desc")
        self.assertEqual(ordered[:1], self.item(self.far))
        self.assertFalse(lines.search([*own, ("followup_next_on", "=", False)]))
        self.pay(self.move)
        self.follow_up(7)
        found = lines.search([*own, ("followup_reason", "=", False)])
        self.assertEqual(found, self.item(self.move), "an item without an answer")

    def test_a_range_of_next_dates_is_looked_up_once(self):
        lines = self.env["account.move.line"].with_user(self.reader)
        far = self.item(self.far)
        day_ = far.followup_next_on
        own = [("id", "in", (self.item(self.move) | far).ids)]
        within = [
            *own,
            ("followup_next_on", ">=", day_),
            ("followup_next_on", "<", day_ + timedelta(days=1)),
        ]
        self.assertEqual(lines.search(within), far)
        within[-1] = ("followup_next_on", "<", day_)
        self.assertFalse(lines.search(within))

    def test_a_wake_that_comes_while_the_night_works_stays(self):
        self.item(self.far).date_maturity = day(50)
        add = Proposal.add

        def pay_meanwhile(proposal, partner_ids):
            counted = add(proposal, partner_ids)
            self.item(self.far).date_maturity = day(7)
            return counted

        with patch.object(Proposal, "add", pay_meanwhile):
            self.follow_up(7)
        self.assertEqual(self.woken(), {(self.asleep, "changed")})
        self.assertEqual(self.looked_at(8), self.asleep.ids)

    def test_a_wake_that_comes_while_the_clocks_work_is_not_lost(self):
        clocks = self.env.registry["credit.followup.run"]
        follow = clocks._follow_clocks

        def change_meanwhile(run, wakes):
            follow(run, wakes)
            self.item(self.far).date_maturity = day(50)

        with patch.object(clocks, "_follow_clocks", change_meanwhile):
            self.assertIn(self.asleep.id, self.looked_at(7))
        # The clocks have not read it: they do in the next night.
        self.assertEqual(self.woken(), {(self.asleep, "changed")})

    def test_a_run_by_hand_leaves_the_wakes_to_the_night(self):
        self.invoice(due=30)
        run = self.env["credit.followup.run"].create({"company_id": self.company.id})
        run.date = self.env.cr.now().date()
        run.action_propose()
        self.assertEqual(self.woken(), {(self.customer, "posted")})

    def test_one_bad_customer_does_not_stop_the_others(self):
        for partner in (self.customer, self.asleep):
            self.invoice(partner, due=1)
        add = Proposal.add

        def fail(proposal, partner_ids):
            if self.customer.id in partner_ids:
                raise LookupError("No such thing.")
            return add(proposal, partner_ids)

        with patch.object(Proposal, "add", fail):
            run = self.follow_up(7)
        self.assertEqual(run.action_ids.partner_id, self.asleep)
        self.assertIn("Anna Claes (1): No such thing.", run.error)
        left = {(self.customer, "posted"), (self.customer, "left")}
        self.assertEqual(self.woken(), left | self.served())
        self.assertIn(self.customer.id, self.looked_at(8))

    def served(self):
        """Return the wake of the customer whose message just left."""
        return {(self.asleep, "served")}

    def test_a_conflict_is_tried_again_by_the_chunk_and_then_said(self):
        self.invoice(due=1)
        run = self.Run._nightly_run(self.company, day(7))
        reader = Reader(run.env, self.company, day(7))
        wakes = read_wakes(run.env, self.company)
        shares = run.sudo().share_ids
        shares._deal(run, self.customer.ids, wakes)
        tries = []

        def conflict(*_arguments):
            tries.append(1)
            raise psycopg2.errors.SerializationFailure("meanwhile")

        run = run.with_context(ir_cron_progress_id=1)
        with (
            patch.object(Proposal, "add", conflict),
            patch.object(type(run), "_commit", lambda *_arguments, **_more: None),
            patch.object(self.env.cr, "rollback", lambda: None),
        ):
            run._each_safely(
                self.customer.ids,
                partial(run._propose_share, reader, run.sudo().share_ids),
                partial(run._note_left, run.sudo().share_ids),
            )
        self.assertFalse(run.sudo().share_ids.is_open, "left to the next night")
        self.assertEqual(len(tries), 3)
        self.assertIn("in use by somebody else", run.error)
        left = {(self.customer, "posted"), (self.customer, "left")}
        self.assertEqual(self.woken(), left)

    def dealt(self, on):
        """Return a night's run of that day, dealt out and not worked on yet."""
        run = self.Run._nightly_run(self.company, day(on))
        partners = (self.customer | self.asleep).ids
        run.share_ids._deal(run, partners, read_wakes(run.env, self.company))
        return run, Reader(run.env, self.company, day(on))

    def test_a_run_that_no_night_finished_keeps_what_it_counted(self):
        run, reader = self.dealt(7)
        run._propose_share(reader, run.share_ids, self.asleep.ids)
        self.assertEqual(run.share_ids.partners, self.customer.ids)
        run._close_unfinished(self.company, day(8))
        counted = {one.reason: one.item_count for one in run.left_out_ids}
        self.assertEqual((run.state, counted), ("done", {"not_due": 1}))
        self.assertFalse(run.share_ids)

    def test_a_company_that_is_switched_off_in_its_night_is_proposed_for_no_more(self):
        run, reader = self.dealt(7)
        run._propose_share(reader, run.share_ids, self.asleep.ids)
        self.company.followup_active = False
        with self.on(8):
            self.Run._cron_execute()
        self.assertFalse(run.share_ids)
        self.assertEqual(run.state, "done")
        self.assertFalse(run.action_ids)

    def test_nobody_takes_a_share_of_a_run_that_was_cancelled(self):
        run, _reader = self.dealt(7)
        self.assertTrue(run.share_ids._next(run, from_the_end=False))
        run.state = "cancelled"
        self.assertFalse(run.share_ids._next(run, from_the_end=False))

    def test_who_fails_in_a_night_for_everybody_is_looked_at_in_the_next(self):
        self.policy.least_days = 6
        add = Proposal.add

        def fail(proposal, partner_ids):
            if self.asleep.id in partner_ids:
                raise LookupError("No such thing.")
            return add(proposal, partner_ids)

        with patch.object(Proposal, "add", fail):
            self.assertTrue(self.follow_up(7).is_full)
        self.assertEqual(self.woken(), {(self.asleep, "left")})
        self.assertEqual(self.looked_at(8), self.asleep.ids)
        self.assertFalse(self.run_of(8).is_full)

    def test_answers_are_found_by_who_may_read_them_only(self):
        lines = self.env["account.move.line"]
        accountant = self.env["res.users"].create(
            {
                "name": "Biller",
                "login": "wakes_biller",
                "company_id": self.company.id,
                "company_ids": [(6, 0, self.company.ids)],
                "group_ids": [
                    (6, 0, self.env.ref("account.group_account_invoice").ids)
                ],
            }
        )
        for domain in (
            [("followup_reason", "=", "not_due")],
            [("followup_answer_id.reason", "=", "not_due")],
            [("followup_answer_id", "any", [("partner_id.name", "=", "Zoe Smet")])],
        ):
            self.assertTrue(lines.with_user(self.reader).search(domain))
            self.assertFalse(lines.with_user(accountant).search(domain))
        hidden = [("followup_answer_id.company_id.followup_test_email", "!=", False)]
        found = lines.with_user(self.reader).search(hidden)
        self.assertFalse(found, "another's fields are read with one's own rights")
