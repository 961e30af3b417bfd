from functools import partial

from odoo import models


class CreditFollowupRun(models.Model):
    _inherit = "credit.followup.run"

    def _follow_clocks(self, wakes):
        """Ask for the invoices of what is delivered."""
        result = super()._follow_clocks(wakes)
        if self.kind == "nightly":
            orders = self.env["sale.order"].sudo()
            asked = partial(orders._followup_ask_to_invoice, self.company_id, self.date)
            self._tried(asked)
        return result
