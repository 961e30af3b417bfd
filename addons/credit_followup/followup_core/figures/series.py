"""Figures as a series: of each month, from what was kept at the ends of months."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from .ledger import DAY, ZERO, Paid, Period, Sums, added
from .measures import Figures, figures

# A quarter: long enough that one large invoice does not decide, short enough to steer.
MONTHS = 3


class Month(NamedTuple):
    """What is kept of a month, in one currency: the sums at its last day.

    ``ageing``: what was open by bucket; ``sales`` and ``paid``: of the month alone.
    """

    last: date
    ageing: Mapping[str, Decimal]
    sales: Decimal
    paid: Paid


def at_end(months: Sequence[Month], length: int = MONTHS) -> tuple[Sums, Period]:
    """Return the sums at the end of the last month, over the last ``length`` of them.

    Before the first month that was kept nothing was sold or owed.

    :param months: at least one, each following the one before

    >>> month = Month(date(2026, 3, 31), {"not_due": Decimal(9)}, Decimal(9), Paid())
    >>> found, period = at_end([month])
    >>> found.open, found.opening, period.days
    (Decimal('9'), Decimal('0'), 31)
    """
    told, before = months[-length:], months[:-length]
    period = Period(told[0].last.replace(day=1), told[-1].last)
    return (
        Sums(
            ageing=told[-1].ageing,
            opening=sum(before[-1].ageing.values(), ZERO) if before else ZERO,
            sales=sum((one.sales for one in told), ZERO),
            months={one.last.replace(day=1): one.sales for one in months},
            paid=added(one.paid for one in told),
        ),
        period,
    )


def figures_at_end(months: Sequence[Month], length: int = MONTHS) -> Figures:
    """Return the figures at the end of the last month."""
    return figures(*at_end(months, length))


def month_end(day: date) -> date:
    """Return the last day of a month.

    >>> month_end(date(2028, 2, 1)), month_end(date(2026, 12, 31))
    (datetime.date(2028, 2, 29), datetime.date(2026, 12, 31))
    """
    first = day.replace(day=28) + 4 * DAY
    return first.replace(day=1) - DAY
