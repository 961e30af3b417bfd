from odoo import api, models


class StockMoveLine(models.Model):
    _inherit = "stock.move.line"

    @api.model_create_multi
    def create(self, vals_list):
        lines = super().create(vals_list)
        lines.filtered(lambda one: one.state == "done").move_id._followup_moved()
        return lines

    def write(self, vals):
        """Follow what is corrected on a transfer that is done."""
        done = self.filtered(lambda one: one.state == "done")
        result = super().write(vals)
        if vals.keys() & {"quantity", "product_uom_id", "lot_id", "location_dest_id"}:
            done.move_id._followup_moved()
        return result
