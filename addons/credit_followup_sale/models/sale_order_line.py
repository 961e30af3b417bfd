from odoo import api, models

MORE = {
    *("product_uom_qty", "product_uom_id", "price_unit", "product_id", "discount"),
    *("tax_ids", "order_id"),
}


class SaleOrderLine(models.Model):
    _inherit = "sale.order.line"

    @api.model_create_multi
    def create(self, vals_list):
        """Ask for what is added to a confirmed order as for a new one.

        A line of a deposit, or of a bill that is passed on, adds nothing to it.
        """
        orders = self.env["sale.order"].browse(
            vals["order_id"] for vals in vals_list if vals.get("order_id")
        )
        before = orders._followup_totals()
        lines = super().create(vals_list)
        lines._followup_check_more(before)
        return lines

    def write(self, vals):
        before = {}
        if vals.keys() & MORE:
            orders = self.order_id | self.order_id.browse(vals.get("order_id") or [])
            before = orders._followup_totals()
        result = super().write(vals)
        if before:
            self._followup_check_more(before)
        return result

    def _followup_check_more(self, before):
        """Ask the stops where a confirmed order has become larger.

        :param before: what each confirmed order amounted to
        """
        larger = self.order_id.filtered(
            lambda one: (
                one in before
                and one.currency_id.compare_amounts(one.amount_total, before[one]) > 0
            )
        )
        larger._check_stops()

    def _followup_price(self):
        """Return what a unit comes to, tax and discount included."""
        ordered = self.product_uom_qty
        return self.price_total / ordered if ordered else self.price_unit

    def _is_delivery(self):
        """Tell whether it is carriage; the addon that ships says so in a field."""
        return "is_delivery" in self._fields and self.is_delivery
