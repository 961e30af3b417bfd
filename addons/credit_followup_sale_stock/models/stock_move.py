from decimal import Decimal

from odoo import fields, models


class StockMove(models.Model):
    _inherit = "stock.move"

    def _stop_customers(self):
        """Count the order's customer too, whatever is written on the transfer."""
        return super()._stop_customers() | self.sale_line_id.order_id._stop_customers()

    def _followup_order_ref(self):
        return self.sale_line_id.order_id.name or super()._followup_order_ref()

    def _followup_is_prepaid(self):
        order = self.sale_line_id.order_id
        return order._followup_is_prepaid() if order else super()._followup_is_prepaid()

    def _followup_amount(self):
        """Return what was ordered for these goods, in the company's currency."""
        line = self.sale_line_id
        if not line.product_uom_qty:
            return super()._followup_amount()
        share = self.product_uom._compute_quantity(self.quantity, line.product_uom_id)
        amount = line.currency_id._convert(
            line.price_total * share / line.product_uom_qty,
            self.company_id.currency_id,
            self.company_id,
            line.order_id.date_order or fields.Date.context_today(self),
        )
        return Decimal(str(max(amount, 0.0)))
