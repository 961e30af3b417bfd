"""Figures as a series: of each month, from what was kept at the ends of months."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from ..workdays import months_earlier
from .ledger import DAY, ZERO, Paid, Period, Sums, added, month_of
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

    A month that was not kept, and what lies before the first one, had no item, no sale
    and no payment.

    :param months: at least one, the oldest first

    >>> month = Month(date(2026, 3, 31), {"not_due": Decimal(9)}, Decimal(9), Paid())
    >>> found, period = at_end([month])
    >>> found.open, found.opening, period.days
    (Decimal('9'), Decimal('0'), 31)
    """
    last = months[-1].last
    first = months_earlier(last.replace(day=1), length - 1)
    told = [one for one in months if one.last >= first]
    before = [one for one in months if one.last < first]
    period = Period(first if before else month_of(told[0].last), last)
    opening = (one.ageing.values() for one in before if one.last + DAY == first)
    return (
        Sums(
            ageing=told[-1].ageing,
            opening=sum((sum(each, ZERO) for each in opening), ZERO),
            sales=sum((one.sales for one in told), ZERO),
            months={month_of(one.last): one.sales for one in months},
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
