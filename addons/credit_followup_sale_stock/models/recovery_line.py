from odoo import models


class CreditFollowupRecoveryLine(models.Model):
    _inherit = "credit.followup.recovery.line"

    def _titles(self):
        """Add the titles by which goods were invoiced since they were claimed."""
        lines = self.goods_id.stock_move_id.sale_line_id
        return super()._titles() | lines.invoice_lines.move_id.followup_title_ids

    def _still_ours(self):
        """Follow the goods, also where they were invoiced since they were claimed."""
        found = super()._still_ours()
        moves = self.goods_id.stock_move_id
        if not moves:
            return found
        lots = self.goods_id.lot_id
        beside = self.goods_id.search([("stock_move_id", "in", moves.ids)])
        return found | beside.filtered(
            lambda one: one.quantity > 0 and (not one.lot_id or one.lot_id in lots)
        )
