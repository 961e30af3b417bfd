"""What late payers cost: the money that is lent to them, for nothing."""

from decimal import Decimal

from .ledger import ZERO

YEAR, HUNDRED = 365, 100


def daily_share(rate: Decimal | float) -> Decimal:
    """Return which part of an amount a day of delay costs.

    :param rate: what money costs the company, in percent a year

    >>> round(daily_share(Decimal("7.3")) * 1000, 2)
    Decimal('0.20')
    """
    return Decimal(str(rate)) / HUNDRED / YEAR


def financing(overdue_days: Decimal, rate: Decimal) -> Decimal:
    """Return what it cost to wait for amounts, each times the days it was overdue.

    >>> round(financing(Decimal(1000) * 30, Decimal("7.3")), 2)
    Decimal('6.00')
    """
    return max(overdue_days, ZERO) * daily_share(rate)
