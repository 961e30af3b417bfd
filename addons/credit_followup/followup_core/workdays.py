"""Working days: the company's weekly rhythm and its public holidays."""

from calendar import monthrange
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache

ONE_DAY = timedelta(days=1)
WEEK = frozenset(range(7))
MONDAY_TO_FRIDAY = frozenset(range(5))
# A century: whoever writes more means for ever, and no day lies beyond the calendar.
MOST_MONTHS = 1200


@lru_cache(maxsize=1 << 16)
def shift(day: date, days: int) -> date:
    """Return the day so many days later, or earlier if negative.

    Stops at the ends of the calendar: a due date of 31 December 9999 is how some
    ledgers write "never". A million items share few dates: the sums are remembered.
    """
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return date.max if days > 0 else date.min


def months_later(day: date, months: int) -> date:
    """Return the same day so many months later, or the last one of a shorter month.

    Less than none are none. Stops at the end of the calendar.

    >>> months_later(date(2026, 1, 31), 1)
    datetime.date(2026, 2, 28)
    """
    count = day.month - 1 + min(max(months, 0), MOST_MONTHS)
    year, month = day.year + count // 12, count % 12 + 1
    if year > date.max.year:
        return date.max
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def months_earlier(day: date, months: int) -> date:
    """Return the same day so many months before, or the last one of a shorter month.

    Less than none are none. Stops at the beginning of the calendar.

    >>> months_earlier(date(2026, 3, 31), 1), months_earlier(date(2026, 1, 15), 13)
    (datetime.date(2026, 2, 28), datetime.date(2024, 12, 15))
    """
    year, month = divmod(day.year * 12 + day.month - 1 - max(months, 0), 12)
    if year < date.min.year:
        return date.min
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


@dataclass(frozen=True)
class Workdays:
    """Which days are worked: ``weekdays`` as ``date.weekday()``, less ``holidays``."""

    weekdays: frozenset[int] = MONDAY_TO_FRIDAY
    holidays: frozenset[date] = frozenset()
    _found: dict[date, date] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def __post_init__(self) -> None:
        """Refuse a week without a working day: a search for one would never end."""
        if not self.weekdays or not self.weekdays <= WEEK:
            raise ValueError("a calendar needs working weekdays, from 0 to 6")

    def is_open(self, day: date) -> bool:
        """Tell whether the company works on that day."""
        return day.weekday() in self.weekdays and day not in self.holidays

    def on_or_after(self, day: date) -> date:
        """Return the day itself if it is worked, else the next one that is.

        >>> Workdays().on_or_after(date(2026, 8, 1))  # a Saturday
        datetime.date(2026, 8, 3)
        """
        found = self._found.get(day)
        if found is None:
            found = self._found[day] = self._search(day)
        return found

    def _search(self, day: date) -> date:
        """Search onwards, and remember the answer of every day that was passed."""
        passed = []
        while not self.is_open(day) and day < date.max and day not in self._found:
            passed.append(day)
            day += ONE_DAY
        found = self._found.get(day, day)
        self._found.update(dict.fromkeys(passed, found))
        return found

    def between(self, start: date, end: date) -> int:
        """Count the working days in ``[start, end)``; 0 when ``end`` is not later.

        >>> Workdays().between(date(2026, 8, 7), date(2026, 8, 11))  # Friday, Monday
        2
        """
        return sum(
            self.is_open(start + timedelta(days=offset))
            for offset in range((end - start).days)
        )


def is_fresh(newest: date | None, as_of: date, limit: int, workdays: Workdays) -> bool:
    """Tell whether the bank is known well enough to write to customers unattended.

    ``limit`` is the number of full working days that may have passed since the day of
    the newest statement; a company without any statement is never fresh.
    """
    if newest is None:
        return False
    return workdays.between(newest + ONE_DAY, as_of) <= limit
