"""A payout is taken when its money comes, and its account is the agency's own."""

from psycopg2 import IntegrityError

from odoo.exceptions import ValidationError
from odoo.tests import tagged
from odoo.tools import mute_logger

from .common_answers import AnswersCase


@tagged("post_install", "-at_install")
class TestPayoutsOnBank(AnswersCase):
    """An agency announces its payouts before their money."""

    def setUp(self):
        super().setUp()
        self.enterContext(self.on(65))
        self.case = self.hand_over(self.move)
        self.answer(self.row(self.case, "accepted", 65))

    def announce(self, name, amount):
        """Let the agency say of what a payout is made, and how much it is."""
        part = {"payout_id": name, "amount": amount}
        paid = self.row(self.case, "payment", 65, payment_id=f"P{name}", **part)
        self.answer(paid, self.row(self.case, "payout", 65, **part))
        found = self.agency.payout_ids.filtered(lambda one: one.name == name)
        self.assertEqual(found.state, "awaited")
        return found

    def test_money_that_comes_after_its_announcement_is_taken(self):
        payout = self.announce("A7", 100)
        other = self.bank(100, "Somebody else", 65)
        self.assertEqual(payout.state, "awaited")
        line = self.bank(100, "AG1 payout A7", 65)
        self.assertEqual((payout.state, payout.statement_line_id), ("settled", line))
        self.assertFalse(other.is_reconciled)

    def test_one_transaction_is_not_taken_for_two_payouts(self):
        first, second = self.announce("A7", 100), self.announce("A8", 100)
        partner = self.agency.partner_id
        other = self.bank(100, "What we owe you", 65, partner=partner)
        self.assertEqual((first.state, second.state), ("awaited", "awaited"))
        line = self.bank(100, "payout A8", 65, partner=partner)
        self.assertEqual(second.statement_line_id, line)
        # What is left is no more in doubt.
        self.assertEqual(first.statement_line_id, other)

    def test_many_transactions_are_looked_at_together(self):
        lines = self.env["account.bank.statement.line"]
        row = {
            "journal_id": self.company_data["default_journal_bank"].id,
            "date": "2026-03-02",
            "payment_ref": "Anything",
            "amount": 3,
        }

        def queries(count):
            made = lines.create([row] * count)
            self.env.flush_all()
            before = self.env.cr.sql_log_count
            made._followup_find_payouts()
            return self.env.cr.sql_log_count - before

        self.assertLessEqual(queries(1), 1)
        self.announce("A7", 100)
        self.announce("A8", 40)
        queries(1)
        self.assertEqual(queries(1), queries(10))

    def test_the_night_looks_as_well(self):
        payout = self.announce("A7", 100)
        line = self.bank(100, "What we owe you", 65)
        self.assertEqual(payout.state, "awaited")
        line.partner_id = self.agency.partner_id
        self.run_night()
        self.assertEqual(payout.statement_line_id, line)

    def run_night(self):
        self.company.followup_active = True
        runs = self.env["credit.followup.run"].with_user(self.env.ref("base.user_root"))
        runs._cron_followup()

    # === THE ACCOUNT === #

    def test_an_account_with_money_on_it_stays(self):
        payout = self.announce("A7", 100)
        other = self.clearing.copy({"code": "580902"})
        with self.assertRaisesRegex(ValidationError, "money"):
            self.agency.clearing_account_id = other
        with self.assertRaises(ValidationError):
            self.agency.clearing_account_id = False
        self.agency.clearing_account_id = self.clearing
        self.bank(100, "AG1 payout A7", 65)
        self.assertEqual(payout.state, "settled")
        self.agency.clearing_account_id = other

    def test_two_agencies_do_not_share_an_account(self):
        with mute_logger("odoo.sql_db"), self.assertRaises(IntegrityError):
            self.make_agency("AG2", clearing_account_id=self.clearing.id)
            self.env.flush_all()
