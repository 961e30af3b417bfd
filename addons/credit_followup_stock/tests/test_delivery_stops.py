from odoo.exceptions import UserError
from odoo.tests import tagged

from .common import DeliveriesCase


@tagged("post_install", "-at_install")
class TestDeliveryStops(DeliveriesCase):
    """Goods of who is stopped do not leave, whatever way is tried."""

    def setUp(self):
        super().setUp()
        self.picking = self.transfer()

    def refused(self, work, words="does not go on"):
        with self.assertRaisesRegex(UserError, words), self.env.cr.savepoint():
            work()

    def test_without_a_stop_they_leave(self):
        self.assertFalse(self.picking.followup_stop_words)
        self.assertEqual(self.done(self.picking), "done")

    def test_the_button_says_why(self):
        self.stop(given=0)
        self.assertIn("not signed", self.picking.followup_stop_words)
        with self.assertRaises(UserError) as found, self.env.cr.savepoint():
            self.done(self.picking)
        self.assertIn(self.picking.name, str(found.exception))
        self.assertEqual(str(found.exception).count("not signed"), 1)

    def test_the_moves_are_not_done_past_it(self):
        self.stop(given=0)
        self.picking.move_ids.picked = True
        self.refused(self.picking.move_ids._action_done)
        self.refused(self.picking._action_done)

    def test_several_at_once_and_a_backorder(self):
        other = self.transfer(partner=self._customer("Friend"))
        self.stop(given=0)
        both = self.picking | other
        both.move_ids.picked = True
        self.refused(both.button_validate)
        self.assertEqual(self.done(other), "done")
        self.stops.with_user(self.manager).action_end()
        self.picking.move_ids.quantity = 1
        self.picking.move_ids.picked = True
        self.picking.with_context(skip_backorder=True).button_validate()
        backorder = self.picking.backorder_ids
        self.assertTrue(backorder)
        self.stop(given=0)
        backorder.move_ids.quantity = 1
        self.refused(lambda: self.done(backorder))

    def test_a_delivery_address_is_the_customer(self):
        office = self.env["res.partner"].create(
            {"name": "Site", "parent_id": self.customer.id, "type": "delivery"}
        )
        picking = self.transfer(partner=office)
        self.stop(given=0)
        self.refused(lambda: self.done(picking))

    def test_what_comes_back_or_comes_in_is_not_stopped(self):
        self.done(self.picking)
        self.stop(given=0)
        back = self.returned(self.picking, 1)
        back.move_ids.quantity = 1
        self.assertEqual(self.done(back), "done")
        self.assertEqual(self.done(self.transfer(kind="in")), "done")

    def test_a_replacement_leaves_and_no_more_than_came_back(self):
        self.done(self.picking)
        self.stop(given=0)
        back = self.returned(self.picking, 1)
        replacement = self.transfer(quantity=1, return_id=back.id)
        self.refused(lambda: self.done(replacement))
        back.move_ids.quantity = 1
        self.done(back)
        self.assertEqual(self.done(replacement), "done")
        again = self.transfer(quantity=1, return_id=back.id)
        self.refused(lambda: self.done(again))

    def test_what_safety_needs_leaves(self):
        self.stop(given=0)
        oxygen = self._stored("Oxygen")
        oxygen.categ_id = self.env["product.category"].create(
            {"name": "Gases", "followup_never_stopped": True}
        )
        self.assertEqual(self.done(self.transfer(product=oxygen)), "done")
        both = self.transfer(product=oxygen)
        other = both.move_ids.copy(
            {"product_id": self.product.id, "picking_id": both.id}
        )
        other._action_confirm()
        other.quantity = 2
        (both.move_ids - other).picked = True
        both.with_context(skip_backorder=True).button_validate()
        self.assertEqual((both.state, other.state), ("done", "assigned"))

    def test_a_note_lets_them_leave_and_stands_on_the_transfer(self):
        self.stop(given=0, degree="note")
        self.assertEqual(self.done(self.picking), "done")
        self.assertIn("not signed", str(self.picking.message_ids.mapped("body")))

    def test_a_release_names_the_transfer(self):
        self.stop(given=0)
        self.granted(kind="order", order_ref=self.picking.name)
        other = self.transfer(origin=self.picking.name)
        self.refused(lambda: self.done(other))
        self.assertEqual(self.done(self.picking), "done")

    def test_a_payment_lets_them_leave(self):
        level = self.policy.level_ids.sorted()[:1]
        level.write({"stops": "stop", "consequence": "We no longer deliver."})
        self.follow_up(5)
        self.refused(lambda: self.done(self.picking), "we no longer deliver")
        self.pay(self.move)
        self.assertEqual(self.done(self.picking), "done")


@tagged("post_install", "-at_install")
class TestDeliveriesAround(DeliveriesCase):
    """Ways around a stop in the warehouse that were found."""

    def setUp(self):
        super().setUp()
        self.friend = self._customer("Friend")
        self.picking = self.transfer()

    def refused(self, work, words="does not go on"):
        with self.assertRaisesRegex(UserError, words), self.env.cr.savepoint():
            work()

    def test_more_on_a_transfer_that_is_done(self):
        self.done(self.picking)
        self.stop(given=0)
        line = self.picking.move_line_ids
        self.refused(lambda: line.write({"quantity": 50}))
        line.write({"quantity": 1})
        more = {
            "picking_id": self.picking.id,
            "product_id": self.product.id,
            "quantity": 3,
            "location_id": self.warehouse.lot_stock_id.id,
            "location_dest_id": self.picking.location_dest_id.id,
        }
        lines = self.env["stock.move.line"].with_user(self.storekeeper)
        self.refused(lambda: lines.create(more))

    def test_a_line_that_goes_elsewhere_than_its_transfer(self):
        internal = self.transfer(kind="in")
        self.stop(given=0)
        internal.move_ids.location_dest_id = self.warehouse.lot_stock_id
        customers = self.env.ref("stock.stock_location_customers")
        internal.move_line_ids.location_dest_id = customers
        self.refused(lambda: self.done(internal))

    def test_from_one_customer_to_another(self):
        self.stop(given=0)
        customers = self.env.ref("stock.stock_location_customers")
        self.picking.location_id = customers
        self.picking.move_ids.location_id = customers
        self.refused(lambda: self.done(self.picking))

    def test_another_name_on_the_transfer(self):
        self.stop(given=0)
        self.refused(
            lambda: self.picking.write({"partner_id": self.friend.id}),
            "cannot be changed to another one",
        )
        free = self.transfer(partner=self.friend)
        free.partner_id = self._customer("Another friend")

    def test_more_than_came_back_is_no_replacement(self):
        self.done(self.picking)
        back = self.returned(self.picking, 1)
        back.move_ids.quantity = 1
        self.done(back)
        self.stop(given=0)
        again = self.transfer(quantity=1, return_id=back.id)
        again.move_ids.quantity = 2
        self.refused(lambda: self.done(again))
        other = self.transfer(quantity=1, return_id=back.id, partner=self.friend)
        self.assertEqual(self.done(other), "done")

    def test_what_a_supplier_sends_directly_is_the_customers(self):
        supplier = self._customer("Supplier")
        suppliers = self.env.ref("stock.stock_location_suppliers")
        direct = self.transfer(partner=supplier, location_id=suppliers.id)
        direct.move_ids.write(
            {"location_id": suppliers.id, "partner_id": self.friend.id}
        )
        self.stop(given=0, partner_id=supplier.id)
        self.assertFalse(direct.followup_stop_words)
        self.stop(given=0, partner_id=self.friend.id)
        self.refused(lambda: self.done(direct))

    def test_dozens_and_another_currency_are_worth_what_they_are(self):
        self.picking.move_ids.product_uom = self.env.ref("uom.product_uom_dozen")
        self.picking.move_ids.quantity = 2
        self.assertEqual(self.picking._followup_amount(), 2400)

    def test_nothing_is_put_aside_where_the_company_says_so(self):
        self.stop(given=0)
        self.company.followup_reserves_stopped = False
        waiting = self.transfer(quantity=3)
        waiting.move_ids.quantity = 0
        waiting.action_assign()
        self.assertFalse(waiting.move_ids.quantity)
        free = self.transfer(partner=self.friend, quantity=3)
        free.move_ids.quantity = 0
        free.action_assign()
        self.assertEqual(free.move_ids.quantity, 3)
        self.company.followup_reserves_stopped = True
        waiting.action_assign()
        self.assertEqual(waiting.move_ids.quantity, 3)
