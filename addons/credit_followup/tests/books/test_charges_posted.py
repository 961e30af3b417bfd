from freezegun import freeze_time

from odoo import Command
from odoo.exceptions import UserError
from odoo.tests import tagged

from ...followup_core.clocks import MoveError
from ..common import day
from ..common_charges import ChargesCase


@tagged("post_install", "-at_install", "money")
class TestChargesPosted(ChargesCase):
    """Charges in the books: posted, reversed, paid."""

    def balances(self):
        groups = self.env["account.move.line"]._read_group(
            [("company_id", "=", self.company.id), ("parent_state", "=", "posted")],
            ["account_id"],
            ["balance:sum"],
        )
        return {account: round(balance, 2) for account, balance in groups if balance}

    def test_a_posted_charge_that_is_waived_leaves_the_books_as_they_were(self):
        before = self.balances()
        self.follow_up(5)
        charges = self.charges().with_user(self.officer)
        charges.action_post()
        entry = charges.entry_id
        self.assertEqual(set(charges.mapped("state")), {"posted"})
        self.assertEqual(len(entry), 1)
        receivable = entry.sudo().line_ids.filtered(
            lambda line: line.account_type == "asset_receivable"
        )
        self.assertRecordValues(
            receivable,
            [{"amount_currency": 41.44, "balance": 82.88, "no_followup": True}],
        )
        # No opening balance: letters ask for it as a charge, never as an item too.
        self.assertNotIn("include", receivable.followup_sentence or "")
        receivable.with_user(self.officer).action_followup_include()
        self.assertTrue(receivable.no_followup, "a charge was asked for twice")
        self.assertNotEqual(self.balances(), before)
        self.assertEqual(self.move.state, "posted")
        self._waive(charges, self.officer)
        self.assertEqual(set(charges.mapped("state")), {"waived"})
        self.assertEqual(charges.mapped("waived_by_id"), self.officer)
        self.assertEqual(self.balances(), before)
        self.assertEqual(self.follow_up(15).action_ids.amount_compensation, 0.0)

    def test_what_was_booked_in_a_locked_period_is_reversed_after_it(self):
        action = self.follow_up(5).action_ids
        with freeze_time(day(5)):
            self.charges().with_user(self.officer).action_post()
        entry = self.charges().entry_id
        self.company.fiscalyear_lock_date = day(40)
        with freeze_time(day(6)):
            action.delivery_ids.sudo()._mark_address_failed("No such mailbox")
        self.assertEqual(set(self.charges().mapped("state")), {"cancelled"})
        self.assertEqual((entry.state, entry.date), ("posted", day(5)))
        self.assertEqual(entry.reversal_move_ids.date, day(41))

    def test_a_debit_note_carries_no_tax(self):
        self.company.write(
            {
                "followup_charge_document": "invoice",
                "followup_charge_journal_id": self.company_data[
                    "default_journal_sale"
                ].id,
            }
        )
        self.follow_up(5)
        self.charges().with_user(self.officer).action_post()
        note = self.charges().entry_id
        self.assertRecordValues(
            note, [{"move_type": "out_invoice", "amount_total": 41.44, "amount_tax": 0}]
        )

    def test_posting_needs_its_settings(self):
        self.company.followup_charge_journal_id = False
        self.follow_up(5)
        with self.assertRaisesRegex(UserError, "journal and the accounts"):
            self.charges().with_user(self.officer).action_post()

    def test_charges_are_posted_when_the_principal_is_paid(self):
        self.company.followup_charge_posting = "principal_paid"
        self.follow_up(5)
        self.follow_up(6)
        self.assertEqual(set(self.charges().mapped("state")), {"claimed"})
        self.pay(self.move, on=day(6))
        self.follow_up(7)
        self.assertEqual(
            set(self.charges(kind="compensation").mapped("state")), {"posted"}
        )

    def _waive(self, charges, user):
        wizard = self.env["credit.followup.waive"].with_user(user)
        wizard.create(
            {"charge_ids": [Command.set(charges.ids)], "reason": "Good customer"}
        ).action_apply()

    def test_a_correction_below_zero_is_booked_as_a_credit_note(self):
        self.company.write(
            {
                "followup_charge_document": "invoice",
                "followup_charge_journal_id": self.company_data[
                    "default_journal_sale"
                ].id,
            }
        )
        self.move.button_draft()
        self.move.invoice_line_ids.price_unit = 100_000.0
        self.move.action_post()
        self.follow_up(5)
        self.pay(self.move, amount=90_000.0)  # of the due date
        self.follow_up(15)
        lower = self.charges(kind="interest").filtered(lambda one: one.amount < 0)
        self.assertTrue(lower)
        lower.with_user(self.officer).action_post()
        self.assertRecordValues(
            lower.entry_id,
            [{"move_type": "out_refund", "state": "posted", "amount_tax": 0}],
        )
        self.assertEqual(lower.entry_id.amount_total, -sum(lower.mapped("amount")))

    def test_a_debit_note_is_not_one_more_late_invoice(self):
        self.test_a_debit_note_carries_no_tax()
        lines = self.charges().entry_id.line_ids
        receivable = lines.filtered(
            lambda line: line.account_type == "asset_receivable"
        )
        self.assertTrue(receivable.no_followup)
        action = self.follow_up(26).action_ids
        self.assertEqual(action.line_ids.move_id, self.move)

    def test_an_entry_in_another_currency_balances_to_the_cent(self):
        self.euro.rate_ids.rate = 1 / 1.1
        self.second.claim_charges = False
        self.invoice(due=0, currency_id=self.euro.id, amount=1007.0)
        self.follow_up(5)
        charges = self.env["credit.followup.charge"].search([])
        charges.with_user(self.officer).action_post()
        self.assertEqual(len(charges.entry_id), 1)
        self.assertEqual(charges.entry_id.state, "posted")

    def test_what_was_booked_too_much_is_reversed_when_it_is_known(self):
        before = self.balances()
        self.follow_up(5)
        self.charges().with_user(self.officer).action_post()
        entry = self.charges().entry_id
        self.assertNotEqual(self.balances(), before)
        self.pay(self.move)  # its value date is the due date
        self.follow_up(6)
        self.assertEqual(set(self.charges().mapped("state")), {"cancelled"})
        self.assertTrue(entry.reversal_move_ids)

    def test_a_fault_in_the_books_does_not_stop_the_night(self):
        self.company.followup_charge_posting = "claimed"
        self.company.followup_charge_journal_id = False
        self.follow_up(5)
        run = self.follow_up(15)
        self.assertIn("journal and the accounts", run.error)
        self.assertEqual(run.action_ids.state, "sent")
        first = self.charges()[0]
        self.assertIn("journal and the accounts", first.clock_error)
        self.assertEqual(first.next_on, day(16), "tried again in the next night")
        self.company.followup_charge_journal_id = self.company_data[
            "default_journal_misc"
        ]
        self.follow_up(16)
        self.assertEqual((first.state, first.clock_error), ("posted", False))

    def test_an_entry_that_was_reversed_by_hand_is_not_paid(self):
        self.follow_up(5)
        self.charges().with_user(self.officer).action_post()
        self.charges().entry_id._reverse_moves(cancel=True)
        self.follow_up(6)
        self.assertEqual(set(self.charges().mapped("state")), {"claimed"})

    def test_what_a_person_undid_is_not_booked_again_by_itself(self):
        self.company.followup_charge_posting = "claimed"
        self.follow_up(5)
        self.follow_up(6)
        charges = self.charges()
        self.assertEqual(set(charges.mapped("state")), {"posted"})
        charges.entry_id._reverse_moves(cancel=True)
        self.follow_up(7)
        self.follow_up(8)
        self.assertEqual(set(charges.mapped("state")), {"claimed"})
        self.assertEqual(set(charges.mapped("reason")), {"entry_undone"})
        charges.with_user(self.officer).action_post()
        self.assertEqual(set(charges.mapped("reason")), {"by_hand"})

    def test_a_payment_of_the_charge_is_noticed_and_its_undoing_too(self):
        self.follow_up(5)
        charges = self.charges()
        charges.with_user(self.officer).action_post()
        receivable = charges.entry_id.line_ids.filtered(
            lambda line: line.account_type == "asset_receivable"
        )
        payment = self.env["account.payment"].create(
            {
                "payment_type": "inbound",
                "partner_id": self.customer.id,
                "amount": receivable.amount_currency,
                "currency_id": self.euro.id,
                "date": day(6),
            }
        )
        payment.action_post()
        if not payment.move_id:
            payment._generate_journal_entry()
            payment.move_id.action_post()
        money = payment.move_id.line_ids.filtered(
            lambda line: line.account_type == "asset_receivable"
        )
        (receivable | money).reconcile()
        self.follow_up(6)
        self.assertEqual(set(charges.mapped("state")), {"paid"})
        self.assertFalse(any(charges.mapped("next_on")), "settled: nobody asks")
        receivable.remove_move_reconcile()
        self.follow_up(7)
        self.assertEqual(set(charges.mapped("state")), {"posted"})
        self.assertEqual(set(charges.mapped("reason")), {"payment_undone"})

    def test_nobody_moves_a_state_but_the_transitions(self):
        self.follow_up(5)
        with self.assertRaisesRegex(ValueError, "decisions/transitions"):
            self.charges().sudo().state = "paid"
        waived = self.charges()[0]
        self._waive(waived, self.officer)
        with self.assertRaises(MoveError):
            waived._enter("posted", "by_hand")

    def test_a_change_of_the_setting_books_what_waits(self):
        self.follow_up(5)
        self.follow_up(6)
        self.assertEqual(set(self.charges().mapped("state")), {"claimed"})
        self.company.followup_charge_posting = "claimed"
        self.follow_up(7)
        self.assertEqual(set(self.charges().mapped("state")), {"posted"})

    def test_a_company_that_stops_claiming_still_follows_its_charges(self):
        self.follow_up(5)
        charges = self.charges()
        charges.with_user(self.officer).action_post()
        self.company.followup_charge = False
        charges.entry_id._reverse_moves(cancel=True)
        self.follow_up(6)
        self.assertEqual(set(charges.mapped("state")), {"claimed"})
        self.company.followup_charge_posting = "claimed"
        self.follow_up(7)
        self.assertEqual(set(charges.mapped("state")), {"claimed"})

    def test_charges_of_a_customer_who_got_a_parent_are_followed(self):
        self.follow_up(5)
        charges = self.charges()
        charges.with_user(self.officer).action_post()
        self.follow_up(6)
        self.customer.parent_id = self._customer("Holding NV")
        charges.entry_id._reverse_moves(cancel=True)
        self.follow_up(7)
        self.assertEqual(set(charges.mapped("reason")), {"entry_undone"})
