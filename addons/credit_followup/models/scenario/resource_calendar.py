"""Working days decide on answers: a changed calendar wakes who works by it."""

from odoo import api, models


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


class ResourceCalendarAttendance(models.Model):
    _inherit = "resource.calendar.attendance"

    @api.model_create_multi
    def create(self, vals_list):
        attendances = super().create(vals_list)
        attendances.calendar_id._followup_wake()
        return attendances

    def unlink(self):
        self.calendar_id._followup_wake()
        return super().unlink()


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
