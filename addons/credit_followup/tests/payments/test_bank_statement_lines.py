from odoo import Command
from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from ..common_payments import PaymentsCase


@tagged("post_install", "-at_install", "money")
class TestBankStatementLines(PaymentsCase):
    """A transfer with our reference is found, compared, and booked by a person."""

    def setUp(self):
        super().setUp()
        self.action = self.asked(1000, 250)
        self.items = self.item(self.moves)

    # === FINDING === #

    def test_the_message_is_found_however_the_bank_writes_its_reference(self):
        key = self.action.communication_key
        for text in (
            self.action.communication,
            key,
            f"thank you {key[:3]} {key[3:7]} {key[7:]} 12",
            f"***{key[:3]}/{key[3:7]}/{key[7:]}***",
            f"our {self.action.reference}",
        ):
            with self.subTest(text=text):
                line = self.as_accountant(self.transfer(text, 1250))
                self.assertEqual(line.followup_action_id, self.action)
                self.assertEqual(line.followup_item_ids.sorted(), self.items.sorted())
                self.assertEqual(line.followup_fit, "exact")
                self.assertIn(self.action.reference, line.followup_sentence)

    def test_it_is_found_in_the_note_and_in_the_structured_field_too(self):
        for field in ("narration", "ref", "payment_reference"):
            with self.subTest(field=field):
                line = self.transfer("", 5, **{field: self.action.communication})
                self.assertEqual(line.followup_action_id, self.action)

    def test_one_wrong_digit_finds_nothing(self):
        key = self.action.communication_key
        wrong = key[:-1] + str((int(key[-1]) + 1) % 10)
        line = self.transfer(f"{wrong} FU-99999999999", 1250)
        self.assertFalse(line.followup_action_id or line.followup_sentence)

    def test_money_that_went_out_pays_nothing(self):
        line = self.transfer(self.action.communication, -1250)
        self.assertFalse(line.followup_action_id or line.partner_id)

    def test_a_test_message_is_not_found(self):
        self.action.sudo().is_test = True
        self.assertFalse(self.transfer(self.action.communication, 5).followup_action_id)

    def test_one_invoice_is_found_by_its_own_reference(self):
        action = self.asked(70, offset=6, partner=self._customer("Bert Baert"))
        line = self.transfer(f"invoice {self.moves.payment_reference}", 70)
        self.assertEqual(line.followup_action_id, action)
        self.assertEqual(line.followup_fit, "exact")

    def test_a_date_is_no_invoice_and_names_nobody(self):
        action = self.asked(
            70,
            offset=6,
            partner=self._customer("Bert Baert"),
            payment_reference="2026/0612",
        )
        self.assertEqual(action.communication_key, "20260612")
        for text in ("Card payment 2026-06-12", "20260612", "2026 06 12 14:30"):
            line = self.transfer(text, 70)
            self.assertFalse(line.followup_action_id or line.partner_id, text)
        line = self.as_accountant(self.transfer("invoice 2026/0612", 70))
        self.assertEqual(line.followup_action_id, action)
        self.assertEqual(line.followup_fit, "exact")
        self.assertFalse(line.partner_id, "digits alone named a customer")
        line.action_followup_reconcile()
        self.assertEqual(line.partner_id, action.partner_id)

    def test_the_customer_is_named_where_nobody_was(self):
        line = self.transfer(self.action.communication, 5)
        self.assertEqual(line.partner_id, self.customer)
        other = self._customer("Bert Baert")
        line = self.transfer(self.action.communication, 5, partner_id=other.id)
        self.assertEqual(line.partner_id, other)
        self.assertFalse(self.transfer("something else", 5).partner_id)

    def test_another_company_s_message_is_not_found(self):
        self.action.flush_recordset()
        data = self.setup_other_company(name="Another")
        journal = data["default_journal_bank"]
        line = (
            self.env["account.bank.statement.line"]
            .with_company(data["company"])
            .create(
                {
                    "journal_id": journal.id,
                    "payment_ref": self.action.communication,
                    "amount": 1250,
                }
            )
        )
        self.assertFalse(line.followup_action_id or line.partner_id)

    def test_many_transactions_cost_no_more_queries_than_few(self):
        def read(count):
            text = self.action.communication
            lines = self.env["account.bank.statement.line"].union(
                *(self.transfer(text, 10) for _one in range(count))
            )
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            lines.mapped("followup_sentence")
            return self.env.cr.sql_log_count - before

        read(2)
        self.assertEqual(read(2), read(12))

    # === RECONCILING === #

    def test_nothing_is_reconciled_by_itself(self):
        line = self.transfer(self.action.communication, 1250)
        self.follow_up(7)
        self.assertFalse(line.is_reconciled or any(self.items.mapped("reconciled")))

    def test_the_exact_amount_pays_the_items(self):
        line = self.as_accountant(self.transfer(self.action.communication, 1250))
        line.action_followup_reconcile()
        self.assertTrue(line.is_reconciled)
        self.assertTrue(all(self.items.mapped("reconciled")))
        self.assertFalse(line.followup_fit or line.followup_item_ids)
        self.assertIn("none of it is open", line.followup_sentence)

    def test_a_cent_less_is_allocated_only_when_a_person_says_so(self):
        line = self.as_accountant(self.transfer(self.action.communication, 1249.99))
        self.assertEqual(line.followup_fit, "less")
        with self.assertRaises(UserError):
            line.action_followup_reconcile()
        self.assertFalse(any(self.items.mapped("reconciled")))
        line.action_followup_allocate()
        self.assertTrue(line.is_reconciled)
        self.assertEqual(self.moves.mapped("amount_residual"), [0, 0.01])

    def test_a_cent_more_stays_on_the_transaction(self):
        line = self.as_accountant(self.transfer(self.action.communication, 1250.01))
        self.assertEqual(line.followup_fit, "more")
        line.action_followup_reconcile()
        self.assertTrue(all(self.items.mapped("reconciled")))
        self.assertEqual(abs(line.amount_residual), 0.01)

    def test_a_part_goes_to_the_oldest_items_first(self):
        line = self.as_accountant(self.transfer(self.action.communication, 400))
        line.action_followup_allocate()
        self.assertEqual(self.moves.mapped("amount_residual"), [600, 250])

    def test_what_was_paid_meanwhile_is_not_paid_again(self):
        self.pay(self.moves[0])
        line = self.as_accountant(self.transfer(self.action.communication, 250))
        self.assertEqual(line.followup_fit, "exact")
        line.action_followup_reconcile()
        self.assertTrue(line.is_reconciled)
        with self.assertRaises(UserError):
            line.action_followup_reconcile()

    def test_it_is_undone_as_any_reconciliation(self):
        line = self.as_accountant(self.transfer(self.action.communication, 1250))
        line.action_followup_reconcile()
        line.action_undo_reconciliation()
        self.assertFalse(line.is_reconciled or any(self.items.mapped("reconciled")))
        self.assertEqual(line.followup_fit, "exact")

    def test_several_at_once_and_one_that_does_not_fit_stops_them_all(self):
        other = self.asked(70, 30, offset=6, partner=self._customer("Bert Baert"))
        lines = self.as_accountant(
            self.transfer(self.action.communication, 1250)
            | self.transfer(other.communication, 99)
        )
        with self.assertRaises(UserError):
            lines.action_followup_reconcile()
        self.assertFalse(any(lines.mapped("is_reconciled")))

    def test_a_second_transfer_of_a_paid_message_is_left_and_named(self):
        lines = self.as_accountant(
            self.transfer(self.action.communication, 1250)
            | self.transfer(f"twice {self.action.communication}", 1250)
        )
        self.assertEqual(lines.mapped("followup_fit"), ["exact", "exact"])
        suspense = lines[1].line_ids
        told = lines.action_followup_reconcile()
        self.assertEqual(lines.mapped("is_reconciled"), [True, False])
        self.assertEqual(lines[1].line_ids, suspense)
        self.assertIn("twice", told["params"]["message"])
        self.assertTrue(all(self.items.mapped("reconciled")))

    def test_two_parts_of_one_message_pay_it_one_after_the_other(self):
        lines = self.as_accountant(
            self.transfer(self.action.communication, 1100)
            | self.transfer(self.action.communication, 150)
        )
        self.assertTrue(lines.action_followup_allocate() is True)
        self.assertEqual(lines.mapped("is_reconciled"), [True, True])
        self.assertTrue(all(self.items.mapped("reconciled")))

    def test_a_paid_item_does_not_hide_a_later_one_that_is_open(self):
        self.pay(self.moves[0])
        lines = self.as_accountant(
            self.transfer(self.action.communication, 100)
            | self.transfer(self.action.communication, 150)
        )
        lines.action_followup_allocate()
        self.assertEqual(self.moves.mapped("amount_residual"), [0, 0])

    # === CURRENCIES === #

    def test_items_in_a_foreign_currency_are_compared_in_theirs(self):
        euro = self.setup_other_currency("EUR", rates=[("2020-01-01", 2.0)])
        action = self.asked(
            600,
            400,
            offset=6,
            partner=self._customer("Bert Baert"),
            currency_id=euro.id,
        )
        plain = self.as_accountant(self.transfer(action.communication, 500))
        self.assertFalse(plain.followup_fit)
        self.assertIn("a currency other than", plain.followup_sentence)
        with self.assertRaises(UserError):
            plain.action_followup_allocate()
        line = self.as_accountant(
            self.transfer(
                action.communication,
                495,
                foreign_currency_id=euro.id,
                amount_currency=1000,
            )
        )
        self.assertEqual(line.followup_fit, "exact")
        line.action_followup_reconcile()
        self.assertTrue(line.is_reconciled)
        self.assertTrue(all(self.item(self.moves).mapped("reconciled")))

    # === RIGHTS === #

    def test_who_may_not_write_on_transactions_reconciles_none(self):
        line = self.transfer(self.action.communication, 1250)
        self.assertFalse(line.with_user(self.officer).followup_may_reconcile)
        self.assertTrue(self.as_accountant(line).followup_may_reconcile)
        for user in (self.outsider, self.reader, self.officer, self.manager):
            for method in ("action_followup_reconcile", "action_followup_allocate"):
                with self.subTest(user=user.name), self.assertRaises(AccessError):
                    getattr(line.with_user(user), method)()
        self.assertFalse(line.is_reconciled)

    def test_who_does_not_see_the_follow_up_sees_and_reconciles_nothing(self):
        clerk = self._user("clerk")
        clerk.group_ids = [Command.set(self.env.ref("account.group_account_user").ids)]
        line = self.transfer(self.action.communication, 1250).with_user(clerk)
        with self.assertRaises(AccessError):
            line.read(["followup_sentence"])
        for method in (
            "action_followup_reconcile",
            "action_followup_allocate",
            "action_followup_open",
        ):
            with self.subTest(method=method), self.assertRaises(AccessError):
                getattr(line, method)()

    def test_who_imports_need_not_see_the_follow_up(self):
        clerk = self._user("clerk")
        clerk.group_ids = [Command.set(self.env.ref("account.group_account_user").ids)]
        line = (
            self.env["account.bank.statement.line"]
            .with_user(clerk)
            .create(
                {
                    "journal_id": self.bank_journal.id,
                    "payment_ref": self.action.communication,
                    "amount": 5,
                }
            )
        )
        self.assertEqual(line.partner_id, self.customer)

    def test_who_reads_sees_the_message(self):
        line = self.transfer(self.action.communication, 1250).with_user(self.reader)
        self.assertEqual(line.followup_fit, "exact")
        self.assertEqual(line.action_followup_open()["res_id"], self.action.id)
