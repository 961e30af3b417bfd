"""Provision for doubtful debts: a matrix of age and segment, and items by hand."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from enum import Enum
from itertools import pairwise
from typing import NamedTuple

from ..money import half_up
from ..payments.shares import allot

ZERO, HUNDRED = Decimal(0), Decimal(100)


class Band(NamedTuple):
    """A row of the matrix: the percent of what is late by [from, to) days.

    ``from_days`` below zero reaches what is not due yet. ``to_days``: None without end.
    ``segment``: of the customer; empty for those that have no row of their own.
    """

    from_days: int
    percent: Decimal
    to_days: int | None = None
    segment: str = ""


class Owed(NamedTuple):
    """An open item on the day of the provision.

    ``amount``: what the loss could be, without the tax that would come back.
    ``percent``: set by hand, which goes before the matrix; None where it is not.
    """

    amount: Decimal
    due_on: date | None
    segment: str = ""
    percent: Decimal | None = None


class Source(str, Enum):
    """Where the percent comes from; ``NONE``: no row of the matrix has it."""

    HAND = "hand"
    SEGMENT = "segment"
    GENERAL = "general"
    NONE = "none"


class Provided(NamedTuple):
    """What is provided for an item. ``days``: late, below zero before the due date."""

    days: int
    percent: Decimal
    amount: Decimal
    source: Source


class MatrixError(ValueError):
    """A matrix that says two things of one day; its words name the rows."""


def check_matrix(bands: Iterable[Band]) -> None:
    """Refuse rows that overlap, are empty, or say no share.

    >>> check_matrix([Band(0, Decimal(10), 30), Band(30, Decimal(50))])

    :raises MatrixError: naming the rows
    """
    ordered = sorted(bands, key=lambda one: (one.segment, one.from_days))
    for one in ordered:
        if not ZERO <= one.percent <= HUNDRED:
            raise MatrixError(f"{_name(one)}: the percent lies between 0 and 100")
        if one.to_days is not None and one.to_days <= one.from_days:
            raise MatrixError(f"{_name(one)}: ends before it begins")
    for one, following in pairwise(ordered):
        overlaps = one.to_days is None or one.to_days > following.from_days
        if one.segment == following.segment and overlaps:
            raise MatrixError(f"{_name(one)} overlaps with {_name(following)}")


def less_credits(amounts: Sequence[Decimal], credits: Decimal) -> list[Decimal]:
    """Return what items owe once a customer's credits paid them, the first one first.

    :param amounts: of one customer, the oldest first
    :param credits: what he paid, or was credited, and nobody has allocated

    >>> less_credits([Decimal(30), Decimal(50)], Decimal(40))
    [Decimal('0'), Decimal('40')]
    """
    paid = allot(amounts, max(credits, ZERO))
    return [one - part for one, part in zip(amounts, paid, strict=True)]


def provide(
    owed: Owed, bands: Sequence[Band], as_of: date, smallest: Decimal
) -> Provided:
    """Return what is provided for one item on a day.

    What has no due date is late by no day. Rounded once for each item, halves up.

    >>> bands = [Band(90, Decimal(25), 180), Band(180, Decimal(100))]
    >>> item = Owed(Decimal("200.01"), date(2026, 1, 1))
    >>> provide(item, bands, date(2026, 4, 1), Decimal("0.01")).amount
    Decimal('50.00')
    """
    days = (as_of - owed.due_on).days if owed.due_on else 0
    percent, source = _percent(owed, bands, days)
    amount = half_up(max(owed.amount, ZERO) * percent / HUNDRED, smallest)
    return Provided(days, percent, amount, source)


def _percent(owed: Owed, bands: Sequence[Band], days: int) -> tuple[Decimal, Source]:
    if owed.percent is not None:
        return owed.percent, Source.HAND
    for segment, source in ((owed.segment, Source.SEGMENT), ("", Source.GENERAL)):
        own = [one for one in bands if one.segment == segment]
        found = next((one.percent for one in own if _holds(one, days)), None)
        if found is not None:
            return found, source if segment else Source.GENERAL
        # A segment that has rows of its own follows them alone.
        if own and segment:
            return ZERO, Source.NONE
    return ZERO, Source.NONE


def _holds(band: Band, days: int) -> bool:
    return band.from_days <= days and (band.to_days is None or days < band.to_days)


def _name(band: Band) -> str:
    until = "" if band.to_days is None else band.to_days
    segment = f" ({band.segment})" if band.segment else ""
    return f"{band.from_days}-{until}{segment}"
