"""What was written off is paid: found by the night, or on the bank."""

from freezegun import freeze_time

from odoo import Command
from odoo.exceptions import AccessError, UserError

from ..common import day
from .common import BooksCase


class TestLatePayments(BooksCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        frozen = freeze_time(day(0))
        frozen.start()
        cls.addClassCleanup(frozen.stop)
        cls.accountant = cls._user("accountant", "group_officer")
        cls.accountant.group_ids = [
            Command.link(cls.env.ref("account.group_account_user").id)
        ]
        cls.bank = cls.company_data["default_journal_bank"]

    def transfer(self, amount, partner=None, **values):
        return (
            self.env["account.bank.statement.line"]
            .create(
                {
                    "journal_id": self.bank.id,
                    "date": day(0),
                    "payment_ref": "Sorry for the delay",
                    "amount": amount,
                    "partner_id": partner and partner.id,
                    **values,
                }
            )
            .with_user(self.accountant)
        )

    def test_a_transfer_of_the_customer_is_income(self):
        move = self.taxed(100.0)
        one = self.booked(move, returns_vat=True, vat_evidence="Judgment")
        line = self.transfer(one.amount, self.customer)
        self.assertEqual(line.followup_write_off_ids, one)
        self.assertIn(move.name, line.followup_written_off)
        line.action_followup_regain()
        self.assertTrue(line.is_reconciled)
        self.assertEqual(one.state, "recovered")
        self.assertEqual(self.balance(self.regained), -100.0)
        self.assertFalse(line.followup_write_off_ids)
        with self.assertRaisesRegex(UserError, "Nothing of this customer"):
            line.action_followup_regain()

    def test_one_pays_two_and_leaves_a_rest(self):
        first, second = (
            self.booked(self.invoice(amount=amount, due=-10)) for amount in (30.0, 20.0)
        )
        line = self.transfer(60.0, self.customer)
        line.action_followup_regain()
        self.assertEqual((first.came, second.came), (30.0, 20.0))
        owed = self.item(first.move_id).account_id
        rest = line.line_ids.filtered(lambda row: row.account_id == owed)
        self.assertEqual(rest.amount_residual, -10.0)
        # What is left is no late payment of anything.
        (first | second).sudo()._look(day(0))
        self.assertEqual(set((first | second).mapped("reason")), {"all_came"})

    def test_by_the_reference_of_a_message(self):
        """Nobody knows the customer, and the message that he names does."""
        move = self.invoice(due=0)
        action = self.follow_up(5).action_ids
        one = self.booked(move)
        line = self.transfer(100.0, payment_ref=action.communication)
        self.assertEqual(line.followup_write_off_ids, one)
        self.assertEqual(line.partner_id, self.customer)
        line.action_followup_regain()
        self.assertEqual((one.state, one.came), ("booked", 100.0))

    def test_of_another_customer_or_currency_nothing_is_said(self):
        euro = self.setup_other_currency("EUR", rates=[("2020-01-01", 0.5)])
        self.booked(self.invoice(amount=20.0, due=-10, currency_id=euro.id))
        other = self._customer("Boris Dubois")
        self.booked(self.invoice(other, 20.0, due=-10))
        line = self.transfer(100.0, self.customer)
        self.assertFalse(line.followup_write_off_ids)
        self.assertFalse(line.followup_written_off)

    def test_money_that_went_out_pays_nothing(self):
        self.booked(self.invoice(amount=20.0, due=-10))
        self.assertFalse(self.transfer(-20.0, self.customer).followup_write_off_ids)

    def test_who_may_not_write_on_transactions(self):
        self.booked(self.invoice(amount=20.0, due=-10))
        line = self.transfer(20.0, self.customer)
        with self.assertRaises(AccessError):
            line.with_user(self.reader).action_followup_regain()
        clerk = self._user("clerk")
        clerk.group_ids = [Command.link(self.env.ref("account.group_account_user").id)]
        with self.assertRaises(AccessError):
            line.with_user(clerk).action_followup_regain()

    # === FOUND BY THE NIGHT === #

    def test_a_late_payment_is_found_and_goes_to_income(self):
        move = self.taxed(100.0)
        one = self.booked(move, returns_vat=True, vat_evidence="Judgment")
        total, tax = one.amount, one.vat_amount
        half = self.on_account(total / 2, day(0))
        self.follow_up(1)
        self.assertEqual(one.reason, "money_waits")
        self.assertIn("was written off", one.activity_ids.note)
        one.action_regain()
        self.assertEqual((one.state, one.reason), ("booked", "part_came"))
        self.assertFalse(one.activity_ids)
        self.assertEqual(one.came, round(total / 2, 2))
        line = half.move_id.line_ids.filtered(
            lambda row: row.account_id == self.item(move).account_id
        )
        self.assertTrue(line.reconciled)
        self.assertEqual(self.balance(self.regained), -50.0)
        self.on_account(total, day(0))
        one.sudo()._look(day(0))
        one.action_regain()
        self.assertEqual((one.state, one.reason), ("recovered", "all_came"))
        self.assertEqual(self.balance(self.regained), -100.0)
        vat = move.line_ids.filtered("tax_line_id").account_id
        self.assertEqual(self.balance(vat), -tax)

    def test_what_is_more_stays_the_customers(self):
        move = self.invoice(amount=40.0, due=-10)
        one = self.booked(move)
        payment = self.on_account(100.0, day(0))
        one.sudo()._look(day(0))
        one.action_regain()
        left = payment.move_id.line_ids.filtered(
            lambda row: row.account_id == self.item(move).account_id
        )
        self.assertEqual(left.amount_residual, -60.0)
        self.assertEqual(one.state, "recovered")

    def test_a_payment_that_is_returned(self):
        move = self.invoice(amount=40.0, due=-10)
        one = self.booked(move)
        self.on_account(40.0, day(0))
        one.sudo()._look(day(0))
        one.action_regain()
        with self.assertRaisesRegex(UserError, "Only what is written off"):
            one.with_user(self.manager).action_reverse()
        one.late_entry_ids._reverse_moves(cancel=True)
        one.sudo()._look(day(0))
        # The money is not allocated again, so it waits again.
        self.assertEqual((one.state, one.reason), ("booked", "money_waits"))
        self.assertEqual(one.came, 0)
        self.assertEqual(self.balance(self.regained), 0)

    def test_earlier_money_and_credit_notes_are_no_late_payment(self):
        self.on_account(40.0, day(-1))
        self.pay(amount=40.0)
        one = self.booked(self.invoice(amount=40.0, due=-10))
        one.sudo()._look(day(0))
        self.assertEqual(one.reason, "booked")
        with self.assertRaisesRegex(UserError, "No money"):
            one.action_regain()
