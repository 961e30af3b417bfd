"""Working days decide on answers: a changed calendar wakes who works by it."""

from odoo import models


class ResourceCalendar(models.Model):
    _inherit = "resource.calendar"

    def write(self, vals):
        result = super().write(vals)
        if {"attendance_ids", "tz"} & vals.keys():
            self._followup_wake()
        return result

    def _followup_wake(self):
        companies = self.env["res.company"].sudo()
        companies.search(
            [("resource_calendar_id", "in", self.ids)]
        )._followup_wake_everybody()
