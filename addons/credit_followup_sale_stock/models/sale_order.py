from odoo import fields, models


class SaleOrder(models.Model):
    _inherit = "sale.order"

    def _followup_delivered_on(self):
        """Return the day of the first delivery, where something has left."""
        if not self.effective_date:
            return super()._followup_delivered_on()
        return fields.Datetime.context_timestamp(self, self.effective_date).date()
