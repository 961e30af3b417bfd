from odoo import api, models


class ResourceCalendarLeaves(models.Model):
    _inherit = "resource.calendar.leaves"

    @api.model_create_multi
    def create(self, vals_list):
        leaves = super().create(vals_list)
        leaves._followup_wake()
        return leaves

    def write(self, vals):
        self._followup_wake()
        result = super().write(vals)
        self._followup_wake()
        return result

    def unlink(self):
        self._followup_wake()
        return super().unlink()

    def _followup_wake(self):
        """Wake the companies that close on these days; holidays of people do not."""
        closed = self.filtered(lambda leave: not leave.resource_id)
        closed.calendar_id._followup_wake()
        closed.filtered(
            lambda leave: not leave.calendar_id
        ).company_id._followup_wake_everybody()
