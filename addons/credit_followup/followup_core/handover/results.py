"""What agencies brought, measured: by vintages, and only where enough is known.

Money that was recovered is compared with what was placed in the same months, at the
same age: closed cases only would flatter whoever closes the bad ones late.
"""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from decimal import Decimal
from enum import Enum
from statistics import median
from typing import NamedTuple

from ..workdays import months_later

ZERO = Decimal(0)
HUNDRED = Decimal(100)
# A rate of fewer files says more of luck than of the agency.
LEAST_FILES = 10
AGES = (3, 6, 12)
_ONE_DAY = timedelta(days=1)


class Vintage(str, Enum):
    """Over what time files are taken together, by the day of their hand-over."""

    MONTH = "month"
    QUARTER = "quarter"


_MONTHS = {Vintage.MONTH: 1, Vintage.QUARTER: 3}


class Recovered(NamedTuple):
    """Principal that an agency recovered; below zero what was returned."""

    on: date
    amount: Decimal


class File(NamedTuple):
    """A case that an agency got, in one currency for all.

    ``group``: what is compared: the agency, or the agency and a country, kind or age.
    ``fees``: with fixed ones, without tax. ``is_rejected``: it was never taken, and
    nothing of it was placed.
    """

    group: str
    handed_on: date
    placed: Decimal
    recovered: tuple[Recovered, ...] = ()
    fees: Decimal = ZERO
    is_disputed: bool = False
    is_rejected: bool = False


class Rate(NamedTuple):
    """A percent, and of how many files; None where they are too few."""

    percent: Decimal | None
    files: int


class Results(NamedTuple):
    """What a group brought. ``vintage``: its first day; None for all together.

    ``recovered``: principal recovered of principal placed, by the age in months, of
    vintages that are that old as a whole. ``days_to_first``: median of the files that
    were paid at all. ``fees``: of what was recovered. ``disputed``: of the files that
    were taken, ``rejected``: of all.
    """

    group: str
    vintage: date | None
    files: int
    recovered: dict[int, Rate]
    days_to_first: Rate
    fees: Rate
    disputed: Rate
    rejected: Rate


def results(
    files: Iterable[File],
    as_of: date,
    by: Vintage = Vintage.QUARTER,
    ages: Sequence[int] = AGES,
) -> list[Results]:
    """Return the results of each group: all together first, then by vintage.

    :param ages: in months
    """
    groups: dict[tuple[str, date], list[File]] = {}
    for one in files:
        vintage = vintage_of(one.handed_on, by)
        for key in ((one.group, date.min), (one.group, vintage)):
            groups.setdefault(key, []).append(one)
    found = []
    for group, vintage in sorted(groups):
        first = None if vintage == date.min else vintage
        of = groups[group, vintage]
        found.append(_results(group, first, of, _Ages(as_of, by, ages)))
    return found


def vintage_of(day: date, by: Vintage) -> date:
    """Return the first day of the vintage of a day.

    >>> vintage_of(date(2026, 6, 30), Vintage.QUARTER)
    datetime.date(2026, 4, 1)
    """
    months = _MONTHS[by]
    return date(day.year, day.month - (day.month - 1) % months, 1)


class _Ages(NamedTuple):
    """Which vintages are old enough on a day."""

    as_of: date
    by: Vintage
    ages: Sequence[int]

    def is_old_enough(self, handed_on: date, age: int) -> bool:
        """Tell whether the whole vintage of a file has that age."""
        after = months_later(vintage_of(handed_on, self.by), _MONTHS[self.by])
        return months_later(after - _ONE_DAY, age) <= self.as_of


def _results(
    group: str, vintage: date | None, files: Sequence[File], ages: _Ages
) -> Results:
    taken = [one for one in files if not one.is_rejected]
    return Results(
        group,
        vintage,
        len(files),
        {age: _recovered(taken, age, ages) for age in ages.ages},
        _days_to_first(taken),
        _fees(taken),
        _share(sum(one.is_disputed for one in taken), len(taken)),
        _share(len(files) - len(taken), len(files)),
    )


def _recovered(files: Sequence[File], age: int, ages: _Ages) -> Rate:
    old = [one for one in files if ages.is_old_enough(one.handed_on, age)]
    placed = sum((one.placed for one in old), ZERO)
    until = ((one, months_later(one.handed_on, age)) for one in old)
    recovered = sum((_until(one, last) for one, last in until), ZERO)
    return _rate(recovered, placed, len(old))


def _until(file: File, last: date) -> Decimal:
    return sum((one.amount for one in file.recovered if one.on <= last), ZERO)


def _days_to_first(files: Sequence[File]) -> Rate:
    days = [
        (min(paid) - one.handed_on).days
        for one in files
        if (paid := [part.on for part in one.recovered if part.amount > 0])
    ]
    known = len(days) >= LEAST_FILES
    return Rate(Decimal(str(median(days))) if known else None, len(days))


def _fees(files: Sequence[File]) -> Rate:
    fees = sum((one.fees for one in files), ZERO)
    amounts = (part.amount for one in files for part in one.recovered)
    return _rate(fees, sum(amounts, ZERO), len(files))


def _share(count: int, files: int) -> Rate:
    return _rate(Decimal(count), Decimal(files), files)


def _rate(part: Decimal, whole: Decimal, files: int) -> Rate:
    """Return a percent, None of too few files or of nothing."""
    if files < LEAST_FILES or whole <= 0:
        return Rate(None, files)
    return Rate(part * HUNDRED / whole, files)
