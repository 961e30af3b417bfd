"""What waited for a person, or for a worker, and waits no more: its customer wakes."""

from odoo import models

from ...const import WAITING


class CreditFollowupAction(models.Model):
    _inherit = "credit.followup.action"

    def write(self, vals):
        """Have the night look again at whom it let sleep because of this.

        Whatever became of it: sent, also as a test, left out, cancelled or failed.
        """
        leaves = vals.get("state") and vals["state"] not in WAITING
        leaving = self.filtered(lambda one: leaves and one.state in WAITING)
        result = super().write(vals)
        if leaving:
            leaving._wake_customers()
        return result
