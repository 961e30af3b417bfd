import base64

from odoo.exceptions import UserError
from odoo.tests import tagged

from odoo.addons.credit_followup.tests.common import day

from .common_answers import AnswersCase


@tagged("post_install", "-at_install")
class TestAnswers(AnswersCase):
    """What an agency answers is read, shown, and applied row by row."""

    def test_accepted(self):
        with self.on(60):
            case = self.hand_over(self.move)
        with self.on(61):
            self.answer(self.row(case, "accepted", agency_ref="0042"))
            self.assertEqual(case.state, "active")
            self.assertEqual(case.agency_ref, "0042")
            self.assertEqual(case.item_ids.answer, "accepted")

    def test_rejected_frees_the_claim(self):
        with self.on(60):
            case = self.hand_over(self.move)
        with self.on(61):
            self.answer(self.row(case, "rejected", status_code="amount_too_low"))
            self.assertEqual(case.state, "rejected")
            self.assertFalse(case.item_ids.is_live)
            self.assertFalse(case._own_holds())
            again = self.prepare(self.move, agency=self.make_agency("AG2"))
            self.assertTrue(again.item_ids.is_live)

    def test_one_of_two_rejected(self):
        other = self.invoice(due=-5, currency_id=self.euro.id)
        with self.on(60):
            case = self.hand_over(self.move, other)
        ref = f"L{self.item(other).id}"
        with self.on(61):
            self.answer(
                self.row(case, "accepted", claim_ref=f"L{self.item(self.move).id}")
            )
            self.assertEqual(case.state, "acknowledged")
            self.answer(
                self.row(case, "rejected", claim_ref=ref, status_code="not_plausible")
            )
            self.assertEqual(case.state, "active")
            self.assertEqual(case.amount_open, 2000)

    def test_the_same_file_twice_is_refused(self):
        with self.on(60):
            case = self.hand_over(self.move)
        with self.on(61):
            content = self.file(self.row(case, "accepted"))
            self.take_in(content)
            with self.assertRaises(UserError):
                self.take_in(content)

    def test_a_payment_its_fee_and_the_payout_come_to_zero(self):
        with self.on(60):
            case = self.hand_over(self.move)
        with self.on(61):
            self.answer(self.row(case, "accepted"))
            self.answer(
                self.row(
                    case, "payment", amount="400.00", payment_id="P1", payout_id="A7"
                ),
                self.row(
                    case, "fee", agency_fee="40.00", payout_id="A7", payment_id="F1"
                ),
                self.row(case, "payout", amount="360.00", payout_id="A7"),
            )
            self.assertEqual(self.item(self.move).amount_residual_currency, 600)
            payout = self.agency.payout_ids
            self.assertEqual((payout.state, payout.amount), ("awaited", 360))
        with self.on(70):
            self.bank(360, "AG1 payout A7")
            payout.with_user(self.officer).action_find()
            self.assertEqual(payout.state, "settled")
            self.assertEqual(payout.difference, 0)
            left = self.env["account.move.line"].search(
                [("account_id", "=", self.clearing.id), ("reconciled", "=", False)]
            )
            self.assertFalse(left)

    def test_a_returned_payment_opens_the_claim_again(self):
        with self.on(60):
            case = self.hand_over(self.move)
        with self.on(61):
            self.answer(self.row(case, "accepted"))
            self.answer(self.row(case, "payment", amount="400.00", payment_id="P1"))
            back = self.answer(
                self.row(case, "payment_reversed", amount="150.00", payment_id="P1")
            )
            self.assertEqual(back.row_ids.state, "applied", back.row_ids.error)
            self.assertEqual(self.item(self.move).amount_residual_currency, 750)
            self.answer(
                self.row(case, "payment_reversed", amount="250.00", payment_id="P1")
            )
            self.assertEqual(self.item(self.move).amount_residual_currency, 1000)

    def test_interest_beyond_our_receivable_is_income(self):
        with self.on(60):
            case = self.hand_over(self.move)
        with self.on(61):
            self.answer(self.row(case, "accepted"))
            found = self.answer(
                self.row(
                    case,
                    "payment",
                    amount="430.00",
                    principal="400.00",
                    interest="30.00",
                    payment_id="P1",
                )
            )
            entry = found.row_ids.move_ids
            beyond = entry.line_ids.filtered(lambda one: one.account_id == self.income)
            self.assertEqual(beyond.amount_currency, -30)

    def test_more_than_is_open_waits_for_a_person(self):
        with self.on(60):
            case = self.hand_over(self.move)
        with self.on(61):
            self.answer(self.row(case, "accepted"))
            found = self.answer(
                self.row(case, "payment", amount="1100.00", payment_id="P1")
            )
            row = found.row_ids
            self.assertEqual((row.fate, row.reason), ("review", "above_open"))
            self.assertEqual(row.state, "waiting")
            row.action_accept()
            self.assertEqual(row.state, "applied")
            self.assertTrue(self.item(self.move).reconciled)

    def test_a_file_that_is_cut_books_nothing(self):
        with self.on(60):
            case = self.hand_over(self.move)
        with self.on(61):
            content = self.file(
                self.row(case, "accepted"),
                self.row(case, "payment", amount="400.00", payment_id="P1"),
            )
            found = self.take_in(content[:-6])
            self.assertEqual(found.state, "refused")
            self.assertTrue(found.problems)
            with self.assertRaises(UserError):
                found.action_apply()

    def test_what_the_customer_pays_us_is_told_the_same_day(self):
        with self.on(60):
            case = self.hand_over(self.move)
        with self.on(61):
            self.answer(self.row(case, "accepted"))
            self.pay(self.move, 100, on=day(61))
            told = case.exchange_ids.filtered(lambda one: one.kind == "update")
            self.assertEqual(len(told), 1)
            self.assertIn("Payment", told.said)
            self.pay(self.move, 50, on=day(61))
            self.assertEqual(
                len(case.exchange_ids.filtered(lambda one: one.kind == "update")), 2
            )

    def test_what_the_agency_told_is_not_told_back(self):
        with self.on(60):
            case = self.hand_over(self.move)
        with self.on(61):
            self.answer(self.row(case, "accepted"))
            self.answer(self.row(case, "payment", amount="400.00", payment_id="P1"))
            self.assertFalse(
                case.exchange_ids.filtered(lambda one: one.kind == "update")
            )

    def test_a_recall_waits_for_its_confirmation(self):
        with self.on(60):
            case = self.hand_over(self.move)
        with self.on(61):
            self.answer(self.row(case, "accepted"))
            case._ask_back("He pays us")
            self.assertEqual(case.state, "recalling")
            self.assertTrue(case._own_holds())
        with self.on(63):
            self.answer(self.row(case, "recall_confirmed", 63))
            self.assertEqual(case.state, "settled")
            self.assertFalse(case._own_holds())

    def test_the_bytes_go_after_their_time_and_the_hash_stays(self):
        with self.on(60):
            case = self.hand_over(self.move)
            export = case.exchange_ids.export_ids
        with self.on(61):
            self.answer(self.row(case, "rejected", status_code="not_plausible"))
        recycle = self.env.ref("credit_followup_agency.recycle_package").sudo()
        with self.on(61 + 89):
            recycle._recycle_records()
            self.assertFalse(export.is_purged)
        with self.on(61 + 90):
            recycle._recycle_records()
            export.invalidate_recordset()
            self.assertTrue(export.is_purged)
            self.assertEqual(len(export.sha256), 64)
            self.assertTrue(export.manifest)

    def test_what_was_paid_is_settled_when_nothing_came_back(self):
        with self.on(60):
            case = self.hand_over(self.move)
        with self.on(61):
            self.answer(self.row(case, "accepted"))
            self.pay(self.move, 1000, on=day(61))
            self.assertEqual((case.state, case.reason), ("closed", "all_paid"))
        with self.on(62):
            case.sudo()._look(day(62))
            self.assertEqual(case.state, "closed")
            self.assertEqual(case.next_on, day(61 + 31))
        with self.on(61 + 31):
            case.sudo()._look(day(61 + 31))
            self.assertEqual(case.state, "settled")

    def test_an_agency_that_is_silent_is_told_of(self):
        with self.on(60):
            case = self.hand_over(self.move)
        with self.on(65):
            case.sudo()._look(day(65))
            self.assertEqual(case.state, "delivered")
        with self.on(66):
            case.sudo()._look(day(66))
            self.assertEqual(case.state, "silent")
            self.assertTrue(case.activity_ids)

    def test_money_that_stays_there_too_long(self):
        with self.on(60):
            case = self.hand_over(self.move)
        with self.on(61):
            self.answer(self.row(case, "accepted"))
            self.answer(self.row(case, "payment", amount="400.00", payment_id="P1"))
        with self.on(91):
            case.sudo()._look(day(91))
            self.assertEqual(case.reason, "accepted")
        with self.on(92):
            case.sudo()._look(day(92))
            self.assertEqual(case.reason, "payout_late")
            self.assertIn("too long", case.activity_ids.note)

    def test_the_same_balances_once_a_month(self):
        other = self.invoice(due=-5, currency_id=self.euro.id)
        with self.on(60):
            case = self.hand_over(self.move, other)
        first, second = (f"L{self.item(one).id}" for one in (self.move, other))
        rows = (
            "case_ref,agency_ref,claim_ref,balance,currency,date",
            f"{case.name},,{first},1000.00,EUR,{day(60)}",
            f"{case.name},,{second},900.00,EUR,{day(60)}",
            "",
        )
        with self.on(61):
            wizard = self.env["credit.followup.compare"].with_user(self.officer)
            found = wizard.create(
                {
                    "agency_id": self.agency.id,
                    "file": base64.b64encode("\n".join(rows).encode()),
                }
            )
            found.action_compare()
            self.assertFalse(found.problems)
            self.assertEqual(found.line_ids.reference, other.name)
            self.assertEqual(found.line_ids.gap, "amount")
            self.assertEqual(found.line_ids.left, "100.00 EUR")
