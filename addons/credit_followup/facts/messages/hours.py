"""Until when a company's message waits, by the company's own clock and calendar."""

from pytz import timezone, utc

from odoo.fields import Datetime

from ...followup_core.messages.hours import SUNDAY, Hours
from ..settings import company_workdays


def waits_until(company, opens, closes, sundays=False):
    """Return the moment until which a message waits; None where it may leave now.

    :param opens: from when, in hours of the company's day
    :param closes: until when
    :param sundays: whether it may leave on a Sunday that the company works
    """
    zone = timezone(company.resource_calendar_id.tz or "UTC")
    now = utc.localize(Datetime.now()).astimezone(zone).replace(tzinfo=None)
    workdays = company_workdays(company, now.date())
    sundays = sundays or workdays.weekdays == {SUNDAY}
    opening = Hours(opens, closes, workdays, sundays).next_open(now)
    if opening == now:
        return None
    return zone.localize(opening).astimezone(utc).replace(tzinfo=None)
