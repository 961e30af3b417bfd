from odoo.tests import tagged

from .common_answers import AnswersCase


@tagged("post_install", "-at_install")
class TestPayouts(AnswersCase):
    """A payout is the sum of its rows, in whichever files they came."""

    def setUp(self):
        super().setUp()
        self.enterContext(self.on(65))
        self.case = self.hand_over(self.move)
        self.answer(self.row(self.case, "accepted", 65))

    def paid(self, number, amount, **said):
        """Return a payment that is part of the payout."""
        given = {"agency_event_id": f"E{number}", "payment_id": f"P{number}"}
        return self.part("payment", amount=amount, **given, **said)

    def part(self, event, **said):
        case = said.pop("case", self.case)
        return self.row(case, event, 65, payout_id="A7", **said)

    def reasons(self, feedback):
        return feedback.row_ids.sorted("line").mapped("reason")

    def test_a_payout_after_its_payments(self):
        self.answer(self.paid(1, 300), self.part("fee", agency_fee=40))
        self.answer(self.paid(2, 100))
        found = self.answer(self.part("payout", amount=360))
        self.assertEqual(self.reasons(found), ["clear"])
        payout = self.agency.payout_ids
        self.assertEqual((payout.amount, len(payout.row_ids)), (360, 4))

    def test_what_waits_counts_as_well(self):
        """Files are read in the night and applied in the morning."""
        files = self.take_in(self.paid(1, 300), self.part("fee", agency_fee=40))
        files |= self.take_in(self.paid(2, 100))
        files |= self.take_in(self.part("payout", amount=360))
        self.assertEqual(set(files.row_ids.mapped("reason")), {"clear"})
        files.action_apply()
        self.assertEqual(set(files.row_ids.mapped("state")), {"applied"})

    def test_what_is_said_again_counts_once(self):
        rows = [self.paid(1, 300)]
        self.answer(*rows)
        rows += [self.paid(2, 100), self.part("payout", amount=400)]
        found = self.answer(*rows)
        self.assertEqual(found.count_seen, 1)
        self.assertEqual(self.reasons(found), ["clear", "clear"])

    def test_what_waits_in_two_files_counts_once(self):
        rows = [self.paid(1, 300)]
        self.take_in(*rows)
        rows += [self.paid(2, 100)]
        self.take_in(*rows)
        rows += [self.part("payout", amount=400)]
        self.assertEqual(self.reasons(self.take_in(*rows)), ["clear"] * 3)

    def test_a_payment_that_was_returned_is_no_part(self):
        self.answer(self.paid(1, 300), self.paid(2, 100))
        self.answer(
            self.part("payment_reversed", amount=100, payment_id="P2"),
        )
        found = self.take_in(self.part("payout", amount=300))
        self.assertEqual(self.reasons(found), ["clear"])

    def test_what_the_debtor_paid_us_is_no_part(self):
        self.take_in(self.paid(1, 300), self.paid(2, 100, paid_to="creditor"))
        found = self.take_in(self.part("payout", amount=300))
        self.assertEqual(self.reasons(found), ["clear"])

    def test_what_was_dismissed_is_no_part(self):
        first = self.take_in(self.paid(1, 300), self.paid(2, 100))
        first.row_ids[1].action_dismiss()
        found = self.take_in(self.paid(2, 100), self.part("payout", amount=300))
        self.assertEqual(self.reasons(found), ["clear"])
        self.assertEqual(found.count_seen, 1)

    def test_a_payout_that_differs_over_two_files(self):
        self.answer(self.paid(1, 300))
        found = self.take_in(self.paid(2, 100), self.part("payout", amount=399))
        self.assertEqual(self.reasons(found), ["payout_differs"] * 2)
        self.assertEqual(set(found.row_ids.mapped("fate")), {"error"})
        # What the customer paid is true all the same: a person has it booked, and
        # whoever reads the payout sees what is left.
        found.row_ids.action_accept()
        self.assertEqual(self.item(self.move).amount_residual_currency, 600)
        payout = self.agency.payout_ids
        self.bank(399, "AG1 payout A7", 65)
        payout.with_user(self.officer).action_find()
        self.assertEqual((payout.state, payout.difference), ("arrived", 1))

    def test_a_payout_that_is_mended_is_not_counted_with_the_wrong_one(self):
        self.answer(self.paid(1, 300))
        self.take_in(self.paid(2, 100), self.part("payout", amount=399))
        found = self.take_in(self.paid(2, 100), self.part("payout", amount=400))
        self.assertEqual(self.reasons(found), ["clear", "clear"])

    def test_a_payout_in_two_currencies_is_two(self):
        dollar = self.invoice(due=-5)
        code = dollar.currency_id.name
        self.assertNotEqual(code, "EUR")
        other = self.hand_over(dollar)
        self.answer(self.row(other, "accepted", 65))
        self.answer(self.paid(1, 300), self.paid(2, 70, case=other, currency=code))
        found = self.take_in(
            self.part("payout", amount=300),
            self.part("payout", amount=71, case=other, currency=code),
        )
        self.assertEqual(self.reasons(found), ["clear", "payout_differs"])

    def test_fees_that_are_billed_apart_are_not_kept(self):
        self.mapping.sudo().fees_netted = False
        self.answer(self.paid(1, 400), self.part("fee", agency_fee=40))
        kept = self.take_in(self.part("payout", amount=360))
        self.assertEqual(self.reasons(kept), ["payout_differs"])
        whole = self.take_in(self.part("payout", amount=400))
        self.assertEqual(self.reasons(whole), ["clear"])

    def test_a_payout_of_another_agency_is_another_one(self):
        second = self.make_agency("AG2", mapping_id=self.mapping.id)
        self.answer(self.paid(1, 300))
        case = self.hand_over(
            self.invoice(due=1, currency_id=self.euro.id), agency=second
        )
        row = self.part("payout", amount=300, case=case)
        self.assertEqual(
            self.reasons(self.take_in(row, agency=second)), ["payout_differs"]
        )
