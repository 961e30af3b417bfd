from odoo import models


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
        """Return what the order amounts to: a release lets an order go as a whole."""
        order = self.sale_line_id.order_id
        return order._followup_amount() if order else super()._followup_amount()
