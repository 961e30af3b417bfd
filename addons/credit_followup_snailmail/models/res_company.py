from odoo import models

from odoo.addons.credit_followup.facts.messages.hours import waits_until

MIDNIGHT = 24.0


class ResCompany(models.Model):
    _inherit = "res.company"

    def _followup_post_waits_until(self):
        """Return the moment until which a letter waits; None where it may leave.

        From when the company begins to work: what the night decided can be taken back
        by whoever comes first.
        """
        self.ensure_one()
        hours = self.resource_calendar_id.attendance_ids.mapped("hour_from")
        return waits_until(self, min(hours, default=0.0), MIDNIGHT, sundays=True)
