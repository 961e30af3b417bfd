from odoo import api, models


class ResourceCalendarAttendance(models.Model):
    _inherit = "resource.calendar.attendance"

    @api.model_create_multi
    def create(self, vals_list):
        attendances = super().create(vals_list)
        attendances.calendar_id._followup_wake()
        return attendances

    def write(self, vals):
        before = self.calendar_id
        result = super().write(vals)
        if {"dayofweek", "calendar_id"} & vals.keys():
            (before | self.calendar_id)._followup_wake()
        return result

    def unlink(self):
        self.calendar_id._followup_wake()
        return super().unlink()
