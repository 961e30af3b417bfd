from odoo import Command
from odoo.exceptions import UserError
from odoo.tests import tagged

from odoo.addons.credit_followup_stock.tests.common import DeliveriesCase


@tagged("post_install", "-at_install")
class TestOrderedDeliveries(DeliveriesCase):
    """Deliveries know the order that they are for, and whose it is."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env.user.group_ids += cls.env.ref(
            "sales_team.group_sale_salesman_all_leads"
        )

    def setUp(self):
        super().setUp()
        self.order = self.ordered()
        self.picking = self.order.picking_ids

    def ordered(self, quantity=2, partner=None):
        order = (
            self.env["sale.order"]
            .with_company(self.company)
            .create(
                {
                    "partner_id": (partner or self.customer).id,
                    "order_line": [
                        Command.create(
                            {
                                "product_id": self.product.id,
                                "product_uom_qty": quantity,
                                "price_unit": 50.0,
                                "tax_ids": False,
                            }
                        )
                    ],
                }
            )
        )
        order.action_confirm()
        order.picking_ids.move_ids.quantity = quantity
        return order

    def refused(self, work, words="does not go on"):
        with self.assertRaisesRegex(UserError, words), self.env.cr.savepoint():
            work()

    def test_another_customer_on_the_transfer_changes_nothing(self):
        friend = self._customer("Friend")
        self.stop(given=0)
        change = "cannot be changed to another one"
        self.refused(lambda: self.picking.write({"partner_id": friend.id}), change)
        move = self.picking.move_ids
        self.refused(lambda: move.write({"partner_id": friend.id}), change)
        self.refused(lambda: move.write({"sale_line_id": False}), change)
        self.picking.partner_id = self.env["res.partner"].create(
            {"name": "Site", "parent_id": self.customer.id, "type": "delivery"}
        )
        self.refused(lambda: self.done(self.picking))

    def test_transfers_that_are_merged(self):
        friend = self.ordered(partner=self._customer("Friend")).picking_ids
        self.stop(given=0)
        self.picking.move_ids.picking_id = friend
        self.refused(lambda: self.done(friend))

    def test_a_release_for_the_order_lets_its_goods_leave_in_parts(self):
        self.stop(given=0)
        release = self.granted(kind="order", order_ref=self.order.name)
        self.picking.move_ids.quantity = 1
        self.assertEqual(self.done(self.picking), "done")
        rest = self.picking.backorder_ids
        rest.move_ids.quantity = 1
        self.assertEqual(self.done(rest), "done")
        self.assertEqual(len(release.use_ids), 1)
        self.follow_up(5)
        self.assertEqual((release.state, release.reason), ("used", "order_done"))

    def test_a_release_up_to_an_amount_counts_what_was_ordered(self):
        self.stop(given=0)
        release = self.granted(kind="amount", amount=100)
        self.assertEqual(self.done(self.picking), "done")
        self.assertEqual(release.used, 100)

    def test_what_was_prepaid_leaves(self):
        self.stop(given=0)
        invoice = self.env["account.move"].create(
            {
                "move_type": "out_invoice",
                "partner_id": self.customer.id,
                "invoice_line_ids": [
                    Command.create(
                        {
                            "name": "Before the delivery",
                            "price_unit": 100.0,
                            "tax_ids": False,
                            "sale_line_ids": self.order.order_line.ids,
                        }
                    )
                ],
            }
        )
        invoice.action_post()
        self.pay(invoice, 99.99)
        self.refused(lambda: self.done(self.picking))
        self.pay(invoice, 0.01)
        self.assertEqual(self.done(self.picking), "done")

    def test_a_cancelled_order_ends_its_release(self):
        self.stop(given=0)
        release = self.granted(kind="order", order_ref=self.order.name)
        self.order._action_cancel()
        self.follow_up(5)
        self.assertEqual((release.state, release.reason), ("over", "order_gone"))

    def test_more_than_was_ordered_is_not_prepaid(self):
        invoice = self.order._create_invoices()
        invoice.action_post()
        self.pay(invoice)
        self.stop(given=0)
        self.picking.move_ids.quantity = 3
        self.refused(lambda: self.done(self.picking))
        self.picking.move_ids.quantity = 2
        self.assertEqual(self.done(self.picking), "done")

    def test_a_release_counts_what_leaves_beyond_the_order(self):
        self.stop(given=0)
        self.granted(kind="order", order_ref=self.order.name)
        self.picking.move_ids.quantity = 3
        self.refused(lambda: self.done(self.picking))

    def test_an_exchange_leaves_and_a_credited_return_is_none(self):
        self.done(self.picking)
        back = self.returned(self.picking, 1)
        back.move_ids.to_refund = False
        back.move_ids.quantity = 1
        self.done(back)
        self.stop(given=0)
        again = self.picking.copy({"return_id": False})
        again.move_ids.write(
            {"sale_line_id": self.order.order_line.id, "product_uom_qty": 1}
        )
        again.action_confirm()
        again.move_ids.quantity = 2
        self.refused(lambda: self.done(again))
        again.move_ids.quantity = 1
        back.move_ids.to_refund = True
        self.refused(lambda: self.done(again))
        back.move_ids.to_refund = False
        self.assertEqual(self.done(again), "done")
