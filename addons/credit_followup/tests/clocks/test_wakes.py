from functools import partial
from unittest.mock import patch

import psycopg2

from odoo import Command
from odoo.tests import tagged

from ...decisions.proposal import Proposal
from ...facts.reader import Reader
from ...facts.wakes import read_wakes
from ..common import FollowupCase, day


@tagged("post_install", "-at_install")
class TestWakes(FollowupCase):
    """What the calendar does not know wakes whom it touches, and nobody else."""

    def setUp(self):
        super().setUp()
        self.move = self.invoice(due=0)
        self.asleep = self._customer("Zoe Smet")
        self.far = self.invoice(self.asleep, due=60)
        self.follow_up(5)
        self.follow_up(6)

    def woken(self):
        """Return who is woken, by cause; True stands for everybody."""
        wakes = self.env["credit.followup.wake"].search(
            [("company_id", "=", self.company.id)]
        )
        return {(one.partner_id or True, one.cause) for one in wakes}

    def forget(self):
        self.env["credit.followup.wake"].sudo().search([]).unlink()

    def looked_at(self, offset):
        """Return who is evaluated in the night of a day."""
        found = []
        add = Proposal.add

        def note(proposal, partner_ids):
            found.extend(partner_ids)
            return add(proposal, partner_ids)

        with patch.object(Proposal, "add", note):
            self.follow_up(offset)
        return found

    # === CAUSES === #

    def test_nothing_happened_and_nobody_is_looked_at(self):
        self.assertEqual(self.woken(), set())
        self.assertEqual(self.looked_at(7), [])

    def test_posting_paying_and_undoing_wake_the_customer(self):
        self.invoice(due=30)
        self.assertEqual(self.woken(), {(self.customer, "posted")})
        self.assertEqual(self.looked_at(7), self.customer.ids)
        self.pay(self.move)
        self.assertIn((self.customer, "paid"), self.woken())
        self.assertEqual(self.looked_at(8), self.customer.ids)
        self.assertEqual(self.looked_at(9), [], "read once, removed")
        self.item(self.move).remove_move_reconcile()
        self.assertEqual(self.woken(), {(self.customer, "paid")})

    def test_a_bill_or_an_entry_without_receivables_wakes_nobody(self):
        bill = self.env["account.move"].create(
            {
                "move_type": "in_invoice",
                "partner_id": self.customer.id,
                "invoice_date": day(0),
                "invoice_line_ids": [
                    Command.create(
                        {"name": "x", "price_unit": 5, "tax_ids": [Command.clear()]}
                    )
                ],
            }
        )
        bill.action_post()
        self.assertEqual(self.woken(), set())

    def test_a_changed_item_wakes_its_customer_old_and_new(self):
        self.item(self.far).date_maturity = day(7)
        self.assertEqual(self.woken(), {(self.asleep, "changed")})
        self.item(self.far).no_followup = True
        self.assertEqual(self.looked_at(7), self.asleep.ids)

    def test_holds_wake_when_they_are_made_changed_and_ended(self):
        hold = self.env["credit.followup.hold"].create(
            {"partner_id": self.asleep.id, "note": "x", "date_from": day(0)}
        )
        for change in (
            lambda: None,
            lambda: hold.write({"date_to": day(50)}),
            hold.unlink,
        ):
            change()
            self.assertEqual(self.woken(), {(self.asleep, "held")})
            self.forget()

    def test_a_customer_who_changes_is_woken_where_he_owes(self):
        self.asleep.country_id = self.env.ref("base.fr")
        self.assertEqual(self.woken(), {(self.asleep, "customer")})
        self.forget()
        self._customer("Owes Nothing").country_id = self.env.ref("base.fr")
        self.assertEqual(self.woken(), set())

    def test_policies_settings_and_holidays_wake_everybody(self):
        leave = {
            "name": "Bridge",
            "calendar_id": self.company.resource_calendar_id.id,
            "date_from": "2026-05-15 00:00:00",
            "date_to": "2026-05-15 23:00:00",
        }
        for change in (
            lambda: self.policy.write({"least_days": 6}),
            lambda: self.policy.level_ids[0].write({"days": 4}),
            lambda: self.company.write({"followup_transit_email": 1}),
            lambda: self.env["resource.calendar.leaves"].sudo().create(leave),
        ):
            change()
            self.assertIn((True, "setting"), self.woken())
            self.forget()
        self.policy.least_days = 5
        self.assertEqual(set(self.looked_at(7)), {self.customer.id, self.asleep.id})
        self.assertEqual(self.woken(), set(), "removed when everybody was looked at")

    def test_a_person_on_holiday_closes_nothing(self):
        resource = self.env["resource.resource"].sudo().create({"name": "Eva"})
        self.env["resource.calendar.leaves"].sudo().create(
            {
                "name": "Holiday",
                "resource_id": resource.id,
                "date_from": "2026-05-15 00:00:00",
                "date_to": "2026-05-15 23:00:00",
            }
        )
        self.assertEqual(self.woken(), set())

    # === THE NIGHT === #

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

    def test_a_wake_that_comes_while_the_night_works_stays(self):
        self.item(self.far).date_maturity = day(50)
        add = Proposal.add

        def pay_meanwhile(proposal, partner_ids):
            add(proposal, partner_ids)
            self.item(self.far).date_maturity = day(7)

        with patch.object(Proposal, "add", pay_meanwhile):
            self.follow_up(7)
        self.assertEqual(self.woken(), {(self.asleep, "changed")})
        self.assertEqual(self.looked_at(8), self.asleep.ids)

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
        self.assertEqual(self.woken(), {(self.customer, "posted")} | self.served())
        self.assertIn(self.customer.id, self.looked_at(8))

    def served(self):
        """Return the wake of the customer whose message just left."""
        return {(self.asleep, "served")}

    def test_a_conflict_is_tried_again_by_the_chunk_and_then_said(self):
        self.invoice(due=1)
        run = self.Run._nightly_run(self.company, day(7))
        reader = Reader(run.env, self.company, day(7))
        wakes = read_wakes(run.env, self.company)
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
                partial(run._propose_chunk, reader, wakes, 0),
                run._note_left,
            )
        self.assertEqual(len(tries), 3)
        self.assertIn("in use by somebody else", run.error)
        self.assertEqual(self.woken(), {(self.customer, "posted")})
