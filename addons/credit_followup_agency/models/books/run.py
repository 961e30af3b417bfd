from functools import partial

from odoo import api, models


class CreditFollowupRun(models.Model):
    _inherit = "credit.followup.run"

    @api.model
    def _close_paid(self, company):
        """Look for payouts, before what stands open because of them is judged."""
        payouts = self.env["credit.followup.payout"].sudo()
        self._tried(partial(payouts._find_awaited, company))
        return super()._close_paid(company)
