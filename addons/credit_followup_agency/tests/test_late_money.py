"""Money that comes, or returns, after a claim or a case has ended."""

from unittest.mock import patch

from odoo.exceptions import UserError
from odoo.tests import tagged
from odoo.tools import mute_logger

from odoo.addons.credit_followup.tests.common import day

from .common_answers import AnswersCase

PAYMENT = "odoo.addons.credit_followup_agency.effects.books.payments"
STEPS = "odoo.addons.credit_followup_agency.models.answers.feedback_steps"


@tagged("post_install", "-at_install")
class TestLateMoney(AnswersCase):
    """What was handed over is paid and opened again, whatever became of it."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.other = cls.invoice(due=1, currency_id=cls.euro.id)

    def setUp(self):
        super().setUp()
        self.enterContext(self.on(65))
        self.case = self.hand_over(self.move, self.other)
        self.answer(self.say("accepted"))

    def say(self, event, move=None, **said):
        claim = {"claim_ref": f"L{self.item(move).id}"} if move else {}
        return self.row(self.case, event, 65, **claim, **said)

    def accepted(self, *rows):
        """Apply rows, those that wait as well."""
        found = self.answer(*rows)
        waiting = found.row_ids.filtered(lambda one: one.state == "waiting")
        waiting.with_user(self.officer).action_accept()
        self.assertEqual(set(found.row_ids.mapped("state")), {"applied"})
        return found

    def open(self, move):
        return self.item(move).amount_residual_currency

    def close(self, *moves):
        closed = {"status_code": "uncollectable"}
        self.answer(*(self.say("closed", move, **closed) for move in moves))

    # === CLAIMS THAT ENDED BY THEMSELVES === #

    def test_a_payment_of_a_claim_that_was_closed_is_returned(self):
        first = self.open(self.move)
        self.answer(self.say("payment", self.move, amount=first, payment_id="P1"))
        self.assertEqual(self.open(self.move), 0)
        self.close(self.move)
        back = self.say("payment_reversed", amount=first, payment_id="P1")
        self.assertEqual(self.accepted(back).row_ids.fate, "auto")
        self.assertEqual(self.open(self.move), first)

    def test_money_after_each_claim_was_closed(self):
        for event, said in (
            ("closed", {"status_code": "uncollectable"}),
            ("rejected", {"status_code": "not_plausible"}),
        ):
            with self.subTest(event), self.env.cr.savepoint() as savepoint:
                moves = (self.move, self.other)
                self.accepted(*(self.say(event, move, **said) for move in moves))
                before = sum(map(self.open, moves))
                self.accepted(self.say("payment", amount=40, payment_id="P1"))
                self.assertEqual(before - sum(map(self.open, moves)), 40)
                savepoint.close(rollback=True)
                self.env.invalidate_all()

    def test_what_the_agency_has_is_paid_first(self):
        self.close(self.move)
        whole = self.open(self.other)
        self.accepted(self.say("payment", amount=whole + 5, payment_id="P1"))
        self.assertEqual(self.open(self.other), 0)
        self.assertEqual(self.open(self.move), 995)

    # === RETURNED IN PARTS === #

    def test_a_payment_that_is_returned_in_two_parts(self):
        whole = self.open(self.move), self.open(self.other)
        oldest, _newest = sorted(
            (self.move, self.other), key=lambda one: one.invoice_date_due
        )
        paid = self.open(oldest) + 40
        self.answer(self.say("payment", amount=paid, payment_id="P1"))
        self.assertEqual(self.open(oldest), 0)
        back = {"payment_id": "P1"}
        self.accepted(self.say("payment_reversed", amount=40, **back))
        self.assertEqual(self.open(oldest), 0)
        self.accepted(self.say("payment_reversed", amount=paid - 40, **back))
        self.assertEqual((self.open(self.move), self.open(self.other)), whole)

    def test_more_than_is_left_of_it_is_not_returned(self):
        self.answer(self.say("payment", amount=100, payment_id="P1"))
        self.accepted(self.say("payment_reversed", amount=60, payment_id="P1"))
        more = self.take_in(self.say("payment_reversed", amount=41, payment_id="P1"))
        self.assertEqual(more.row_ids.reason, "above_payment")
        with self.assertRaisesRegex(UserError, "40.00"):
            more.row_ids.with_user(self.officer).action_accept()

    # === FAULTS === #

    def test_a_fault_without_words_says_its_kind(self):
        with (
            patch(PAYMENT, side_effect=StopIteration),
            mute_logger(STEPS),
        ):
            found = self.answer(self.say("payment", amount=40, payment_id="P1"))
        self.assertEqual(found.row_ids.state, "failed")
        self.assertIn("StopIteration", found.row_ids.error)

    # === A REJECTED CASE === #

    def test_a_rejected_case_that_is_paid_waits_for_its_payout(self):
        case = self.case = self.hand_over(self.invoice(due=2, currency_id=self.euro.id))
        self.answer(self.say("rejected", status_code="not_plausible"))
        self.assertEqual(case.state, "rejected")
        self.accepted(self.say("payment", amount=40, payment_id="P1"))
        self.assertEqual((case.state, case.reason), ("closed", "rejected"))
        late = 65 + self.agency.days_to_pay_out + 1
        with self.on(late):
            case.sudo()._look(day(late))
            self.assertEqual((case.state, case.reason), ("closed", "payout_late"))
            self.assertTrue(case.activity_ids)
