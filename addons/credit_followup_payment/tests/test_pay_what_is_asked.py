"""The page asks for what the message asked for, and its payment pays just that."""

from odoo import Command
from odoo.tests import tagged

from odoo.addons.credit_followup.tests.common import day

from .common import PayOnlineCase


@tagged("post_install", "-at_install")
class TestPayWhatIsAsked(PayOnlineCase):
    """Letter, page and books agree to the cent."""

    def residuals(self):
        return self.moves.mapped("amount_residual")

    def unallocated(self, transaction):
        """Return what a payment has paid of nothing."""
        lines = transaction.payment_id.move_id.line_ids
        own = lines.filtered(lambda one: one.account_type == "asset_receivable")
        return -sum(own.mapped("amount_residual"))

    def says(self, name):
        text = self.page().text
        self.assertNotIn("o_payment_form", text)
        self.assert_refused()
        return f'name="{name}"' in text

    # === HOLDS === #

    def test_what_is_on_hold_is_not_asked_for(self):
        self.hold(self.moves[0])
        page = self.page()
        self.assertNotIn(self.moves[0].name, page.text)
        self.assertEqual(self._get_payment_context(page)["amount"], 250)

    def test_a_disputed_part_is_not_paid(self):
        self.hold(self.moves[0], 400)
        self.assertEqual(self.asked_for(), 850)
        found = self.pay_online()
        self.assertEqual(self.residuals(), [400, 0])
        self.assertEqual(self.unallocated(found), 0)
        self.assertEqual(found.invoice_ids, self.moves.sorted())
        self.assertTrue(self.says("held"))

    def test_two_disputed_parts_and_a_charge_that_stays_out_of_the_books(self):
        self.hold(self.moves[0], 400)
        self.hold(self.moves[1], 50)
        self.claim(40)
        self.company.followup_charge_posting = "never"
        self.assertEqual(self.asked_for(), 840)
        found = self.pay_online()
        self.assertEqual(self.residuals(), [400, 50])
        self.assertEqual(self.unallocated(found), 40)

    def test_a_disputed_part_in_a_foreign_currency_is_not_paid(self):
        euro = self.setup_other_currency("EUR", rates=[("2020-01-01", 3.0)])
        partner = self._customer("Bert Baert")
        self.action = self.asked(
            1000, 250.01, offset=6, partner=partner, currency_id=euro.id
        )
        self.path = self.action._payment_path()
        self.hold(self.moves[0], 399.99, partner_id=partner.id)
        self.hold(self.moves[1], 50, partner_id=partner.id)
        self.claim(40, action=self.action)
        self.company.followup_charge_posting = "never"
        self.assertEqual(self.asked_for(), 840.02)
        found = self.pay_online()
        self.assertEqual(self.residuals(), [399.99, 50])
        # In company currency too, by the rate of the invoices.
        left = self.item(self.moves).mapped("amount_residual")
        self.assertEqual([round(one, 2) for one in left], [133.33, 16.67])
        self.assertAlmostEqual(self.unallocated(found), 13.33)

    def test_all_on_hold_is_not_called_paid(self):
        self.hold()
        self.assertTrue(self.says("held"))

    # === CREDITS === #

    def test_credits_leave_the_youngest_open_for_them(self):
        self.pay(amount=300, partner=self.customer)
        self.assertEqual(self.asked_for(), 950)
        found = self.pay_online()
        self.assertEqual(self.residuals(), [50, 250])
        self.assertEqual(self.unallocated(found), 0)
        self.assertTrue(self.says("paid"))

    def test_open_bills_balance_and_pay_nothing(self):
        self.company.followup_payables = True
        bill = self.invoice(amount=1249.99, move_type="in_invoice")
        self.assertIn("own bills", self.page().text)
        self.assertEqual(self.asked_for(), 0.01)
        bill.button_draft()
        bill.invoice_line_ids.price_unit = 1250
        bill.action_post()
        self.assertTrue(self.says("balanced"))

    # === CHARGES === #

    def test_charges_are_booked_and_paid_with_the_invoices(self):
        charge = self.claim(52)
        self.assertEqual(self.asked_for(), 1302)
        self.assertIn("Interest and compensation", self.page().text)
        found = self.pay_online()
        self.assertEqual(self.residuals(), [0, 0])
        self.assertEqual(charge.state, "paid")
        self.assertEqual(self.unallocated(found), 0)
        self.assertTrue(self.says("paid"))
        self.invoice(amount=70, due=19)
        self.assertEqual(self.follow_up(26).action_ids.amount_total, 70)

    def test_charges_whose_invoices_are_paid_can_still_be_paid(self):
        charge = self.claim(52)
        for move in self.moves:
            self.pay(move)
        self.assertEqual(self.asked_for(), 52)
        found = self.pay_online()
        self.assertEqual(charge.state, "paid")
        self.assertEqual(self.unallocated(found), 0)
        self.assertTrue(self.says("paid"))

    def test_a_missing_journal_does_not_fail_the_payment(self):
        charge = self.claim(52)
        self.company.followup_charge_journal_id = False
        found = self.pay_online()
        self.assertEqual(self.residuals(), [0, 0])
        self.assertEqual(charge.state, "claimed")
        self.assertEqual(self.unallocated(found), 52)
        self.assertIn("not posted", str(found.payment_id.message_ids.mapped("body")))
        # It stands against the charge, so that nobody pays it twice.
        self.assertTrue(self.says("paid"))

    def test_charges_of_earlier_messages_count_where_this_one_claims(self):
        self.claim(52)
        later = self.follow_up(15).action_ids
        self.assertEqual(later._online_due().total, later.amount_total)
        later.sudo().amount_compensation = 52
        self.assertEqual(later._online_due().total, 1302)

    def test_charges_of_paid_invoices_that_were_asked_for_once_more(self):
        paid = self.invoice(amount=80, due=-20)
        self.pay(paid)
        charge = self.claim(52, move=paid)
        self.action.sudo().write(
            {
                "amount_compensation": 0,
                "residual_charge_ids": [Command.set(charge.ids)],
                "amount_residual": charge.amount,
            }
        )
        self.assertEqual(self.action.amount_total, 1302)
        self.assertEqual(self.asked_for(), 1302)
        self.pay_online()
        self.assertEqual((charge.state, self.residuals()), ("paid", [0, 0]))

    def test_what_the_law_claims_is_what_the_page_asks_for(self):
        """With a payment that pays costs and interest first, to the cent."""
        euro = self.setup_other_currency("EUR", rates=[("2020-01-01", 0.5)])
        partner = self._customer("Bert Baert")
        move = self.invoice(partner, due=-20, currency_id=euro.id)
        self.pay(move, amount=500, on=day(0))
        self.claim(0.01)
        self.company.write(
            {"company_registry": "0477472701", "followup_allocation": "statutory"}
        )
        self.policy.level_ids.claim_charges = True
        self.action = self.asked(70, offset=6, partner=partner, currency_id=euro.id)
        self.path = self.action._payment_path()
        self.moves = move | self.moves
        self.assertGreater(self.action.amount_imputed, 40)
        self.assertGreater(self.action.amount_interest, 0)
        self.assertAlmostEqual(self.asked_for(), self.action.amount_total)
        found = self.pay_online()
        self.assertEqual(self.residuals(), [0, 0])
        self.assertEqual(set(self.action.charge_ids.mapped("state")), {"paid"})
        self.assertEqual(self.unallocated(found), 0)

    # === NEVER MORE THAN THE MESSAGE === #

    def test_what_a_hold_sets_free_was_not_asked_for(self):
        partner = self._customer("Bert Baert")
        move = self.invoice(partner, due=-1)
        hold = self.hold(move, 400, partner_id=partner.id)
        self.action = self.asked(500, offset=6, partner=partner)
        self.moves = move | self.moves
        self.path = self.action._payment_path()
        self.assertEqual(self.action.amount_total, 1100)
        hold.date_to = day(7)
        self.assertEqual(self.asked_for(), 1100)
        self.pay_online()
        self.assertEqual(self.residuals(), [400, 0])

    def test_a_credit_that_went_elsewhere_does_not_raise_the_sum(self):
        partner = self._customer("Bert Baert")
        credit = self.pay(amount=300, partner=partner)
        self.action = self.asked(1000, 250, offset=6, partner=partner)
        self.assertEqual(self.action.amount_total, 950)
        other = self.invoice(partner, amount=300, due=60)
        (self.item(other) + self.item(credit)).reconcile()
        self.path = self.action._payment_path()
        self.assertEqual(self.asked_for(), 950)

    # === WHAT IS NO INVOICE === #

    def opening(self, amount, partner):
        account = partner.property_account_receivable_id
        move = self.env["account.move"].create(
            {
                "move_type": "entry",
                "date": day(-40),
                "journal_id": self.company_data["default_journal_misc"].id,
                "line_ids": [
                    Command.create(
                        {
                            "account_id": account.id,
                            "partner_id": partner.id,
                            "date_maturity": day(-2),
                            "debit": amount,
                        }
                    ),
                    Command.create(
                        {
                            "account_id": self.company_data[
                                "default_account_revenue"
                            ].id,
                            "credit": amount,
                        }
                    ),
                ],
            }
        )
        move.action_post()
        item = move.line_ids.filtered(lambda one: one.account_id == account)
        item.no_followup = False
        return item

    def test_an_opening_balance_is_on_the_page_and_paid(self):
        partner = self._customer("Bert Baert")
        item = self.opening(330, partner)
        self.action = self.asked(70, offset=6, partner=partner)
        self.path = self.action._payment_path()
        self.assertEqual(
            self.action._payment_link(), self.action.get_base_url() + self.path
        )
        self.assertIn(item.move_name, self.page().text)
        self.assertEqual(self.asked_for(), self.action.amount_total)
        found = self.pay_online()
        self.assertEqual(found.invoice_ids, self.moves)
        self.assertTrue(item.reconciled and self.item(self.moves).reconciled)

    def test_an_opening_balance_alone_is_paid_once(self):
        partner = self._customer("Bert Baert")
        item = self.opening(330, partner)
        self.action = self.follow_up(6).action_ids.filtered(
            lambda one: one.partner_id == partner
        )
        self.path = self.action._payment_path()
        self.assertEqual(self.asked_for(), 330)
        self.begin()
        self.transaction()._set_pending()
        self.assertTrue(self.says("underway"))
        self.transaction()._set_done()
        self.transaction()._post_process()
        self.assertTrue(item.reconciled)

    def test_an_invoice_with_a_charge_is_paid_on_the_page_of_the_message(self):
        action = self.asked(70, offset=6, partner=self._customer("Bert Baert"))
        self.assertIn(self.moves.get_portal_url(), action._payment_link())
        self.claim(5, action=action)
        self.assertIn("/follow-up/pay/", action._payment_link())
        self.assertEqual(action._online_due().total, 75)
