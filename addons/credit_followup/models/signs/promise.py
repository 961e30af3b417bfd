from odoo import models

from ...followup_core.risk.signs import Sign

BROKEN = ("broken", "partly_kept")


class CreditFollowupPromise(models.Model):
    _inherit = "credit.followup.promise"

    def _entered(self, state):
        result = super()._entered(state)
        if state in BROKEN:
            self.env["credit.followup.sign"]._see(Sign.PROMISE_BROKEN, self)
        return result
