from odoo import models


class StockLocation(models.Model):
    _inherit = "stock.location"

    def _followup_is_customers(self):
        """Tell whether goods that get there have left for a customer.

        Between two companies as well: the other one is a customer like any other.
        """
        self.ensure_one()
        between = self.usage == "transit" and not self.company_id
        return self.usage == "customer" or between
