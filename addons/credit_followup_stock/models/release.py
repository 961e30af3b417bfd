from odoo import models


class CreditFollowupRelease(models.Model):
    _inherit = "credit.followup.release"

    def _orders_named(self):
        """Find transfers too: without an order a release is for one of them."""
        named = [("company_id", "=", self.company_id.id), ("name", "=", self.order_ref)]
        return [*super()._orders_named(), *self.env["stock.picking"].search(named)]
