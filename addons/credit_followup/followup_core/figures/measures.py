"""The figures of a ledger: how long sales are owed, and how well they are collected."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from .ledger import DAY, ZERO, Period, Sums, month_of

HUNDRED = Decimal(100)


class Figures(NamedTuple):
    """The figures of a period; days and percentages, not rounded.

    None where what they are divided by is not above zero. ``best_possible_dso``: if
    nothing were late. ``average_days_delinquent``: what lateness adds to it.
    ``average_days_late``: below zero where customers pay early.
    """

    dso_count_back: Decimal | None
    dso: Decimal | None
    best_possible_dso: Decimal | None
    average_days_delinquent: Decimal | None
    collection_effectiveness: Decimal | None
    average_days_to_pay: Decimal | None
    average_days_late: Decimal | None
    paid_on_time: Decimal | None


def figures(sums: Sums, period: Period) -> Figures:
    """Return the figures of the sums at the end of a period."""
    paid, sold = sums.paid, sums.opening + sums.sales
    return Figures(
        count_back(sums.open, sums.months, period.last),
        _over(sums.open * period.days, sums.sales),
        _over(sums.not_due * period.days, sums.sales),
        _over(sums.overdue * period.days, sums.sales),
        _over((sold - sums.open) * HUNDRED, sold - sums.not_due),
        _over(paid.to_pay, paid.amount),
        _over(paid.late, paid.amount),
        _over(paid.on_time * HUNDRED, paid.amount),
    )


def count_back(
    owed: Decimal, months: Mapping[date, Decimal], as_of: date
) -> Decimal | None:
    """Return for how many days back the sales make up what is open.

    The running month has its days so far; of the last one that is needed, the share of
    its days that its share of the sales is. A month without sales has its days, and
    makes up nothing.

    :param months: sales by the first day of each month
    :return: zero where nothing is open, None where all sales are less than what is

    >>> months = {date(2026, 1, 1): Decimal(310), date(2026, 2, 1): Decimal(100)}
    >>> count_back(Decimal(200), months, date(2026, 2, 14))
    Decimal('24')
    """
    if owed <= 0:
        return ZERO
    oldest = min(months, default=date.max)
    month, length, days = month_of(as_of), as_of.day, ZERO
    while month >= oldest:
        sales = months.get(month, ZERO)
        if sales > 0:
            if owed <= sales:
                return days + length * owed / sales
            owed -= sales
        days += length
        last = month - DAY
        month, length = month_of(last), last.day
    return None


def _over(amount: Decimal, divisor: Decimal) -> Decimal | None:
    return amount / divisor if divisor > 0 else None
