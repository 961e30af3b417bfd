"""Translate a company's records to the core's settings and policies."""

from datetime import datetime, time, timedelta
from decimal import Decimal

from pytz import timezone, utc

from odoo.fields import Date, Datetime

from ..followup_core.scenario.records import Level, Policy, Settings
from ..followup_core.vocabulary import Basis, Channel, Entry, Nature
from ..followup_core.workdays import MONDAY_TO_FRIDAY, Workdays

NOON = time(12)
# Due dates before this many days are long past: whether they fell on a holiday moves
# their follow-up by a day that nobody can tell any more.
HOLIDAYS_BACK_DAYS = 400


def money(amount):
    """Return the exact decimal of a float that a currency has rounded."""
    return Decimal(str(amount or 0))


def company_settings(company, as_of):
    """Return the core's settings of one company."""
    return Settings(
        workdays=company_workdays(company, as_of),
        transit_days={
            Channel.EMAIL: company.followup_transit_email,
            Channel.LETTER: company.followup_transit_letter,
            Channel.POST: company.followup_transit_letter,
            Channel.REGISTERED: company.followup_transit_registered,
        },
        started_on=company.followup_started_on or None,
        first_run_rank=company.followup_first_run_rank,
    )


def day_of(company, moment=None):
    """Return the day of a moment, or of now, by the company's own clock.

    Whoever receives mails is no user with a clock, and at night the day is another one.
    """
    return Date.context_today(_by_own_clock(company), moment)


def moment_of(company, moment):
    """Return a moment in UTC as text by the company's own clock, as `day_of` tells it.

    With its distance from UTC: at night the text names the company's day, on which
    interest is counted, and not the one before.
    """
    local = Datetime.context_timestamp(_by_own_clock(company), moment)
    return local.isoformat(timespec="seconds")


def clock_of(company):
    """Return the name of the zone by which the company's days begin and end."""
    return company.sudo().resource_calendar_id.tz or "UTC"


def _by_own_clock(company):
    return company.with_context(tz=clock_of(company))


def company_workdays(company, as_of):
    """Read the weekly rhythm and public holidays from the company's calendar."""
    calendar = company.resource_calendar_id
    days = {int(line.dayofweek) for line in calendar.attendance_ids}
    leaves = company.env["resource.calendar.leaves"].search(
        [
            ("company_id", "in", (company.id, False)),
            ("calendar_id", "in", (calendar.id, False)),
            ("resource_id", "=", False),
            ("time_type", "=", "leave"),
            ("date_to", ">=", as_of - timedelta(days=HOLIDAYS_BACK_DAYS)),
        ]
    )
    holidays = {day for leave in leaves for day in _days_of(leave, calendar)}
    return Workdays(
        weekdays=frozenset(days) or MONDAY_TO_FRIDAY, holidays=frozenset(holidays)
    )


def _days_of(leave, calendar):
    """Yield the local days whose noon lies within a public holiday."""
    zone = timezone(calendar.tz or "UTC")
    start = utc.localize(leave.date_from).astimezone(zone)
    end = utc.localize(leave.date_to).astimezone(zone)
    for offset in range((end.date() - start.date()).days + 1):
        day = start.date() + timedelta(days=offset)
        if start <= zone.localize(datetime.combine(day, NOON)) <= end:
            yield day


def core_policy(policy):
    """Return the core's policy for a policy record."""
    return Policy(
        key=policy.id,
        levels=tuple(
            core_level(level, rank)
            for rank, level in enumerate(policy.level_ids.sorted(), 1)
        ),
        entry=Entry(policy.entry),
        grace_days=policy.grace_days,
        least_days=policy.least_days,
        minimum_item=money(policy.minimum_item),
        minimum_group=money(policy.minimum_group),
        waits=policy.waits,
        started_on=policy.started_on or None,
    )


def core_level(level, rank):
    """Return the core's level for a level record."""
    return Level(
        key=level.id,
        rank=rank,
        days=level.days,
        nature=Nature(int(level.nature)),
        basis=Basis(level.basis),
        channels=level._channels(),
        least_days=level.least_days,
        deadline_days=level.deadline_days,
        minimum=money(level.minimum),
    )
