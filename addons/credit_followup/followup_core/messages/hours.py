"""The hours in which a message may leave: at no night, on no day of rest.

Moments are those of the company's clock, without a zone. A message that may not leave
now waits for the next moment at which it may.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from ..workdays import ONE_DAY, Workdays

SUNDAY = 6
_MINUTES = 60
_DAY = 24 * _MINUTES


@dataclass(frozen=True)
class Hours:
    """From when to when, in hours of the day, and on which days.

    Hours that end before they begin, or as they begin, would let nothing leave for
    ever: they are refused.
    """

    opens: float
    closes: float
    workdays: Workdays
    sundays: bool = False

    def __post_init__(self) -> None:
        """Refuse hours in which no message could ever leave."""
        if not 0 <= self._opens < self._closes <= _DAY:
            raise ValueError("hours begin before they end, from 0 to 24")
        if not self.sundays and self.workdays.weekdays == {SUNDAY}:
            raise ValueError("there is no day on which a message may leave")

    @property
    def _opens(self) -> int:
        return round(self.opens * _MINUTES)

    @property
    def _closes(self) -> int:
        return round(self.closes * _MINUTES)

    def are_open(self, moment: datetime) -> bool:
        """Tell whether a message may leave at that moment; the last minute is over.

        >>> hours = Hours(8, 20, Workdays())
        >>> hours.are_open(datetime(2026, 3, 4, 8)), hours.are_open(
        ...     datetime(2026, 3, 4, 20)
        ... )
        (True, False)
        """
        minutes = moment.hour * _MINUTES + moment.minute
        return self._is_day(moment.date()) and self._opens <= minutes < self._closes

    def next_open(self, moment: datetime) -> datetime:
        """Return the moment itself if a message may leave then, else the next one.

        >>> Hours(8, 20, Workdays()).next_open(datetime(2026, 3, 6, 21))  # a Friday
        datetime.datetime(2026, 3, 9, 8, 0)
        """
        if self.are_open(moment):
            return moment
        day = moment.date()
        if moment >= self._opening(day):
            day += ONE_DAY
        while not self._is_day(day):
            day = self.workdays.on_or_after(day if self.sundays else _no_sunday(day))
        return self._opening(day)

    def _is_day(self, day: date) -> bool:
        may = self.sundays or day.weekday() != SUNDAY
        return may and self.workdays.is_open(day)

    def _opening(self, day: date) -> datetime:
        return datetime.combine(day, time()) + timedelta(minutes=self._opens)


def _no_sunday(day: date) -> date:
    return day + ONE_DAY if day.weekday() == SUNDAY else day
