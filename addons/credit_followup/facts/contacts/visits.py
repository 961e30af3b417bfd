"""Facts of visits: where customers are, and when somebody has time to go there."""

from collections import defaultdict
from datetime import datetime, time, timedelta

from pytz import timezone, utc

from odoo.tools import float_utils

from ...followup_core.contacts.calls import Slot
from ...followup_core.contacts.visits import Place, Point, Settings
from ..settings import money

DAY = timedelta(days=1)
MINUTES = 60


def visit_settings(company):
    """Return how far and when the people of a company go to customers."""
    return Settings(
        prefix_length=company.followup_visit_digits,
        most_km=money(company.followup_visit_km),
        afternoon=Slot(
            _time(company.followup_visit_from), _time(company.followup_visit_to)
        ),
        minutes=company.followup_visit_minutes,
    )


def place(partner):
    """Return where a partner is; on the map where somebody looked it up."""
    latitude, longitude = partner.partner_latitude, partner.partner_longitude
    is_known = latitude or longitude
    return Place(
        partner.country_id.code or "",
        partner.zip or "",
        Point(latitude, longitude) if is_known else None,
    )


def zone_of(company):
    """Return the time zone in which a company goes to its customers."""
    return timezone(company.resource_calendar_id.tz or "UTC")


def read_busy(users, first, last, zone):
    """Return when each user is busy, in local hours: ``{user: [(from, to)]}``.

    In one query for all of them.
    """
    start = zone.localize(datetime.combine(first, time.min)).astimezone(utc)
    end = zone.localize(datetime.combine(last, time.max)).astimezone(utc)
    events = (
        users.env["calendar.event"]
        .sudo()
        .search(
            [
                ("partner_ids", "in", users.partner_id.ids),
                ("start", "<", end.replace(tzinfo=None)),
                ("stop", ">", start.replace(tzinfo=None)),
                ("show_as", "=", "busy"),
            ]
        )
    )
    busy = defaultdict(list)
    for event in events:
        for user in users.filtered(
            lambda one, own=event: one.partner_id in own.partner_ids
        ):
            busy[user].append(_hours(event, zone))
    return busy


def _hours(event, zone):
    if event.allday:
        last = datetime.combine(event.stop_date or event.start_date, time.min)
        return datetime.combine(event.start_date, time.min), last + DAY
    both = (event.start, event.stop)
    return tuple(
        utc.localize(one).astimezone(zone).replace(tzinfo=None) for one in both
    )


def _time(hours):
    minutes = int(float_utils.float_round(hours * MINUTES, precision_digits=0))
    return time(*divmod(minutes, MINUTES))
