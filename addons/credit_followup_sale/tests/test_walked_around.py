from odoo import Command
from odoo.exceptions import AccessError, UserError
from odoo.tests import new_test_user, tagged

from odoo.addons.credit_followup.tests.common import day

from .common import OrdersCase


@tagged("post_install", "-at_install")
class TestWalkedAround(OrdersCase):
    """Ways around a stop that were found, each tried by whoever would."""

    def friends_order(self, **values):
        order = self.quotation(partner_id=self._customer("Friend").id, **values)
        order.action_confirm()
        return order

    def line(self, price=100.0, **values):
        return Command.create(
            {"product_id": self.product.id, "price_unit": price, **values}
        )

    def test_confirmed_and_given_to_him_in_one_go(self):
        self.stop(given=0)
        order = self.quotation(partner_id=self._customer("Friend").id)
        self.refused(
            lambda: order.write({"partner_id": self.customer.id, "state": "sale"})
        )

    def test_confirmed_and_then_invoiced_to_him(self):
        self.stop(given=0)
        order = self.friends_order()
        self.refused(lambda: order.write({"partner_invoice_id": self.customer.id}))

    def test_a_release_up_to_an_amount_and_an_order_that_grows(self):
        self.stop(given=0)
        release = self.granted(kind="amount", amount=250)
        order = self.quotation()
        order.action_confirm()
        order.order_line.product_uom_qty = 2
        self.assertEqual(release.used, 200)
        self.refused(lambda: order.order_line.write({"product_uom_qty": 3}))

    def test_a_release_for_an_order_and_an_order_that_grows(self):
        self.stop(given=0)
        order = self.quotation(order_line=[self.line(1000), self.line(-900)])
        release = self.granted(kind="order", order_ref=order.name)
        self.assertEqual(release.amount, 100)
        order.action_confirm()
        self.refused(lambda: order.order_line[1].write({"price_unit": -800}))

    def test_a_second_order_of_the_same_name(self):
        self.stop(given=0)
        order = self.quotation()
        self.granted(kind="order", order_ref=order.name)
        second = self.quotation(name=order.name)
        self.refused(second.action_confirm)
        order.name = "Another name"
        order.action_confirm()
        third = self.quotation(name=second.name)
        self.refused(
            lambda: self.release(kind="order", order_ref=third.name),
            "Several orders are named",
        )

    def test_one_of_us_signs_for_him(self):
        self.env["credit.followup.terms"].create(
            {
                "name": "2026",
                "company_id": self.company.id,
                "valid_from": "2026-01-01",
                "file": "JVBERi0=",
            }
        )
        ours, his = self.quotation(), self.quotation()
        self.sign(his)
        ours.sudo().write({"signed_by": "Anna Claes", "signature": his.signature})
        proofs = self.customer.followup_acceptance_ids.sorted("id")
        self.assertEqual(proofs.mapped("way"), ["portal", "noted"])

    def test_a_parent_who_is_not_stopped(self):
        self.stop(given=0)
        self.customer.parent_id = self._customer("Holding")
        self.customer.is_company = False
        self.refused(self.quotation().action_confirm)

    def test_a_customer_who_is_merged_into_another(self):
        self.stop(given=0)
        friend = self._customer("Friend")
        self.env["base.partner.merge.automatic.wizard"].sudo()._merge(
            [self.customer.id, friend.id], friend
        )
        self.refused(self.quotation(partner_id=friend.id).action_confirm)

    def test_another_company_for_the_order(self):
        other = self.setup_other_company()["company"]
        self.stop(given=0)
        self.seller.sudo().company_ids |= other
        orders = self.env["sale.order"].with_user(self.seller).with_company(other)
        order = orders.create({"partner_id": self.customer.id, "company_id": other.id})
        # Odoo refuses to mix companies before the stop is asked.
        with self.assertRaises(UserError), self.env.cr.savepoint():
            order.write({"company_id": self.company.id, "state": "sale"})

    def test_a_customer_reads_nothing_that_we_say_of_him(self):
        self.stop(given=0)
        portal = new_test_user(self.env, "anna", groups="base.group_portal")
        portal.partner_id.parent_id = self.customer
        order = self.quotation(partner_id=portal.partner_id.id)
        order.message_subscribe(portal.partner_id.ids)
        for name in ("followup_stop_words", "followup_lacks"):
            with self.assertRaises(AccessError):
                order.with_user(portal).read([name])


@tagged("post_install", "-at_install")
class TestNotStopped(OrdersCase):
    """What a stop was found to keep, and should not."""

    def setUp(self):
        super().setUp()
        self.order = self.quotation()
        self.order.action_confirm()
        self.stop(given=0)

    def test_a_deposit_may_be_asked_from_who_is_stopped(self):
        wizard = (
            self.env["sale.advance.payment.inv"]
            .sudo()
            .with_context(active_model="sale.order", active_ids=self.order.ids)
        )
        wizard.create(
            {"advance_payment_method": "percentage", "amount": 100}
        ).create_invoices()
        invoice = self.order.sudo().invoice_ids
        invoice.action_post()
        self.pay(invoice)
        self.assertTrue(self.order.sudo()._followup_is_prepaid())

    def test_an_order_of_returns_only(self):
        self.quotation(quantity=-1).action_confirm()

    def test_safety_goods_with_carriage_and_in_a_category_below(self):
        safe = self.env["product.category"].create(
            {"name": "Gas", "followup_never_stopped": True}
        )
        self.product.categ_id = self.env["product.category"].create(
            {"name": "Oxygen", "parent_id": safe.id}
        )
        self.quotation().action_confirm()
        service = self.env["product.product"].create(
            {"name": "Advice", "type": "service"}
        )
        extra = Command.create({"product_id": service.id, "price_unit": 9.0})
        order = self.quotation()
        order.write({"order_line": [extra]})
        self.refused(order.action_confirm)

    def test_a_stop_whose_last_day_is_over_and_no_night_came(self):
        self.stops.sudo().until = day(1)
        self.quotation().action_confirm()


@tagged("post_install", "-at_install")
class TestPrepaid(OrdersCase):
    """What was paid of an order counts once, and for the order that it is of."""

    def setUp(self):
        super().setUp()
        self.first, self.second = self.quotation(), self.quotation()
        (self.first | self.second).action_confirm()
        self.invoice = (self.first | self.second).sudo()._create_invoices()
        self.invoice.action_post()

    def prepaid(self):
        return [one.sudo()._followup_is_prepaid() for one in (self.first, self.second)]

    def test_half_of_an_invoice_for_two_orders_pays_neither(self):
        self.assertEqual(self.invoice.amount_total, 200)
        self.pay(self.invoice, 100)
        self.assertEqual(self.prepaid(), [False, False])
        self.pay(self.invoice, 100)
        self.assertEqual(self.prepaid(), [True, True])

    def test_what_was_reversed_and_invoiced_again_is_paid_once(self):
        self.invoice._reverse_moves(cancel=True)
        self.assertEqual(self.prepaid(), [False, False])
        again = self.first.sudo()._create_invoices()
        again.action_post()
        self.pay(again)
        self.assertEqual(self.prepaid(), [True, False])
