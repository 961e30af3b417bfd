from odoo import models


class CreditFollowupRecoveryLine(models.Model):
    _inherit = "credit.followup.recovery.line"

    def _still_ours(self):
        """Follow the goods, also where they were invoiced since they were claimed."""
        found = super()._still_ours()
        moves = self.goods_id.stock_move_id
        if not moves:
            return found
        lots = self.goods_id.lot_id
        beside = found.search([("stock_move_id", "in", moves.ids)])
        return found | beside.filtered(
            lambda one: one.quantity > 0 and (not one.lot_id or one.lot_id in lots)
        )
