from odoo import api, models

from .sale_order import CONFIRMED

MORE = {"product_uom_qty", "price_unit", "product_id", "discount", "order_id"}


class SaleOrderLine(models.Model):
    _inherit = "sale.order.line"

    @api.model_create_multi
    def create(self, vals_list):
        """Ask for what is added to a confirmed order as for a new one."""
        lines = super().create(vals_list)
        lines.filtered(lambda one: not one.display_type)._followup_check_more({})
        return lines

    def write(self, vals):
        before = {}
        if vals.keys() & MORE:
            before = {one.order_id: one.order_id.amount_total for one in self}
        result = super().write(vals)
        if before:
            self._followup_check_more(before)
        return result

    def _followup_check_more(self, before):
        """Ask the stops where a confirmed order has become larger.

        :param before: what each order amounted to; nothing for new lines
        """
        orders = self.order_id.filtered(lambda one: one.state == CONFIRMED)
        larger = orders.filtered(
            lambda one: (
                one.currency_id.compare_amounts(one.amount_total, before.get(one, 0.0))
                > 0
            )
        )
        larger._check_stops()
