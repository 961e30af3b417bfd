"""Public holidays by law, where a legal term counts working days."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import cache

DAY = timedelta(days=1)
_SATURDAY = 5


@cache
def easter(year: int) -> date:
    """Return Easter Sunday of the Gregorian calendar (Butcher's rule).

    >>> easter(2026)
    datetime.date(2026, 4, 5)
    """
    century, rest = divmod(year, 100)
    leap_century, century_rest = divmod(century, 4)
    shift = (century - (century + 8) // 25 + 1) // 3
    moon = (19 * (year % 19) + century - leap_century - shift + 15) % 30
    leap, leap_rest = divmod(rest, 4)
    week = (32 + 2 * century_rest + 2 * leap - moon - leap_rest) % 7
    correction = (year % 19 + 11 * moon + 22 * week) // 451
    month, day = divmod(moon + week - 7 * correction + 114, 31)
    return date(year, month, day + 1)


def is_working_day(day: date, holidays: Callable[[int], frozenset[date]]) -> bool:
    """Tell whether the day is from Monday to Friday and no public holiday."""
    return day.weekday() < _SATURDAY and day not in holidays(day.year)


def on_or_after(day: date, holidays: Callable[[int], frozenset[date]]) -> date:
    """Return the day, or the next working day."""
    while not is_working_day(day, holidays):
        day += DAY
    return day


def nth_working_day(
    after: date, count: int, holidays: Callable[[int], frozenset[date]]
) -> date:
    """Return the working day that is so many after a day.

    >>> nth_working_day(date(2023, 9, 18), 3, lambda year: frozenset())
    datetime.date(2023, 9, 21)
    """
    day = after
    for _step in range(count):
        day = on_or_after(day + DAY, holidays)
    return day
