from odoo import Command
from odoo.tests import tagged

from .common import GoodsCase


@tagged("post_install", "-at_install")
class TestGoods(GoodsCase):
    """Which goods, lots and serial numbers lie unpaid at whom, and their worth."""

    def setUp(self):
        super().setUp()
        self.accept()

    def test_delivered_invoiced_paid(self):
        order = self.ordered(10)
        self.assertFalse(self.goods)
        self.delivered(order, 10)
        self.assertEqual(self.listed(), [("Pallet", 10, None, 500)])
        invoice = self.invoiced(order)
        self.assertEqual(self.listed(), [("Pallet", 10, invoice.name, 500)])
        self.pay(invoice, 499.99)
        self.assertEqual(self.listed(), [("Pallet", 10, invoice.name, 500)])
        self.pay(invoice, 0.01)
        self.assertFalse(self.goods)

    def test_partly_delivered_and_partly_invoiced(self):
        order = self.ordered(10)
        self.delivered(order, 4)
        first = self.invoiced(order)
        self.delivered(order, 3)
        self.assertEqual(
            self.listed(),
            [("Pallet", 4, first.name, 200), ("Pallet", 3, None, 150)],
        )
        second = self.invoiced(order)
        self.pay(first)
        self.assertEqual(self.listed(), [("Pallet", 3, second.name, 150)])

    def test_several_invoices_for_one_delivery(self):
        self.product.invoice_policy = "order"
        order = self.ordered(10)
        self.delivered(order, 10)
        invoice = order._create_invoices()
        invoice.invoice_line_ids.quantity = 6
        invoice.action_post()
        rest = self.invoiced(order)
        self.assertEqual(
            self.listed(),
            [("Pallet", 6, invoice.name, 300), ("Pallet", 4, rest.name, 200)],
        )
        self.pay(invoice)
        self.assertEqual(self.listed(), [("Pallet", 4, rest.name, 200)])

    def test_serial_numbers_and_what_came_back(self):
        pump = self._stored("Pump", 0, tracking="serial")
        lots = self.lots("S1", "S2", "S3", product=pump)
        order = self.ordered(3, pump, 100)
        picking = self.delivered(order, 3, lots)
        invoice = self.invoiced(order)
        self.assertEqual([one[0] for one in self.listed()], ["S1", "S2", "S3"])
        self.assertEqual(self.goods.picking_id, picking)
        self.back(picking, 1, lots[1])
        self.assertEqual([one[0] for one in self.listed()], ["S1", "S3"])
        self.assertEqual(sum(one[3] for one in self.listed()), 200)
        self.back(picking, 2, lots[0] | lots[2])
        title = invoice.followup_title_ids
        self.assertEqual((title.state, title.reason), ("recovered", "goods_back"))
        self.assertFalse(self.goods)

    def test_a_serial_number_that_left_for_another_customer(self):
        pump = self._stored("Pump", 0, tracking="serial")
        lot = self.lots("S1", product=pump)
        order = self.ordered(1, pump, 100)
        self.delivered(order, 1, lot)
        friend = self._customer("Friend")
        self.terms._accepted(friend, "copy", accepted_on="2026-01-02")
        for place, quantity in (
            (self.env.ref("stock.stock_location_customers"), -1),
            (self.warehouse.lot_stock_id, 1),
        ):
            self.env["stock.quant"]._update_available_quantity(
                pump, place, quantity, lot_id=lot
            )
        other = self.ordered(1, pump, 100)
        other.partner_id = other.partner_invoice_id = friend
        self.delivered(other, 1, lot)
        self.assertEqual(self.goods.partner_id, friend)

    def test_lots_of_which_a_part_is_credited(self):
        drug = self._stored("Drug", 0, tracking="lot")
        one, two = self.lots("L1", "L2", product=drug)
        order = self.ordered(20, drug, 10)
        picking = self.delivered(order, 20, one | two)
        invoice = self.invoiced(order)
        self.back(picking, 4, two, credited=True)
        refund = order._create_invoices(final=True)
        refund.action_post()
        self.assertEqual(refund.move_type, "out_refund")
        self.assertEqual(
            self.listed(),
            [("L1", 10, invoice.name, 100), ("L2", 6, invoice.name, 60)],
        )

    def test_dozens(self):
        order = self.ordered(2, product_uom_id=self.env.ref("uom.product_uom_dozen").id)
        self.delivered(order, 18)
        self.assertEqual(self.listed(), [("Pallet", 18, None, 75)])

    def test_thirds_add_up_to_what_is_invoiced(self):
        pump = self._stored("Pump", 0, tracking="serial")
        lots = self.lots("S1", "S2", "S3", product=pump)
        order = self.ordered(3, pump, 33.333333)
        self.delivered(order, 3, lots)
        invoice = self.invoiced(order)
        values = [one[3] for one in self.listed()]
        self.assertEqual(round(sum(values), 2), invoice.amount_untaxed)

    def test_a_part_that_left_before_the_clause_was_accepted(self):
        self.customer.followup_acceptance_ids.sudo().unlink()
        order = self.ordered(10)
        self.delivered(order, 4)
        self.invoiced(order)
        self.assertFalse(self.goods)
        self.accept(on="2099-01-01")
        self.delivered(order, 6)
        self.assertFalse(self.goods)

    def test_the_clause_on_the_slip_binds_a_business(self):
        self.customer.followup_acceptance_ids.sudo().unlink()
        order = self.ordered(1)
        self.delivered(order, 1)
        invoice = self.invoiced(order, on=300)
        self.assertEqual(invoice.followup_title_ids.ground, "not_accepted")
        picking = order.picking_ids
        self.assertFalse(picking.followup_clause_printed_on)
        picking._followup_note_printed()
        self.assertTrue(picking.followup_clause_printed_on)
        title = invoice.followup_title_ids.sudo()
        title._look(picking.followup_clause_printed_on)
        self.assertEqual((title.ground, title.state), ("printed", "reserved"))
        self.assertEqual(len(self.goods), 1)
        self.customer.followup_segment = "consumer"
        title._look(picking.followup_clause_printed_on)
        self.assertEqual((title.ground, title.state), ("consumer_silent", "none"))

    def test_sent_by_the_supplier_directly(self):
        order = self.ordered(5)
        move = order.picking_ids.move_ids
        suppliers = self.env.ref("stock.stock_location_suppliers")
        move._do_unreserve()
        order.picking_ids.location_id = suppliers
        move.location_id = suppliers
        self.delivered(order, 5)
        self.assertEqual(self.listed(), [("Pallet", 5, None, 250)])

    def test_a_quantity_corrected_on_a_transfer_that_is_done(self):
        order = self.ordered(5)
        picking = self.delivered(order, 5)
        picking.move_line_ids.quantity = 3
        self.assertEqual(self.listed(), [("Pallet", 3, None, 150)])

    def test_a_claim_names_the_numbers_and_what_comes_back_credits_nothing(self):
        pump = self._stored("Pump", 0, tracking="serial")
        lots = self.lots("S1", "S2", product=pump)
        order = self.ordered(2, pump, 100)
        self.delivered(order, 2, lots)
        invoice = self.invoiced(order)
        claim = self.env["credit.followup.recovery"].create(
            {"partner_id": self.customer.id, "company_id": self.company.id}
        )
        self.assertEqual(
            claim.line_ids.mapped("name"), ["Pump, no. S1", "Pump, no. S2"]
        )
        claim.with_user(self.manager).action_send()
        claim.with_user(self.officer).action_agreed()
        action = claim.with_user(self.officer).action_take_back()
        back = order.picking_ids.filtered(lambda one: one.state != "done")
        self.assertIn(back.name, action["params"]["message"])
        self.assertFalse(any(back.move_ids.mapped("to_refund")))
        self.assertEqual(back.move_line_ids.lot_id, lots)
        self.done(back)
        claim.sudo()._look(claim.sent_on)
        self.assertEqual((claim.state, claim.reason), ("back", "goods_back"))
        self.assertEqual(invoice.amount_residual, 200)
        self.assertEqual(order.order_line.qty_delivered, 2)

    def test_a_line_beside_stock_is_listed_by_its_invoice(self):
        order = self.ordered(1)
        self.delivered(order, 1)
        invoice = order._create_invoices()
        invoice.invoice_line_ids = [
            Command.create({"name": "A table", "quantity": 1, "price_unit": 70.0})
        ]
        invoice.action_post()
        self.assertEqual(sorted(self.goods.mapped("value")), [50, 70])

    def test_two_lines_of_an_order_that_are_invoiced_as_one(self):
        order = self.ordered(3)
        order.order_line.copy({"order_id": order.id, "product_uom_qty": 1})
        for move in order.picking_ids.move_ids:
            move.quantity = move.product_uom_qty
        self.done(order.picking_ids)
        invoice = order._create_invoices()
        first, second = invoice.invoice_line_ids
        first.write(
            {"quantity": 4, "sale_line_ids": [Command.link(order.order_line[1].id)]}
        )
        second.unlink()
        invoice.action_post()
        self.assertEqual(sorted(self.goods.mapped("value")), [50, 150])
        self.assertEqual(self.goods.move_id, invoice)

    def test_what_was_paid_in_advance_is_not_ours(self):
        order = self.ordered(2)
        wizard = self.env["sale.advance.payment.inv"].with_context(
            active_model="sale.order", active_ids=order.ids
        )
        wizard.create(
            {"advance_payment_method": "percentage", "amount": 100}
        ).create_invoices()
        order.invoice_ids.action_post()
        self.delivered(order, 2)
        self.assertEqual(self.listed(), [("Pallet", 2, None, 100)])
        self.pay(order.invoice_ids)
        self.assertFalse(self.goods)

    def test_a_claim_leaves_out_what_was_paid_since(self):
        first, second = self.ordered(1), self.ordered(2)
        for order in (first, second):
            self.delivered(order, order.order_line.product_uom_qty)
        paid = self.invoiced(first)
        claim = self.env["credit.followup.recovery"].create(
            {"partner_id": self.customer.id, "company_id": self.company.id}
        )
        self.assertEqual(claim.value, 150)
        self.pay(paid)
        self.invoiced(second)
        claim.with_user(self.manager).action_send()
        self.assertEqual(claim.value, 100)
        self.pay(second.invoice_ids)
        claim.sudo()._look(claim.sent_on)
        self.assertEqual((claim.state, claim.reason), ("paid", "goods_paid"))

    def test_a_kit_of_which_a_part_has_left(self):
        """A set is four legs of 10 and a top of 60: components leave, not sets."""
        leg = self._stored("Leg", list_price=10.0)
        top = self._stored("Top", list_price=60.0)
        order = self.ordered(2, price=100.0)
        picking = order.picking_ids
        move = picking.move_ids
        move.quantity = 0
        legs = move.copy({"product_id": leg.id, "product_uom_qty": 8})
        tops = move.copy({"product_id": top.id, "product_uom_qty": 2})
        move._action_cancel()
        (legs | tops)._action_confirm()
        legs.quantity, tops.quantity = 8, 0
        legs.picked = True
        legs._action_done()
        self.assertEqual(self.listed(), [("Leg", 8, None, 80)])
        tops.quantity, tops.picked = 1, True
        tops._action_done()
        self.assertEqual(self.listed(), [("Leg", 8, None, 80), ("Top", 1, None, 60)])

    def test_many_orders_are_read_in_as_many_queries_as_few(self):
        def queries(count):
            orders = self.env["sale.order"]
            for _n in range(count):
                order = self.ordered(1)
                self.delivered(order, 1)
                orders |= order
            goods = self.env["credit.followup.goods"].sudo()
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            goods._renew_lines(orders.order_line)
            self.env.flush_all()
            return self.env.cr.sql_log_count - before

        queries(1)
        self.assertLessEqual(queries(12), queries(3) + 2)
