from odoo import models


class SaleOrder(models.Model):
    _inherit = "sale.order"

    def _followup_delivered_on(self):
        """Return the day since which something that left waits for its invoice."""
        days = [one._followup_waits_since() for one in self.order_line]
        return min(filter(None, days), default=super()._followup_delivered_on())
