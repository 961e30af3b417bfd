from functools import partial

from odoo import models


class CreditFollowupRun(models.Model):
    _inherit = "credit.followup.run"

    def _follow_clocks(self, wakes):
        """Read the payments of whom something woke, for what they are a sign of."""
        result = super()._follow_clocks(wakes)
        if self.kind == "nightly" and wakes.customers:
            customers = self.env["res.partner"].browse(wakes.customers).exists()
            signs = self.env["credit.followup.sign"].sudo()
            self._tried(
                partial(signs._see_payments, self.company_id, customers, self.date)
            )
        return result
