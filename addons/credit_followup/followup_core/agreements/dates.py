"""The days of a plan: its rhythm, closed days, and how days are counted."""

from calendar import monthrange
from datetime import date, timedelta

from .records import DayCount, Move, Plan, PlanError, Rhythm

_DAYS = {Rhythm.WEEKLY: 7, Rhythm.FORTNIGHTLY: 14}
_MONTHS = {Rhythm.MONTHLY: 1, Rhythm.QUARTERLY: 3}
_SATURDAY = 5
_STEP = {Move.NEXT: timedelta(days=1), Move.PREVIOUS: timedelta(days=-1)}
DAYS_OF_YEAR = {
    DayCount.ACT_365: 365,
    DayCount.ACT_360: 360,
    DayCount.THIRTY_E_360: 360,
}


def day_of(plan: Plan, number: int) -> date:
    """Return the day of an instalment, the first one being number 0, moved if closed.

    Months keep the day of the first one, or the month's last day where it has none.

    :raises PlanError: where the calendar ends before it
    """
    try:
        return _moved(plan, _planned(plan, number))
    except (OverflowError, ValueError) as error:
        message = "the instalments go on beyond the end of the calendar"
        raise PlanError("bad_date", "first_on", message) from error


def _planned(plan: Plan, number: int) -> date:
    first = plan.first_on
    if plan.rhythm in _DAYS:
        return first + timedelta(days=_DAYS[plan.rhythm] * number)
    months = first.month - 1 + _MONTHS[plan.rhythm] * number
    year, month = first.year + months // 12, months % 12 + 1
    if year > date.max.year:
        raise OverflowError
    return date(year, month, min(first.day, monthrange(year, month)[1]))


def _moved(plan: Plan, day: date) -> date:
    if plan.move is Move.KEEP:
        return day
    while day.weekday() >= _SATURDAY or day in plan.closed:
        day += _STEP[plan.move]
    return day


def days_between(start: date, end: date, day_count: DayCount) -> int:
    """Return the days after ``start`` up to ``end``, that day included.

    >>> days_between(date(2026, 1, 31), date(2026, 2, 28), DayCount.THIRTY_E_360)
    28
    """
    if day_count is not DayCount.THIRTY_E_360:
        return (end - start).days
    months = (end.year - start.year) * 12 + end.month - start.month
    return months * 30 + min(end.day, 30) - min(start.day, 30)
