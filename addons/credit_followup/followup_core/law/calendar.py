"""Public holidays by law, where a legal term counts working days."""

from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from functools import cache

DAY = timedelta(days=1)
MONDAY, SATURDAY, SUNDAY = 0, 5, 6
# As ``date.weekday()``: the days of the week on which nobody has to pay.
WEEKEND = frozenset((SATURDAY, SUNDAY))
# The public holidays of a year.
Holidays = Callable[[int], frozenset[date]]
# From the Julian calendar to the Gregorian one, from March 1900 to February 2100.
_JULIAN = timedelta(days=13)


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


@cache
def orthodox_easter(year: int) -> date:
    """Return Easter Sunday of the Orthodox churches (Meeus's Julian rule).

    >>> orthodox_easter(2026)
    datetime.date(2026, 4, 12)
    """
    moon = (19 * (year % 19) + 15) % 30
    week = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
    month, day = divmod(moon + week + 114, 31)
    return date(year, month, day + 1) + _JULIAN


def later(day: date, months: int) -> date:
    """Return the day of the same number so many months on, or the month's last one.

    Negative months lead back. Stops at the ends of the calendar: some ledgers write
    "never" as its last day.

    >>> later(date(2024, 2, 29), 12), later(date(2026, 3, 31), -1)
    (datetime.date(2025, 2, 28), datetime.date(2026, 2, 28))
    """
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    if not date.min.year <= year <= date.max.year:
        return date.max if months > 0 else date.min
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def yearly(
    fixed: tuple[tuple[int, int], ...],
    moving: tuple[int, ...] = (),
    sunday: Callable[[int], date] = easter,
) -> Holidays:
    """Return the holidays of a country.

    :param fixed: (month, day) of those of every year
    :param moving: days from Easter Sunday of the others, negative before it

    >>> sorted(yearly(((1, 1),), (-2,))(2026))
    [datetime.date(2026, 1, 1), datetime.date(2026, 4, 3)]
    """

    @cache
    def holidays(year: int) -> frozenset[date]:
        return frozenset(
            [date(year, month, day) for month, day in fixed]
            + [sunday(year) + days * DAY for days in moving]
        )

    return holidays


def first_on_or_after(day: date, weekday: int) -> date:
    """Return the first such day of the week on or after a day.

    >>> first_on_or_after(date(2026, 6, 20), SATURDAY)
    datetime.date(2026, 6, 20)
    """
    return day + (weekday - day.weekday()) % 7 * DAY


def is_working_day(
    day: date, holidays: Holidays, weekend: frozenset[int] = WEEKEND
) -> bool:
    """Tell whether the day is neither of the weekend nor a public holiday."""
    return day.weekday() not in weekend and day not in holidays(day.year)


def on_or_after(
    day: date, holidays: Holidays, weekend: frozenset[int] = WEEKEND
) -> date:
    """Return the day, or the next working day."""
    while not is_working_day(day, holidays, weekend):
        day += DAY
    return day


def nth_working_day(
    after: date,
    count: int,
    holidays: Holidays,
    weekend: frozenset[int] = WEEKEND,
) -> date:
    """Return the working day that is so many after a day.

    >>> nth_working_day(date(2023, 9, 18), 3, lambda year: frozenset())
    datetime.date(2023, 9, 21)
    """
    day = after
    for _step in range(count):
        day = on_or_after(day + DAY, holidays, weekend)
    return day
