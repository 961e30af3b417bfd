from decimal import Decimal

from odoo import fields, models


class SaleOrderLine(models.Model):
    _inherit = "sale.order.line"

    def _followup_beyond(self):
        """Return how much more than was ordered would have left, in the line's unit.

        Of a kit nothing is said: what leaves are its components.
        """
        self.ensure_one()
        moves = self.move_ids.filtered(lambda one: one.product_id == self.product_id)
        if moves != self.move_ids:
            return 0.0
        out = sum(one._followup_leaves() for one in moves._followup_leaving())
        for one in moves.filtered(lambda move: move.state == "done"):
            out += one._followup_direction() * one.product_qty
        uom = self.product_id.uom_id
        beyond = out - self._followup_ordered()
        if uom.compare(beyond, 0.0) <= 0:
            return 0.0
        return uom._compute_quantity(beyond, self.product_uom_id, round=False)

    def _followup_beyond_worth(self):
        """Return what leaves beyond the orders of these lines is worth, tax included.

        :return: in the company's currency
        """
        worth = Decimal(0)
        for line in self:
            beyond = line._followup_beyond()
            if beyond:
                order = line.order_id
                price = line._followup_price()
                worth += order._followup_in_company(price * beyond)
        return worth

    def _followup_to_replace(self, product):
        """Return how much of a product came back for others, in its own unit.

        What came back to be credited is replaced by nothing, and what left beyond the
        first delivery has replaced its part.
        """
        if product != self.product_id:
            # Of a kit nobody knows how much of a component is still to come.
            return 0.0
        back = out = 0.0
        for one in self.move_ids.filtered(lambda move: move.state == "done"):
            direction = one._followup_direction()
            out += max(direction, 0) * one.product_qty
            if direction < 0 and not one.to_refund:
                back += one.product_qty
        return back - max(out - self._followup_ordered(), 0.0)

    def _followup_ordered(self):
        """Return how much was ordered, in the product's unit."""
        return self.product_uom_id._compute_quantity(
            self.product_uom_qty, self.product_id.uom_id, round=False
        )

    def _followup_waits_since(self):
        """Return the day of the first delivery that is not invoiced, or nothing.

        What left first is invoiced first.
        """
        left = self.move_ids.filtered(
            lambda one: one.state == "done" and one._followup_direction() > 0
        )
        unit = self.product_id.uom_id
        invoiced = (
            self.product_uom_id._compute_quantity(self.qty_invoiced, unit, round=False)
            if unit
            else 0.0
        )
        for one in left.sorted("date"):
            invoiced -= one.product_qty
            if unit.compare(invoiced, 0.0) < 0:
                return fields.Datetime.context_timestamp(self, one.date).date()
        return False
