"""Insured losses: both sides of each last day, and what days after change of it."""

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from odoo.addons.credit_followup.tests.common import day

from .common import InsuranceCase


@tagged("post_install", "-at_install")
class TestLosses(InsuranceCase):
    def setUp(self):
        super().setUp()
        self.cover = self.covered()
        self.move = self.invoice(due=0)

    def stands(self, offset):
        self.night(offset)
        return self.loss().state

    def test_what_is_due_today_is_not_overdue(self):
        self.assertFalse(self.stands(0))
        self.assertEqual(self.stands(1), "overdue")

    def test_both_sides_of_each_last_day(self):
        for offset, state in (
            (60, "overdue"),
            (61, "default"),
            (64, "default"),
            (65, "to_notify"),
            (75, "to_notify"),
            (76, "forfeited"),
        ):
            with self.subTest(offset):
                self.assertEqual(self.stands(offset), state)

    def test_the_hand_over_and_the_filing(self):
        self.night(1)
        loss = self.loss()
        self.say(loss, "notified", 2, user=self.officer)
        self.assertEqual(self.stands(60), "notified")
        self.assertEqual(self.stands(79), "default")
        self.assertEqual(self.stands(90), "to_hand_over")
        self.say(loss, "handed_over", 90, user=self.officer)
        self.assertEqual(self.stands(91), "handed_over")
        self.assertEqual(self.stands(180), "to_file")
        self.assertEqual(self.stands(181), "forfeited")
        self.assertEqual(loss.reason, "not_filed")

    def test_told_a_day_late_is_forfeited_and_the_insurer_may_uphold(self):
        self.night(70)
        loss = self.loss()
        self.night(76)
        self.say(loss, "notified", 76, user=self.officer)
        self.assertEqual((loss.state, loss.amount_forfeited), ("forfeited", 900))
        with self.assertRaisesRegex(UserError, "Say why"):
            self.say(loss, "upheld", 77)
        self.say(loss, "upheld", 77, why="Their mail of today")
        self.assertEqual((loss.state, loss.amount_forfeited), ("default", 0))
        self.assertEqual(loss.amount_at_risk, 900)

    def test_what_was_noted_by_mistake_is_taken_back(self):
        self.night(70)
        loss = self.loss()
        self.say(loss, "notified", 70, user=self.officer)
        with self.assertRaisesRegex(UserError, "noted already"):
            self.say(loss, "notified", 71, user=self.officer)
        self.say(loss, "taken_back", 71, duty="notified", why="It was not sent")
        self.assertEqual(loss.state, "to_notify")

    def test_nothing_is_noted_in_the_future(self):
        self.night(70)
        with self.on(70), self.assertRaisesRegex(UserError, "in the future"):
            self.env["credit.followup.insurance.say"].create(
                {"loss_id": self.loss().id, "what": "notified", "on": day(71)}
            ).action_apply()

    def test_a_payment_lets_deliveries_go_in_the_same_minute(self):
        self.night(65)
        loss = self.loss()
        self.assertTrue(self.stops() and loss.activity_ids)
        with self.on(66):
            payment = self.pay(self.move, on=day(66))
        self.assertEqual((loss.state, loss.amount_at_risk), ("settled", 0))
        self.assertFalse(self.stops() or loss.activity_ids)
        # It is returned: all of it is there again, with its first days.
        with self.on(70):
            payment.move_id.line_ids.remove_move_reconcile()
        self.assertEqual((loss.state, loss.until), ("to_notify", day(75)))
        self.assertEqual(len(self.stops()), 1)

    def test_ten_nights_later_nothing_is_said_twice(self):
        self.night(65)
        loss = self.loss()
        told = (len(loss.message_ids), loss.activity_ids.ids)
        for offset in (66, 67, 75):
            self.night(offset)
        self.assertEqual((len(loss.message_ids), loss.activity_ids.ids), told)

    def test_what_falls_due_later_joins_with_days_of_its_own(self):
        self.night(1)
        second = self.invoice(due=20)
        self.night(21)
        loss = self.loss()
        item = loss.item_ids.filtered(lambda one: one.move_id == second)
        self.assertEqual((len(loss.item_ids), item.until), (2, day(95)))
        self.night(76)
        # One day that was missed hides no other one.
        self.assertEqual((loss.state, loss.until), ("overdue", day(95)))
        self.assertEqual((loss.amount_forfeited, loss.amount_at_risk), (900, 900))

    def test_a_later_due_date_moves_no_day(self):
        self.night(1)
        with self.on(2):
            self.item(self.move).date_maturity = day(30)
        self.night(3)
        loss = self.loss()
        self.assertEqual((loss.item_ids.due_on, loss.until), (day(0), day(75)))

    def test_what_is_delivered_after_the_extension_is_not_covered(self):
        last = self.invoice(due=90, invoice_date=day(60))
        after = self.invoice(due=91, invoice_date=day(61))
        self.night(92)
        lacks = {one.move_id: one.lack for one in self.loss().item_ids}
        self.assertEqual((lacks[last], lacks[after]), (False, "stopped"))

    def test_the_term_and_the_kinds_of_the_contract(self):
        self.contract.term_days = 30
        longer = self.invoice(due=1, invoice_date=day(-30))
        self.night(2)
        lacks = {one.move_id: one.lack for one in self.loss().item_ids}
        self.assertEqual((lacks[self.move], lacks[longer]), (False, "term"))
        self.customer.with_company(self.company).followup_is_affiliate = True
        with self.on(2):
            self.loss().sudo()._look(day(2))
        self.assertEqual(set(self.loss().item_ids.mapped("lack")), {"excluded"})
        self.assertEqual(self.loss().state, "settled")

    def test_what_is_disputed_is_insured_once_it_is_not(self):
        self.night(1)
        loss = self.loss()
        with self.on(2):
            dispute = self.env["credit.followup.dispute"].create(
                {
                    "company_id": self.company.id,
                    "partner_id": self.customer.id,
                    "move_line_id": self.item(self.move).id,
                    "amount": 400,
                    "words": "Broken",
                }
            )
        self.night(3)
        item = loss.item_ids
        self.assertEqual((item.amount_insured, item.lack), (600, False))
        dispute.sudo().amount = 1000
        with self.on(4):
            loss.sudo()._look(day(4))
        self.assertEqual((item.amount_insured, item.lack), (0, "excluded"))
        with self.on(5):
            dispute.sudo()._enter("rejected", dispute.reason)
        self.night(6)
        self.assertEqual((item.amount_insured, loss.state), (1000, "overdue"))

    def test_vat_counts_where_it_is_insured(self):
        tax = self.env["account.tax"].create(
            {
                "name": "VAT 25",
                "amount": 25.0,
                "type_tax_use": "sale",
                "company_id": self.company.id,
            }
        )
        move = self.invoice(due=0)
        move.button_draft()
        move.invoice_line_ids.tax_ids = tax
        move.action_post()
        self.night(1)
        item = self.loss().item_ids.filtered(lambda one: one.move_id == move)
        self.assertEqual(item.amount_insured, 1250)
        with self.on(2):
            self.contract.with_tax = False
        self.assertEqual((item.amount_insured, item.amount_open), (1000, 1250))

    def test_an_invoice_that_is_corrected_leaves_its_item_empty(self):
        self.night(1)
        loss = self.loss()
        number = self.move.name
        with self.on(2):
            self.move.button_draft()
            self.env.flush_all()
            # As Odoo does it, where terms of payment change: without a word.
            self.env.cr.execute(
                "DELETE FROM account_move_line WHERE id = %s",
                [loss.item_ids.move_line_id.id],
            )
            self.env.invalidate_all()
            loss.sudo()._look(day(2))
        self.assertEqual((loss.item_ids.number, loss.state), (number, "settled"))

    def test_nobody_writes_what_the_insurer_got(self):
        self.night(1)
        loss = self.loss()
        item = loss.item_ids.with_user(self.manager)
        with self.assertRaises(AccessError):
            item.notified_on = day(1)
        with self.assertRaises(UserError):
            loss.with_user(self.manager).amount_indemnity = 5
        with self.assertRaises(AccessError):
            self.Loss.with_user(self.manager).create(
                {
                    "contract_id": self.contract.id,
                    "partner_id": self.customer.id,
                    "currency_id": self.own.id,
                }
            )

    def test_who_is_not_covered_has_no_loss(self):
        other = self._customer("Dora Not")
        self.invoice(other, due=0)
        self.night(80)
        self.assertFalse(self.loss(other))

    def test_who_was_only_refused_has_none_and_who_asked_has_the_discretionary(self):
        other = self._customer("Dora Not")
        cover = self.asked(other)
        self.invoice(other, due=0)
        self.night(1)
        self.assertFalse(self.loss(other))
        self.contract.discretionary = 400
        self.night(2)
        self.assertEqual(self.loss(other).amount_at_risk, 360)
        self.decide(cover, "refused", on=-100)
        self.assertEqual(self.loss(other).state, "settled")

    def test_what_the_insurer_declined_is_looked_at_again(self):
        self.night(70)
        loss = self.loss()
        self.say(loss, "declined", 71, user=self.officer, why="No signed order")
        self.assertEqual((loss.state, loss.is_live), ("declined", False))
        self.assertFalse(loss.activity_ids)
        self.say(loss, "reopened", 72, user=self.officer)
        self.assertEqual((loss.state, loss.is_live), ("to_notify", True))
        self.assertFalse(loss.declined_why)

    def test_our_follow_up_goes_on_once_the_insurer_is_done(self):
        self.night(70)
        loss = self.loss()
        self.say(loss, "handed_over", 71, user=self.officer)
        self.assertEqual(loss.hold_ids.mapped("reason"), ["insurer"])
        self.say(loss, "declined", 72, user=self.officer, why="No signed order")
        self.assertTrue(all(loss.hold_ids.mapped("ended_on")))

    def test_the_invoice_says_where_it_stands(self):
        self.night(70)
        words = self.move.with_user(self.reader).followup_insured
        self.assertIn("To notify", words)
        self.assertIn("900", words)
