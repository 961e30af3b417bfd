"""Working days: the company's weekly rhythm and its public holidays."""

from dataclasses import dataclass
from datetime import date, timedelta

ONE_DAY = timedelta(days=1)
MONDAY_TO_FRIDAY = frozenset(range(5))


@dataclass(frozen=True)
class Workdays:
    """Which days are worked: ``weekdays`` as ``date.weekday()``, less ``holidays``.

    An empty ``weekdays`` would never end a search for the next one: refused.
    """

    weekdays: frozenset[int] = MONDAY_TO_FRIDAY
    holidays: frozenset[date] = frozenset()

    def __post_init__(self) -> None:
        """Refuse a week without a working day."""
        if not self.weekdays:
            raise ValueError("a calendar needs at least one working weekday")

    def is_open(self, day: date) -> bool:
        """Tell whether the company works on that day."""
        return day.weekday() in self.weekdays and day not in self.holidays

    def on_or_after(self, day: date) -> date:
        """Return the day itself if it is worked, else the next one that is.

        >>> Workdays().on_or_after(date(2026, 8, 1))  # a Saturday
        datetime.date(2026, 8, 3)
        """
        while not self.is_open(day):
            day += ONE_DAY
        return day

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
