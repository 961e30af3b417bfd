from odoo import api, fields, models


class StockMove(models.Model):
    _inherit = "stock.move"

    @api.model
    def _followup_whose(self):
        return super()._followup_whose() | {"sale_line_id"}

    def _action_done(self, cancel_backorder=False):
        done = super()._action_done(cancel_backorder=cancel_backorder)
        done._followup_moved()
        return done

    def _followup_moved(self):
        """Bring goods and titles up to date with what left or came back.

        A serial number that left for somebody else is not where it was before.
        """
        moved = self.sudo().filtered(lambda one: one.state == "done")
        goods = self.env["credit.followup.goods"].sudo()
        lots = moved.move_line_ids.lot_id
        before = goods.search([("lot_id", "in", lots.ids)]) if lots else goods
        lines = (
            before.order_line_id
            | moved.filtered(lambda one: one._followup_direction()).sale_line_id
        )
        if not lines:
            return
        titles = (
            self.env["credit.followup.title"]
            .sudo()
            .search(
                [
                    ("move_id", "in", lines.invoice_lines.move_id.ids),
                    ("state", "!=", "released"),
                ]
            )
        )
        # Looking at a title renews its goods.
        titles._look(fields.Date.context_today(self))
        goods._renew_lines(lines - goods._lines_of(titles))

    def _followup_orders(self):
        """Return the orders that these goods are for."""
        return self.sale_line_id.order_id | self.picking_id.sale_id

    def _stop_customers(self):
        """Count the order's customer too, whatever is written on the transfer."""
        return super()._stop_customers() | self._followup_orders()._stop_customers()

    def _followup_key(self):
        order = self.sale_line_id.order_id
        return order._followup_key() if order else super()._followup_key()

    def _followup_worth(self):
        """Return what the order comes to, and what leaves beyond it.

        A release lets an order go as a whole.
        """
        ordered = self.filtered("sale_line_id")
        found = super(StockMove, self - ordered)._followup_worth()
        for order, own in ordered.grouped(
            lambda one: one.sale_line_id.order_id
        ).items():
            worth = order._followup_amount() + own.sale_line_id._followup_beyond_worth()
            found |= dict.fromkeys(own, worth)
        return found

    def _followup_paid_for(self):
        """Return what is of orders that are paid, as far as it was ordered."""
        found = super()._followup_paid_for()
        for order in self.sale_line_id.order_id:
            own = self.filtered(
                lambda one, order=order: one.sale_line_id.order_id == order
            )
            if order._followup_is_prepaid():
                beyond = own.sale_line_id.filtered(
                    lambda one: one._followup_beyond() > 0
                )
                found |= own.filtered(
                    lambda one, beyond=beyond: one.sale_line_id not in beyond
                )
        return found

    def _followup_replacing(self):
        """Return what replaces goods of its own order line that did come back."""
        ordered = self.filtered("sale_line_id")
        found = super(StockMove, self - ordered)._followup_replacing()
        groups = ordered.grouped(lambda one: (one.sale_line_id, one.product_id))
        for (line, product), own in groups.items():
            leaving = sum(one._followup_leaves() for one in own)
            left = line._followup_to_replace(product)
            if product.uom_id.compare(leaving, left) <= 0:
                found |= own
        return found
