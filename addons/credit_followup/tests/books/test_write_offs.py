"""Write-offs: proposed, approved by a second person, booked, taken back."""

from freezegun import freeze_time

from odoo.exceptions import AccessError, UserError

from ..common import day
from .common import BooksCase


class TestWriteOffs(BooksCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.frozen = freeze_time(day(0))
        cls.frozen.start()
        cls.addClassCleanup(cls.frozen.stop)

    # === BEFORE IT IS DECIDED === #

    def test_what_nobody_allocated_and_a_missing_grid_are_told(self):
        """Whoever decides sees them, in the window and on the proposal."""
        move = self.taxed(100.0)
        self.on_account(30.0, day(-1))
        item = self.item(move).with_user(self.officer)
        window = item.action_followup_write_off()
        window = self.env[window["res_model"]].browse(window["res_id"])
        self.assertIn("30.00", window.warnings)
        one = self.propose(move, returns_vat=True, vat_evidence="Judgment")
        told = one.warnings
        self.assertIn("30.00", told)
        self.assertIn("name no tax grid", told)
        tag = self.env["account.account.tag"].create(
            {"name": "62", "applicability": "taxes"}
        )
        self.company.followup_vat_back_tag_ids = tag
        one.invalidate_recordset(["warnings"])
        self.assertNotIn("name no tax grid", one.warnings)

    def test_the_tax_is_seen_before_it_is_approved(self):
        one = self.propose(self.taxed(100.0), returns_vat=True, vat_evidence="Judgment")
        self.assertGreater(one.vat_amount, 0)
        one.returns_vat = False
        self.assertFalse(one.vat_amount)

    def test_what_was_decided_is_named(self):
        done = self.booked(self.invoice(amount=60.0, due=-10))
        waits = self.propose(self.invoice(amount=70.0, due=-10))
        with self.assertRaisesRegex(UserError, done.move_line_id.move_name):
            (done | waits).with_user(self.manager).action_approve()

    # === PROPOSAL AND APPROVAL === #

    def test_one_person_gives_up_as_much_as_the_limit(self):
        small, large = self.invoices([50.0], due=-10), self.invoices([50.01], due=-10)
        one = self.propose(small)
        one._propose()
        self.assertEqual((one.state, one.approved_by_id), ("booked", self.officer))
        self.assertEqual(small.payment_state, "paid")
        other = self.propose(large)
        other._propose()
        self.assertEqual(other.state, "proposed")
        self.assertEqual(large.payment_state, "not_paid")
        second = other.activity_ids.user_id
        self.assertTrue(second.has_group("credit_followup.group_manager"))

    def test_cutting_a_sum_in_pieces_does_not_help(self):
        """What is written off for one customer within a year counts."""
        first, second = self.invoices([30.0, 30.0], due=-10)
        self.propose(first)._propose()
        one = self.propose(second)
        one._propose()
        self.assertEqual(one.state, "proposed")
        other = self._customer("Boris Dubois")
        apart = self.propose(self.invoice(other, 30.0, due=-10))
        apart._propose()
        self.assertEqual(apart.state, "booked")

    def test_only_a_second_manager_approves(self):
        one = self.propose(self.invoice(due=-10), self.manager)
        one._propose()
        with self.assertRaises(AccessError):
            one.with_user(self.officer).action_approve()
        with self.assertRaisesRegex(UserError, "Somebody other"):
            one.with_user(self.manager).action_approve()
        second = self._user("second", "group_manager")
        one.with_user(second).action_approve()
        self.assertEqual((one.state, one.approved_by_id), ("booked", second))
        self.assertFalse(one.activity_ids)

    def test_refused_or_taken_back(self):
        first, second = (self.propose(self.invoice(due=-10)) for _turn in range(2))
        first.with_user(self.manager).action_refuse()
        self.assertEqual(first.state, "refused")
        with self.assertRaisesRegex(UserError, "Only who proposed it"):
            second.with_user(self.manager).action_take_back()
        second.action_take_back()
        self.assertEqual(second.state, "refused")
        with self.assertRaisesRegex(UserError, "decided already"):
            second.action_take_back()

    def test_what_is_open_is_read_again(self):
        move = self.invoice(due=-10)
        one = self.propose(move)
        self.pay(move, 400.0)
        self.assertEqual((one.state, one.reason), ("proposed", "changed"))
        with self.assertRaisesRegex(UserError, "look at it again"):
            one.with_user(self.manager).action_approve()
        one.action_renew()
        self.assertEqual((one.amount, one.reason), (600.0, "waits"))
        one.with_user(self.manager).action_approve()
        self.assertEqual(move.payment_state, "paid")
        self.assertEqual(self.balance(self.loss), 600.0)

    def test_a_payment_ends_a_proposal_at_once(self):
        move = self.invoice(due=-10)
        one = self.propose(move)
        self.pay(move)
        self.assertEqual((one.state, one.reason), ("withdrawn", "paid"))

    def test_nobody_says_amounts_or_states(self):
        move = self.invoice(due=-10)
        one = self.propose(
            move, amount=1.0, state="booked", proposed_by_id=self.manager.id
        )
        self.assertEqual((one.amount, one.state), (1000.0, "proposed"))
        self.assertEqual(one.proposed_by_id, self.officer)
        with self.assertRaises(UserError):
            one.write({"amount": 1.0})
        with self.assertRaises(AccessError):
            self.propose(move, self.reader)

    def test_twice_is_refused(self):
        move = self.invoice(due=-10)
        self.propose(move)
        with self.assertRaisesRegex(UserError, "proposed already"):
            self.propose(move)

    # === WHAT OTHERS WORK ON === #

    def test_what_is_held_by_others_is_refused_by_name(self):
        for reason, words in (
            ("agency", "collection agency"),
            ("dispute", "disputed"),
            ("promise", "promised"),
            ("agreement", "promised"),
        ):
            move = self.invoice(due=-10)
            hold = self.env["credit.followup.hold"].create(
                {
                    "company_id": self.company.id,
                    "partner_id": self.customer.id,
                    "move_line_id": self.item(move).id,
                    "reason": reason,
                    "note": "Test",
                }
            )
            with self.assertRaisesRegex(UserError, f"{move.name}.*{words}"):
                self.propose(move)
            hold.action_end()
            self.assertTrue(self.propose(move))

    def test_what_became_disputed_is_not_booked(self):
        move = self.invoice(due=-10)
        one = self.propose(move)
        self.env["credit.followup.hold"].create(
            {
                "company_id": self.company.id,
                "partner_id": self.customer.id,
                "reason": "dispute",
                "note": "Test",
            }
        )
        with self.assertRaisesRegex(UserError, "disputed"):
            one.with_user(self.manager).action_approve()

    # === BOOKS === #

    def test_the_entry_has_the_tax_where_it_comes_back(self):
        move = self.taxed(100.0)
        total = move.amount_total
        vat = move.line_ids.filtered("tax_line_id")
        one = self.booked(move, returns_vat=True, vat_evidence="Judgment")
        owed = self.item(move).account_id
        tax = -vat.balance
        self.assertEqual(
            self.entry_of(one.entry_id),
            [(self.loss, 100.0), (vat.account_id, tax), (owed, -total)],
        )
        self.assertEqual(one.vat_amount, tax)
        self.assertEqual(move.amount_residual, 0)

    def test_without_evidence_the_tax_is_lost(self):
        move = self.taxed(100.0)
        one = self.booked(move)
        self.assertEqual(one.vat_amount, 0)
        self.assertEqual(self.balance(self.loss), move.amount_total)

    def test_a_part_has_its_part_of_the_tax(self):
        move = self.taxed(100.0)
        self.pay(move, move.amount_total / 2)
        one = self.booked(move, returns_vat=True, vat_evidence="Judgment")
        tax = round(-move.line_ids.filtered("tax_line_id").balance / 2, 2)
        self.assertEqual(one.vat_amount, tax)
        self.assertEqual(self.balance(self.loss), round(one.amount - tax, 2))

    def test_an_account_and_grids_of_its_own(self):
        account = self.loss.copy({"code": "CF4110"})
        tag = self.env["account.account.tag"].create(
            {"name": "62", "applicability": "taxes"}
        )
        self.company.followup_vat_back_account_id = account
        self.company.followup_vat_back_tag_ids = tag
        one = self.booked(self.taxed(), returns_vat=True, vat_evidence="Judgment")
        line = one.entry_id.line_ids.filtered(lambda row: row.account_id == account)
        self.assertEqual((line.balance, line.tax_tag_ids), (one.vat_amount, tag))

    def test_a_foreign_debt_makes_no_difference_of_exchange(self):
        euro = self.setup_other_currency(
            "EUR", rates=[("2020-01-01", 0.5), ("2026-02-01", 0.8)]
        )
        move = self.invoice(amount=100.0, due=-100, currency_id=euro.id)
        worth = self.item(move).balance
        one = self.booked(move)
        self.assertEqual(self.balance(self.loss), worth)
        self.assertFalse(self.item(move).amount_residual)
        self.assertFalse(one.entry_id.line_ids.matched_debit_ids.exchange_move_id)

    def test_without_accounts_nothing_is_booked(self):
        self.company.followup_loss_account_id = False
        one = self.propose(self.invoice(due=-10))
        with self.assertRaisesRegex(UserError, "accounts of write-offs"):
            one.with_user(self.manager).action_approve()
        self.assertEqual(one.state, "proposed")

    # === BACK === #

    def test_taken_back_the_books_are_as_before(self):
        move = self.taxed()
        one = self.booked(move, returns_vat=True, vat_evidence="Judgment")
        with self.assertRaises(AccessError):
            one.with_user(self.officer).action_reverse()
        one.with_user(self.manager).action_reverse()
        self.assertEqual((one.state, one.reason), ("reversed", "entry_undone"))
        self.assertEqual(self.balance(self.loss), 0)
        self.assertEqual(move.payment_state, "not_paid")
        self.assertEqual(move.amount_residual, move.amount_total)
        self.assertTrue(self.booked(move))

    def test_an_entry_that_is_reset_reverses_it(self):
        move = self.invoice(due=-10)
        one = self.booked(move)
        one.entry_id.button_draft()
        one.sudo()._look(day(0))
        self.assertEqual(one.state, "reversed")

    def test_a_loss_does_not_stay_without_its_item(self):
        """Who takes entry and invoice apart takes the write-off back, and its loss."""
        move = self.invoice(due=-10)
        one = self.booked(move)
        self.item(move).remove_move_reconcile()
        one.sudo()._look(day(0))
        self.assertEqual(one.state, "reversed")
        self.assertEqual(self.balance(self.loss), 0)

    def test_what_is_no_open_item_is_refused(self):
        move = self.invoice(due=-10)
        other = move.line_ids - self.item(move)
        with self.assertRaisesRegex(UserError, "is not open"):
            self.propose(move, move_line_id=other[0].id)

    # === COMPANIES === #

    def test_companies_stay_apart(self):
        other = self.setup_other_company()["company"]
        stranger = self._user("stranger", "group_manager", other)
        one = self.propose(self.invoice(due=-10))
        with self.assertRaises(AccessError):
            one.with_user(stranger).action_approve()
        with self.assertRaises(AccessError):
            self.propose(self.invoice(due=-10), stranger)
