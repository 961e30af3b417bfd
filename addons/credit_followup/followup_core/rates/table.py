"""Reference rates: dated, sourced, and never guessed.

A rate that was not published is an error that names it. How long a row holds depends on
its series: a half-year, a calendar year, until the next change, or as long as the law.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import NamedTuple

_JULY = 7
# Series, first day, end and margin: debts that fell late together share their slices.
_Wanted = tuple[tuple[str, ...], date, date, Decimal]


class Period(str, Enum):
    """How long a published rate holds.

    ``CHANGE`` holds until the next row, the last one to the end of its half-year:
    whether it holds longer is not known before.
    """

    HALF_YEAR = "half_year"
    YEAR = "year"
    CHANGE = "change"
    LAW = "law"


class Confidence(str, Enum):
    """How a rate is known: read in a source, derived by its rule, or to be checked."""

    READ = "read"
    DERIVED = "derived"
    UNCONFIRMED = "unconfirmed"


@dataclass(frozen=True)
class Rate:
    """One published value: percent a year from a day on."""

    series: str
    valid_from: date
    percent: Decimal
    period: Period
    source: str
    confidence: Confidence = Confidence.READ


class Span(NamedTuple):
    """A rate on ``[start, end)``."""

    start: date
    end: date
    percent: Decimal
    series: str
    source: str


class RateMissingError(LookupError):
    """No rate of the series is published for the day."""

    def __init__(self, series: str, day: date) -> None:
        """Name the series and the first day that has no rate."""
        super().__init__(f"{series} has no published rate for {day.isoformat()}")
        self.series = series
        self.day = day


class RateTable:
    """The published rates of all series, looked up by day."""

    def __init__(self, rates: Iterable[Rate]) -> None:
        """Sort the rates; two rows of a series on one day are an error."""
        by_series: dict[str, list[Rate]] = defaultdict(list)
        for rate in rates:
            by_series[rate.series].append(rate)
        self._spans = {name: _spans(rows) for name, rows in by_series.items()}
        self._starts = {
            name: [span.start for span in spans] for name, spans in self._spans.items()
        }
        self._slices: dict[_Wanted, tuple[Span, ...]] = {}

    def at(self, series: Sequence[str], day: date) -> Span:
        """Return the rate of the first of these series that has one for the day.

        :raises RateMissingError: if none has
        """
        for name in series:
            position = bisect_right(self._starts.get(name, ()), day) - 1
            if position >= 0 and day < self._spans[name][position].end:
                return self._spans[name][position]
        raise RateMissingError(self.current(series), day)

    def current(self, series: Sequence[str]) -> str:
        """Return the series of a chain that is known longest: the one in use."""
        return max(series, key=self._known_until)

    def ends_on(self, series: str, first: date) -> date:
        """Return the first day that a rate does not cover by itself.

        :param first: the day from which the rate is valid
        """
        position = self._starts[series].index(first)
        return self._spans[series][position].end

    def _known_until(self, name: str) -> date:
        spans = self._spans.get(name)
        return spans[-1].end if spans else date.min

    def slices(
        self,
        series: tuple[str, ...],
        start: date,
        end: date,
        margin: Decimal = Decimal(0),
    ) -> tuple[Span, ...]:
        """Return the rates that cover ``[start, end)`` without a gap, in order.

        :param margin: points added to each
        :raises RateMissingError: at the first day that has no rate
        """
        key = (series, start, end, margin)
        found = self._slices.get(key)
        if found is None:
            found = self._slices[key] = tuple(self._cover(*key))
        return found

    def _cover(
        self, series: tuple[str, ...], start: date, end: date, margin: Decimal
    ) -> Iterator[Span]:
        while start < end:
            span = self.at(series, start)
            until = min(span.end, end)
            percent = span.percent + margin
            yield Span(start, until, percent, span.series, span.source)
            start = until


def half_year(day: date) -> date:
    """Return the first day of the half-year of a day.

    >>> half_year(date(2024, 12, 16))
    datetime.date(2024, 7, 1)
    """
    return date(day.year, _JULY if day.month >= _JULY else 1, 1)


def next_half_year(day: date) -> date:
    """Return the first day of the half-year after that of a day."""
    if day.month < _JULY:
        return date(day.year, _JULY, 1)
    return date(day.year + 1, 1, 1)


def _spans(rates: list[Rate]) -> list[Span]:
    rates.sort(key=lambda rate: rate.valid_from)
    spans = []
    for rate, following in zip(rates, [*rates[1:], None], strict=True):
        end = _holds_until(rate, following is None)
        if following is not None:
            if following.valid_from == rate.valid_from:
                raise ValueError(
                    f"{rate.series} has two rates from {rate.valid_from.isoformat()}"
                )
            end = min(end, following.valid_from)
        spans.append(Span(rate.valid_from, end, rate.percent, rate.series, rate.source))
    return spans


def _holds_until(rate: Rate, is_last: bool) -> date:
    """Return the first day on which the rate no longer holds by itself."""
    if rate.period is Period.YEAR:
        return date(rate.valid_from.year + 1, 1, 1)
    if rate.period is Period.HALF_YEAR or (rate.period is Period.CHANGE and is_last):
        return next_half_year(rate.valid_from)
    return date.max
