from odoo import Command
from odoo.exceptions import AccessError
from odoo.tests import Form, tagged

from odoo.addons.credit_followup.tests.common_stops import FAR

from .common import OrdersCase


@tagged("post_install", "-at_install")
class TestOrderStops(OrdersCase):
    """An order of who is stopped is not confirmed, whatever way is tried."""

    def setUp(self):
        super().setUp()
        self.stop(given=0)
        self.order = self.quotation()

    def test_the_button_says_why_and_what_lifts_it(self):
        self.assertIn("His cheque was not signed", self.order.followup_stop_words)
        self.refused(self.order.action_confirm, "His cheque was not signed")
        self.assertEqual(self.order.state, "draft")

    def test_a_seller_sees_the_sentence_and_no_record_behind_it(self):
        self.assertTrue(self.order.with_user(self.seller).followup_stop_words)
        with self.assertRaises(AccessError):
            self.env["credit.followup.stop"].with_user(self.seller).search([])
        with self.assertRaises(AccessError):
            self.env["credit.followup.release"].with_user(self.seller).search([])

    def test_the_state_is_not_written_past_it(self):
        self.refused(lambda: self.order.write({"state": "sale"}))
        self.refused(lambda: self.quotation(state="sale"))

    def test_an_import_is_not_a_way_round(self):
        rows = (
            self.env["sale.order"]
            .with_user(self.seller)
            .load(["partner_id/.id", "state"], [[str(self.customer.id), "Sales Order"]])
        )
        self.assertFalse(rows["ids"])
        self.assertIn("does not go on", rows["messages"][0]["message"])

    def test_a_copy_a_second_order_and_a_contact_are_asked_too(self):
        self.refused(self.order.copy().action_confirm)
        contact = self.env["res.partner"].create(
            {"name": "Office", "parent_id": self.customer.id}
        )
        self.refused(self.quotation(partner_id=contact.id).action_confirm)

    def test_another_customer_for_the_order_or_its_invoice(self):
        friend = self._customer("Friend")
        order = self.quotation(partner_id=friend.id)
        order.action_confirm()
        self.refused(lambda: order.write({"partner_id": self.customer.id}))
        other = self.quotation(
            partner_id=friend.id, partner_invoice_id=self.customer.id
        )
        self.refused(other.action_confirm)

    def test_what_is_added_to_a_confirmed_order_is_asked(self):
        friend = self._customer("Friend")
        order = self.quotation(partner_id=friend.id)
        order.action_confirm()
        self.stop(given=0, partner_id=friend.id)
        line = {"product_id": self.product.id, "product_uom_qty": 1}
        self.refused(lambda: order.write({"order_line": [Command.create(line)]}))
        self.refused(lambda: order.order_line.write({"product_uom_qty": 2}))
        order.order_line.write({"product_uom_qty": 0.5})
        self.assertEqual(order.amount_total, 50)

    def test_a_note_lets_it_go_and_an_approval_waits(self):
        self.stops.sudo().degree = "note"
        self.order.action_confirm()
        self.assertIn("not signed", self.order.message_ids[0].body)
        self.stops.sudo().degree = "approve"
        self.refused(self.quotation().action_confirm, "somebody else has to agree")

    def test_another_company_sells_to_him(self):
        other = self.setup_other_company()["company"]
        self.seller.sudo().company_ids |= other
        orders = self.env["sale.order"].with_user(self.seller).with_company(other)
        order = orders.create({"partner_id": self.customer.id})
        self.assertFalse(order.followup_stop_words)

    def test_what_safety_needs_goes_on(self):
        self.product.categ_id = self.env["product.category"].create(
            {"name": "Oxygen", "followup_never_stopped": True}
        )
        self.quotation().action_confirm()

    def test_a_release_for_the_order_is_used_once(self):
        release = self.granted(kind="order", order_ref=self.order.name)
        self.order.action_confirm()
        self.assertEqual(release.use_ids.mapped("order_ref"), [self.order.name])
        self.refused(self.quotation().action_confirm)

    def test_a_release_of_one_customer_frees_no_other(self):
        friend = self._customer("Friend")
        self.stop(given=0, partner_id=friend.id)
        order = self.quotation(partner_invoice_id=friend.id)
        self.granted(kind="order", order_ref=order.name)
        self.refused(order.action_confirm, "Friend")
        self.granted(kind="order", order_ref=order.name, partner_id=friend.id)
        order.action_confirm()

    def test_a_release_up_to_an_amount_is_used_up(self):
        release = self.granted(kind="amount", amount=250)
        self.order.action_confirm()
        self.refused(self.quotation(quantity=2).action_confirm)
        self.quotation().action_confirm()
        self.assertEqual(release.used, 200)
        self.refused(self.quotation().action_confirm)

    def test_a_seller_asks_and_does_not_grant(self):
        action = self.order.with_user(self.seller).action_followup_ask_release()
        window = Form(
            self.env["credit.followup.ask.release"]
            .with_user(self.seller)
            .with_context(**action["context"])
        )
        window.why = "A machine stands still"
        window.save().action_apply()
        window.save().action_apply()
        release = self.env["credit.followup.release"].search([])
        self.assertEqual((len(release), release.state), (1, "asked"))
        self.assertEqual(release.asked_by_id, self.seller)
        self.assertIn("A machine stands still", self.order.message_ids[0].body)
        self.refused(self.order.action_confirm)
        release.sudo().until = FAR
        release.with_user(self.manager).action_grant()
        self.order.action_confirm()
        self.assertEqual(self.order.state, "sale")

    def test_a_payment_lets_the_order_go(self):
        self.stops.sudo().unlink()
        level = self.policy.level_ids.sorted()[:1]
        level.write({"stops": "stop", "consequence": "We no longer deliver."})
        self.follow_up(5)
        order = self.quotation()
        self.refused(order.action_confirm, "we no longer deliver")
        self.pay(self.move)
        order.action_confirm()
        self.assertEqual(order.state, "sale")
