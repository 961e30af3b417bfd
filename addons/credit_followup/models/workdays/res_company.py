"""Public holidays for the company's calendar, by country and region, in one step."""

from datetime import datetime, time

import holidays
from pytz import timezone, utc

from odoo import fields, models
from odoo.exceptions import UserError

YEARS_AHEAD = 1


class ResCompany(models.Model):
    _inherit = "res.company"

    def action_followup_add_holidays(self):
        """Fill in this year's and the next year's public holidays; never one twice."""
        self.env.user._followup_check("manager")
        self.check_access("read")
        created = 0
        for company in self.sudo():
            created += company._followup_add_holidays()
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "type": "success",
                "message": self.env._(
                    "Public holidays added: %(count)s", count=created
                ),
                "next": {"type": "ir.actions.client", "tag": "soft_reload"},
            },
        }

    def _followup_add_holidays(self):
        """Create the missing holidays of one company; return how many there were."""
        calendar = self.resource_calendar_id
        zone = timezone(calendar.tz or "UTC")
        leaves = self.env["resource.calendar.leaves"]
        known = {
            utc.localize(one.date_from).astimezone(zone).date()
            for one in leaves.search(
                [
                    ("company_id", "in", (self.id, False)),
                    ("calendar_id", "in", (calendar.id, False)),
                    ("resource_id", "=", False),
                ]
            )
        }
        missing = {
            day: name
            for day, name in self._followup_holidays().items()
            if day not in known
        }
        leaves.create(
            [
                {
                    "name": name,
                    "company_id": self.id,
                    "calendar_id": calendar.id,
                    "date_from": _moment(zone, day, time.min),
                    "date_to": _moment(zone, day, time(23, 59, 59)),
                    "time_type": "leave",
                }
                for day, name in sorted(missing.items())
            ]
        )
        return len(missing)

    def _followup_holidays(self):
        """Return the holidays by day, of the region where the library knows it."""
        country = self.country_id.code
        if country not in holidays.list_supported_countries():
            raise UserError(
                self.env._("No public holidays are known for the company's country.")
            )
        first = fields.Date.context_today(self).year
        # Odoo's codes are those of ISO 3166-2 (DE-BY) or their second part.
        region = (self.state_id.code or "").split("-")[-1]
        known = region in holidays.list_supported_countries()[country]
        return dict(
            holidays.country_holidays(
                country,
                subdiv=region if known else None,
                years=range(first, first + YEARS_AHEAD + 1),
            )
        )


def _moment(zone, day, at):
    """Return a local moment as the database keeps it: in UTC, without zone."""
    local = zone.localize(datetime.combine(day, at))
    return local.astimezone(utc).replace(tzinfo=None)
