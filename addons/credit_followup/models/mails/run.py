from functools import partial

from odoo import models


class CreditFollowupRun(models.Model):
    _inherit = "credit.followup.run"

    def _follow_clocks(self, wakes):
        """Thank who paid, before anybody is reminded."""
        result = super()._follow_clocks(wakes)
        if self.kind == "nightly":
            thanks = self.env["credit.followup.thanks"].sudo()
            self._tried(partial(thanks._thank, self.company_id, self.date))
        return result
