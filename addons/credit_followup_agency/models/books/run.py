from functools import partial

from odoo import api, models

from ...effects.credits import ask_about_credits
from ..placements.placement_clock import SENT


class CreditFollowupRun(models.Model):
    _inherit = "credit.followup.run"

    @api.model
    def _close_paid(self, company):
        """Look for payouts, before what stands open because of them is judged."""
        payouts = self.env["credit.followup.payout"].sudo()
        self._tried(partial(payouts._find_awaited, company))
        return super()._close_paid(company)

    def _follow_chunk(self, clock, ids):
        """Ask in the night about what nobody allocated: by day it may be half done."""
        result = super()._follow_chunk(clock, ids)
        if clock._name == "credit.followup.placement":
            there = clock.browse(ids).filtered(lambda one: one.state in SENT)
            ask_about_credits(there)
        return result
