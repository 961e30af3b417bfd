"""What an agency says by telephone: the same judgement, the same entries."""

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from odoo.addons.credit_followup.tests.common import day

from .common_answers import AnswersCase


@tagged("post_install", "-at_install")
class TestWords(AnswersCase):
    """A small agency sends no files: a person notes what it says."""

    def say(self, case, kind, user=None, **said):
        wizard = (
            self.env["credit.followup.say"]
            .with_user(user or self.officer)
            .create({"placement_id": case.id, "kind": kind, "date": day(65), **said})
        )
        return wizard.action_apply()

    def rows(self, case):
        return self.env["credit.followup.feedback.row"].search(
            [("placement_id", "=", case.id)]
        )

    def test_a_case_is_accepted_and_paid_by_word(self):
        with self.on(65):
            case = self.hand_over(self.move)
            self.say(case, "accepted", agency_ref="A/77")
            self.assertEqual((case.state, case.agency_ref), ("active", "A/77"))
            before = self.move.amount_residual
            self.say(case, "payment", amount=40, payment_ref="P1")
            self.assertEqual(case.currency_id.name, "EUR")
            self.assertEqual(before - self.move.amount_residual, 40)
            row = self.rows(case).filtered(lambda one: one.kind == "payment")
            self.assertEqual((row.state, row.paid_to), ("applied", "agency"))
            self.assertTrue(row.feedback_id.is_word)
            self.assertEqual(row.feedback_id.user_id, self.officer)
            said = case.exchange_ids.filtered(lambda one: one.direction == "in")
            self.assertEqual(len(said), 2, "the conversation has both")
            self.say(case, "payment_reversed", amount=40, payment_ref="P1")
            self.assertEqual(self.move.amount_residual, before)

    def test_the_same_payment_twice_is_looked_at(self):
        with self.on(65):
            case = self.hand_over(self.move)
            before = self.move.amount_residual
            self.say(case, "payment", amount=40)
            self.say(case, "payment", amount=40)
            row = self.waiting(case)
            self.assertEqual(row.reason, "alike")
            self.assertEqual(before - self.move.amount_residual, 40)
            row.with_user(self.officer).action_accept()
            self.assertEqual(before - self.move.amount_residual, 80)

    def test_what_differs_from_an_earlier_payment_goes_by_itself(self):
        with self.on(65):
            case = self.hand_over(self.move)
        with self.on(66):
            self.say(case, "payment", amount=40, payment_ref="P1")
            self.say(case, "payment", amount=41)
            self.say(case, "payment", amount=40, date=day(66))
            self.say(case, "payment", amount=40, payment_ref="P2", date=day(65))
            self.assertFalse(self.waiting(case))

    def test_a_payment_by_word_and_in_a_file_is_looked_at(self):
        with self.on(65):
            case = self.hand_over(self.move)
            self.say(case, "payment", amount=40)
            paid = self.row(case, "payment", 65, amount=40)
            self.assertEqual(self.take_in(paid).row_ids.reason, "alike")
            numbered = {**paid, "payment_id": "P1"}
            self.assertEqual(self.take_in(numbered).row_ids.reason, "alike")
            other = self.row(case, "payment", 65, amount=50)
            self.answer(other)
            self.assertEqual(self.take_in(other).row_ids.reason, "clear")
            self.say(case, "payment", amount=50)
            self.assertEqual(
                self.waiting(case).filtered("feedback_id.is_word").reason, "alike"
            )

    def waiting(self, case):
        return self.rows(case).filtered(lambda one: one.state == "waiting")

    def test_a_payout_by_word_is_the_sum_of_its_rows(self):
        with self.on(65):
            case = self.hand_over(self.move)
            self.say(case, "payment", amount=100, payout_ref="PO1")
            found = self.say(case, "payout", amount=99, payout_ref="PO1")
            row = self.env["credit.followup.feedback.row"].search(found["domain"])
            self.assertEqual((row.fate, row.reason), ("review", "payout_differs"))
            self.assertFalse(self.payout("PO1").amount)
            row.with_user(self.officer).action_dismiss()
            self.say(case, "payout", amount=100, payout_ref="PO1")
            self.assertEqual(self.payout("PO1").amount, 100)

    def test_a_payout_that_is_known_is_not_announced_twice(self):
        with self.on(65):
            case = self.hand_over(self.move)
            part = {"payout_id": "PO1", "amount": 100}
            paid = self.row(case, "payment", 65, payment_id="P1", **part)
            self.answer(paid, self.row(case, "payout", 65, **part))
            found = self.say(case, "payout", amount=100, payout_ref="PO1")
            row = self.env["credit.followup.feedback.row"].search(found["domain"])
            self.assertEqual((row.fate, row.reason), ("review", "payout_known"))
            self.assertEqual(self.payout("PO1").amount, 100)
            # Said in vain: it does not spoil what the next file says of the payout.
            rest = self.row(
                case, "payment", 65, payment_id="P2", **{**part, "amount": 7}
            )
            end = self.row(case, "payout", 65, payout_id="PO1", amount=7)
            self.assertEqual(
                set(self.take_in(rest, end).row_ids.mapped("fate")), {"auto"}
            )

    def payout(self, name):
        return self.env["credit.followup.payout"].search([("name", "=", name)])

    def test_what_is_not_clear_is_shown(self):
        with self.on(65):
            case = self.hand_over(self.move)
            found = self.say(case, "payment", amount=10**6)
            row = self.rows(case)
            self.assertEqual((row.state, row.reason), ("waiting", "above_open"))
            self.assertEqual(found["domain"], [("id", "=", row.id)])
            row.with_user(self.officer).action_dismiss()

    def test_what_cannot_be_is_refused(self):
        with self.on(65):
            case = self.hand_over(self.move)
            for kind, said in (
                ("payment", {"amount": 0}),
                ("payment", {"amount": -1}),
                ("accepted", {"date": day(66)}),
                ("payment_reversed", {"amount": 1, "payment_ref": "nobody's"}),
                ("payout", {"amount": 1}),
            ):
                with self.subTest(kind=kind, **said), self.assertRaises(UserError):
                    self.say(case, kind, **said)
            self.assertFalse(self.rows(case))

    def test_a_payout_that_keeps_its_fee_comes_out(self):
        with self.on(65):
            case = self.hand_over(self.move)
            self.say(case, "accepted")
            payout = {"payout_ref": "PO1"}
            self.say(case, "payment", amount=100, **payout)
            self.say(case, "fee", amount=20, fees_netted=True, **payout)
            self.say(case, "payout", amount=80, **payout)
            found = self.env["credit.followup.payout"].search([("name", "=", "PO1")])
            self.assertEqual((found.amount, found.state), (80, "awaited"))
            self.bank(80, "PO1", offset=65)
            found.with_user(self.officer).action_find()
            self.assertEqual((found.state, found.difference), ("settled", 0))

    def test_who_may(self):
        with self.on(65):
            case = self.hand_over(self.move)
            with self.assertRaises(AccessError):
                self.say(case, "accepted", user=self.reader)
            company = self.env["res.company"].create({"name": "Somebody else"})
            stranger = self._user("stranger", "group_officer")
            stranger.write(
                {"company_ids": [(6, 0, company.ids)], "company_id": company.id}
            )
            with self.assertRaises(AccessError):
                self.say(case, "accepted", user=stranger)
