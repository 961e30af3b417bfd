"""What is asked for is what a payment is compared with, and what it pays."""

from odoo.tests import tagged

from ..common import day
from ..common_payments import PaymentsCase


@tagged("post_install", "-at_install", "money")
class TestAsked(PaymentsCase):
    """Holds, credits and charges count for a transfer as they do in the message."""

    def received(self, amount, action=None, **values):
        action = action or self.action
        return self.as_accountant(self.transfer(action.communication, amount, **values))

    def residuals(self):
        self.moves.invalidate_recordset(["amount_residual"])
        return self.moves.mapped("amount_residual")

    # === HOLDS === #

    def test_a_disputed_part_is_neither_asked_for_nor_paid(self):
        moves = [self.invoice(due=-1), self.invoice(amount=500)]
        self.moves = moves[0] | moves[1]
        self.hold(moves[0], 400)
        self.action = self.follow_up(5).action_ids
        self.assertEqual(self.action.amount_total, 1100)
        for amount, fit in ((1099.99, "less"), (1100.01, "more"), (1100, "exact")):
            line = self.received(amount)
            self.assertEqual(line.followup_fit, fit, amount)
        self.assertIn("1,100", line.followup_sentence)
        self.assertIn("400", line.followup_sentence)
        line.action_followup_reconcile()
        self.assertTrue(line.is_reconciled)
        self.assertEqual(self.residuals(), [400, 0])

    def test_a_part_goes_to_what_is_not_disputed(self):
        self.action = self.asked(1000, 500)
        self.hold(self.moves[0], 400)
        line = self.received(700)
        line.action_followup_allocate()
        self.assertEqual(self.residuals(), [400, 400])

    def test_what_is_more_is_not_spent_on_the_disputed_part(self):
        self.action = self.asked(1000, 500)
        self.hold(self.moves[0], 400)
        line = self.received(1500)
        line.action_followup_reconcile()
        self.assertEqual(self.residuals(), [400, 0])
        self.assertEqual(abs(line.amount_residual), 400)
        # Only a person decides that it pays what is disputed.
        line.invalidate_recordset()
        self.assertEqual(line.followup_fit, "nothing")
        line.action_followup_allocate()
        self.assertEqual(self.residuals(), [0, 0])

    def test_a_hold_that_is_over_holds_nothing(self):
        self.action = self.asked(1000, 500)
        with self.on(6):
            self.hold(self.moves[0], 400, date_to=day(8))
            self.assertEqual(self.received(1100).followup_fit, "exact")
        with self.on(8):
            self.assertEqual(self.received(1100).followup_fit, "less")
            self.assertEqual(self.received(1500).followup_fit, "exact")

    def test_a_customer_on_hold_is_asked_for_nothing_and_may_be_paid_for(self):
        self.action = self.asked(1000, 500)
        self.claim(52)
        self.hold(reason="promise")
        line = self.received(1500)
        self.assertEqual(line.followup_fit, "nothing")
        self.assertIn("on hold", line.followup_sentence)
        line.action_followup_allocate()
        self.assertEqual(self.residuals(), [0, 0])

    # === CREDITS === #

    def test_credits_that_the_message_deducts_are_not_asked_for(self):
        self.pay(amount=300, partner=self.customer)
        self.action = self.asked(1000)
        self.assertEqual(self.action.amount_total, 700)
        for amount, fit in ((699.99, "less"), (700.01, "more"), (700, "exact")):
            line = self.received(amount)
            self.assertEqual(line.followup_fit, fit, amount)
        line.action_followup_reconcile()
        self.assertTrue(line.is_reconciled)
        self.assertEqual(self.residuals(), [300])

    def test_a_credit_that_covers_all_leaves_the_decision_to_a_person(self):
        self.action = self.asked(1000)
        self.pay(amount=1000, partner=self.customer)
        line = self.received(1000)
        self.assertEqual(line.followup_fit, "nothing")
        self.assertIn("Credits of", line.followup_sentence)

    # === CHARGES === #

    def test_claimed_charges_that_the_amount_covers_are_booked_and_paid(self):
        self.action = self.asked(1000)
        charge = self.claim(52)
        for amount, fit in (
            (999.99, "less"),
            (1000, "exact"),
            (1051.99, "more"),
            (1052.01, "more"),
            (1052, "exact"),
        ):
            line = self.received(amount)
            self.assertEqual(line.followup_fit, fit, amount)
        with self.on(6):
            line.action_followup_reconcile()
        self.assertTrue(line.is_reconciled)
        self.assertEqual(self.residuals(), [0])
        self.assertEqual(charge.state, "paid")
        self.assertEqual(charge.entry_id.line_ids.mapped("reconciled").count(True), 1)
        self.assertFalse(self.customer.with_user(self.reader).followup_overdue)
        # And nothing is asked for again.
        self.invoice(amount=70, due=19)
        again = self.follow_up(26).action_ids
        self.assertEqual(again.amount_total, 70)

    def test_a_cent_less_books_nothing(self):
        self.action = self.asked(1000)
        charge = self.claim(52)
        line = self.received(1051.99)
        line.action_followup_reconcile()
        self.assertEqual(charge.state, "claimed")
        self.assertEqual(self.residuals(), [0])
        self.assertAlmostEqual(abs(line.amount_residual), 51.99)

    def test_charges_that_are_paid_after_the_principal_are_booked_too(self):
        self.action = self.asked(1000)
        charge = self.claim(52)
        self.received(1000).action_followup_reconcile()
        self.assertFalse(self.received(51.99).followup_fit)
        line = self.received(52)
        self.assertEqual(line.followup_fit, "exact")
        line.action_followup_reconcile()
        self.assertTrue(line.is_reconciled)
        self.assertEqual(charge.state, "paid")

    def test_a_booked_charge_is_paid_after_the_principal(self):
        self.action = self.asked(1000)
        charge = self.claim(40)
        charge.with_user(self.manager).action_post()
        part = self.received(1000)
        self.assertEqual(part.followup_fit, "less")
        line = self.received(1040)
        self.assertEqual(line.followup_fit, "exact")
        part.action_followup_allocate()
        self.assertEqual(self.residuals(), [0])
        self.assertEqual(charge.state, "posted")
        self.assertEqual(self.received(40).followup_fit, "exact")

    def test_charges_that_the_settings_keep_out_of_the_books_stay(self):
        self.action = self.asked(1000)
        charge = self.claim(52)
        self.company.followup_charge_posting = "never"
        line = self.received(1052)
        self.assertEqual(line.followup_fit, "more")
        self.assertIn("keep out of the books", line.followup_sentence)
        told = line.action_followup_reconcile()
        self.assertIn("not posted", told["params"]["message"])
        self.assertEqual(self.residuals(), [0])
        self.assertEqual(abs(line.amount_residual), 52)
        self.assertEqual(charge.state, "claimed")
        self.assertEqual(charge.asked_again_id, self.action, "and not asked again")

    def test_a_missing_journal_keeps_nobody_from_reconciling(self):
        self.action = self.asked(1000)
        charge = self.claim(52)
        self.company.followup_charge_journal_id = False
        line = self.received(1052)
        told = line.action_followup_reconcile()
        self.assertIn("journal", told["params"]["message"])
        self.assertEqual(self.residuals(), [0])
        self.assertEqual(abs(line.amount_residual), 52)
        self.assertEqual((charge.state, bool(charge.entry_id)), ("claimed", False))
        self.assertEqual(charge.asked_again_id, self.action, "and not asked again")

    def test_a_message_that_claims_nothing_asks_for_no_earlier_charge(self):
        first = self.asked(1000)
        self.claim(52, action=first)
        self.action = self.follow_up(15).action_ids
        self.assertEqual(self.action.amount_total, 1000)
        self.assertEqual(self.action._asked_now()[self.action].total, 1000)

    def test_an_entry_that_is_shared_is_paid_for_its_own_part(self):
        self.action = self.asked(1000)
        other = self.invoice(due=4)
        charges = self.claim(52) | self.claim(30, move=other)
        charges.with_user(self.manager).action_post()
        line = self.received(1052)
        self.assertEqual(line.followup_fit, "exact")
        line.action_followup_reconcile()
        entry = charges.entry_id.line_ids.filtered("account_id.reconcile")
        self.assertEqual(entry.amount_residual, 30)

    # === CHARGES OF PAID INVOICES === #

    def residual(self):
        """Claim on an invoice that is paid; return the charge that is asked for."""
        paid = self.invoice(amount=80, due=-3)
        self.action = self.asked(1000)
        charge = self.claim(52, move=paid)
        self.action.sudo().write(
            {
                "amount_compensation": 0,
                "residual_charge_ids": charge.ids,
                "amount_residual": charge.amount,
            }
        )
        self.pay(paid)
        self.assertEqual(self.action.amount_total, 1132)
        self.action.line_ids.filtered(lambda one: one.move_id == paid).sudo().unlink()
        self.action.sudo().amount_due = 1000
        return charge

    def test_a_booked_charge_of_a_paid_invoice_is_compared_and_paid(self):
        charge = self.residual()
        charge.with_user(self.manager).action_post()
        self.assertEqual(self.received(1052.01).followup_fit, "more")
        line = self.received(1052)
        self.assertEqual(line.followup_fit, "exact")
        line.action_followup_reconcile()
        self.assertTrue(line.is_reconciled)
        self.assertEqual((charge.state, self.residuals()), ("paid", [0]))

    def test_an_unbooked_charge_of_a_paid_invoice_is_booked_and_paid(self):
        charge = self.residual()
        line = self.received(1052)
        line.action_followup_reconcile()
        self.assertTrue(line.is_reconciled)
        self.assertEqual((charge.state, self.residuals()), ("paid", [0]))

    # === TWO COMPANIES === #

    def test_another_company_s_holds_and_settings_do_not_count(self):
        self.action = self.asked(1000)
        charge = self.claim(52)
        other = self.setup_other_company(name="Another")["company"]
        other.followup_charge_posting = "never"
        self.hold(company_id=other.id)
        line = self.received(1052)
        self.assertEqual(line.followup_fit, "exact")
        line.action_followup_reconcile()
        self.assertEqual(charge.state, "paid")
        self.assertEqual(charge.entry_id.company_id, self.company)
