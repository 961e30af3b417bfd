from odoo import api, models

# What makes more of a transfer that is done leave, or leave for somebody.
MORE = {
    *("quantity", "product_uom_id", "location_id", "location_dest_id"),
    *("move_id", "picking_id", "state"),
}


class StockMoveLine(models.Model):
    _inherit = "stock.move.line"

    @api.model_create_multi
    def create(self, vals_list):
        """Ask also for what is added to a transfer that is done."""
        lines = super().create(vals_list)
        done = lines.filtered(lambda one: one.state == "done")
        done._followup_check_more({})
        return lines

    def write(self, vals):
        """Ask also where more of a transfer that is done leaves."""
        done = self.browse()
        if vals.keys() & MORE:
            done = self.filtered(lambda one: one.state == "done")
        before = {one: one._followup_leaves() for one in done}
        result = super().write(vals)
        done._followup_check_more(before)
        return result

    def _followup_check_more(self, before):
        """Ask the stops for lines by which more leaves.

        :param before: what left by each
        """
        more = self.filtered(lambda one: one._followup_leaves() > before.get(one, 0.0))
        moves = more.move_id.filtered(lambda one: one.sudo()._stop_customers())
        moves._check_stops()

    def _followup_leaves(self):
        """Return how much leaves for a customer by it, in the product's unit."""
        outgoing = self.location_dest_id._followup_is_customers()
        return self.quantity_product_uom if outgoing else 0.0
