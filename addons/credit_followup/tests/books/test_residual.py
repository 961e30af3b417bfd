"""The principal is paid, the interest is not: the company chooses what happens."""

from lxml import etree

from odoo.exceptions import ValidationError
from odoo.tests import tagged

from ..common import day
from ..common_charges import ChargesCase


@tagged("money")
class TestResidual(ChargesCase):
    """Nothing is forgotten, and nothing is asked for twice in silence."""

    def claim_and_pay(self, after, **values):
        self.company.write({"followup_after_principal": after, **values})
        self.follow_up(5)
        self.assertEqual(set(self.charges().mapped("state")), {"claimed"})
        with self.on(7):
            self.payment = self.pay(self.move, on=day(7))
        self.follow_up(8)
        return self.charges()

    def residual(self):
        partner = self.customer.with_company(self.company).with_user(self.reader)
        return partner.followup_residual

    def test_the_form_shows_what_is_left_where_nothing_else_is_open(self):
        self.claim_and_pay("ask_once")
        partner = self.customer.with_company(self.company).with_user(self.reader)
        self.assertTrue(partner.followup_residual)
        self.assertFalse(partner.followup_sentence)
        arch = etree.fromstring(partner.get_view(view_type="form")["arch"])
        (field,) = arch.xpath("//field[@name='followup_residual']")
        for box in field.iterancestors("div"):
            hidden = box.get("invisible") or "not followup_residual"
            self.assertIn("not followup_residual", hidden)

    def test_let_go_leaves_a_record_and_asks_nothing(self):
        charges = self.claim_and_pay("let_go")
        self.assertEqual(set(charges.mapped("state")), {"waived"})
        self.assertEqual(set(charges.mapped("reason")), {"let_go"})
        self.assertFalse(self.residual())

    def test_it_is_asked_once_more_with_the_next_message_and_then_let_go(self):
        charges = self.claim_and_pay("ask_once")
        total = sum(charges.mapped("amount"))
        self.assertGreater(total, 40)
        self.assertIn("still owed on paid invoices", self.residual())
        self.invoice(due=9, currency_id=self.euro.id)
        action = self.follow_up(14).action_ids
        self.assertEqual(action.residual_charge_ids, charges)
        self.assertAlmostEqual(action.amount_residual, total)
        asked = action.amount_due + action.amount_interest + action.amount_compensation
        self.assertAlmostEqual(action.amount_total, asked + total)
        self.assertIn("invoices that have been paid since", action.body)
        self.assertIn(self.move.name, action.body)
        self.assertEqual(charges.asked_again_id, action)
        # The next message does not ask again; when its time is over, they are let go.
        self.follow_up(int((action.deadline_on - day(0)).days))
        self.assertEqual(set(charges.mapped("state")), {"claimed"})
        self.follow_up(int((action.deadline_on - day(0)).days) + 1)
        self.assertEqual(set(charges.mapped("state")), {"waived"})
        second = self.follow_up(27).action_ids
        self.assertTrue(second)
        self.assertFalse(second.residual_charge_ids)
        self.assertNotIn("invoices that have been paid since", second.body)

    def test_a_message_that_does_not_claim_asks_for_nothing(self):
        self.claim_and_pay("ask_once")
        self.first.claim_charges = False
        self.invoice(due=9, currency_id=self.euro.id)
        action = self.follow_up(14).action_ids
        self.assertFalse(action.residual_charge_ids)
        self.assertFalse(self.charges().asked_again_id)

    def test_what_came_back_is_asked_for_again(self):
        charges = self.claim_and_pay("ask_once")
        self.invoice(due=9, currency_id=self.euro.id)
        action = self.follow_up(14).action_ids
        action.sudo()._give_levels_back()
        self.assertFalse(charges.asked_again_id)

    def test_a_debt_of_its_own_is_an_open_item_that_bears_no_interest(self):
        charges = self.claim_and_pay("follow_up")
        self.assertEqual(set(charges.mapped("state")), {"posted"})
        entry = charges.entry_id
        item = entry.line_ids.filtered(
            lambda one: one.account_type == "asset_receivable"
        )
        self.assertFalse(item.no_followup)
        self.assertTrue(all(charges.mapped("is_followed")))
        self.assertFalse(self.residual())
        action = self.follow_up(20).action_ids
        self.assertEqual(action.line_ids.move_line_id, item)
        self.assertEqual(action.amount_interest + action.amount_compensation, 0)
        self.assertFalse(self.charges().filtered(lambda one: one.move_id == entry))

    def test_what_a_person_excludes_afterwards_stays_excluded(self):
        charges = self.claim_and_pay("follow_up")
        item = charges.entry_id.line_ids.filtered(
            lambda one: one.account_type == "asset_receivable"
        )
        item.no_followup = True
        self.follow_up(9)
        self.assertTrue(item.no_followup)

    def bounce(self, offset):
        """Undo the payment of the invoice, and let the night notice."""
        with self.on(offset):
            self.payment.action_draft()
            self.payment.action_cancel()
        self.follow_up(offset)

    def pay_entry(self, entry, amount=None):
        with self.on(9):
            self.pay(entry, amount)

    def test_what_was_let_go_is_claimed_again_when_the_payment_is_undone(self):
        charges = self.claim_and_pay("let_go")
        self.bounce(9)
        self.assertEqual(set(charges.mapped("state")), {"claimed"})
        self.assertEqual(set(charges.mapped("reason")), {"reopened"})

    def test_what_a_person_waived_stays_waived_when_the_payment_is_undone(self):
        charges = self.claim_and_pay("ask_once")
        charges.sudo()._waive(self.manager)
        self.bounce(9)
        self.assertEqual(set(charges.mapped("state")), {"waived"})

    def test_a_followed_debt_goes_back_to_its_invoice_when_the_payment_is_undone(self):
        charges = self.claim_and_pay("follow_up")
        total = sum(charges.mapped("amount"))
        item = charges.entry_id.line_ids.filtered(
            lambda one: one.account_type == "asset_receivable"
        )
        self.bounce(9)
        self.assertTrue(item.no_followup)
        self.assertFalse(any(charges.mapped("is_followed")))
        action = self.follow_up(19).action_ids
        self.assertEqual(action.line_ids.move_line_id, self.item(self.move))
        asked = action.amount_interest + action.amount_compensation
        self.assertGreaterEqual(asked, total)
        self.assertLess(asked, total + 10)

    def test_another_charge_of_a_followed_entry_is_followed_again(self):
        charges = self.claim_and_pay("follow_up")
        compensation = charges.filtered(lambda one: one.kind == "compensation")
        with self.on(9):
            compensation.sudo()._waive(self.manager)
        interest = charges - compensation
        self.assertFalse(interest.is_followed)
        self.follow_up(9)
        self.assertEqual((interest.state, interest.is_followed), ("posted", True))

    def test_only_what_is_open_of_an_entry_is_asked_once_more(self):
        self.company.followup_charge_document = "invoice"
        self.company.followup_charge_journal_id = self.company_data[
            "default_journal_sale"
        ]
        charges = self.claim_and_pay("ask_once", followup_charge_posting="claimed")
        total = sum(charges.mapped("amount"))
        self.assertEqual(set(charges.mapped("state")), {"posted"})
        self.pay_entry(charges.entry_id, 30)
        self.invoice(due=9, currency_id=self.euro.id)
        action = self.follow_up(14).action_ids
        self.assertAlmostEqual(action.amount_residual, total - 30)

    def test_what_was_paid_the_same_day_is_not_asked_once_more(self):
        self.company.followup_charge_document = "invoice"
        self.company.followup_charge_journal_id = self.company_data[
            "default_journal_sale"
        ]
        charges = self.claim_and_pay("ask_once", followup_charge_posting="claimed")
        self.invoice(due=9, currency_id=self.euro.id)
        self.policy.level_ids.mode = "confirm"
        action = self.follow_up(14).action_ids
        self.assertGreater(action.amount_residual, 0)
        self.pay_entry(charges.entry_id)
        self.act(action, "action_confirm", offset=14)
        self.assertEqual((action.state, action.amount_residual), ("proposed", 0))
        self.act(action, "action_confirm", offset=14)
        self.assertEqual(action.state, "sent")
        self.assertNotIn("invoices that have been paid since", action.body)

    def test_the_bank_is_known_past_the_last_day_before_anything_is_let_go(self):
        charges = self.claim_and_pay("ask_once")
        self.invoice(due=9, currency_id=self.euro.id)
        action = self.follow_up(14).action_ids
        last = (action.deadline_on - day(0)).days
        self.company.followup_check_bank = True
        self.follow_up(last + 1)
        self.assertEqual(set(charges.mapped("state")), {"claimed"})
        self.assertEqual(set(charges.mapped("next_on")), {day(last + 2)})
        self.company.followup_check_bank = False
        self.follow_up(last + 2)
        self.assertEqual(set(charges.mapped("state")), {"waived"})

    def test_a_debt_of_its_own_needs_the_books(self):
        with self.assertRaises(ValidationError):
            self.company.write(
                {
                    "followup_after_principal": "follow_up",
                    "followup_charge_posting": "never",
                }
            )
