"""What late payers cost: the money that is lent to them for nothing, and trouble."""

from decimal import Decimal
from typing import NamedTuple

from .ledger import ZERO

YEAR, HUNDRED = 365, 100
HOUR = 60


class Cost(NamedTuple):
    """What late payers cost in some time; ``received``: interest and costs they paid.

    ``margin``: what was earned on what they bought; None where nobody knows.
    """

    financing: Decimal = ZERO
    people: Decimal = ZERO
    fees: Decimal = ZERO
    losses: Decimal = ZERO
    received: Decimal = ZERO
    margin: Decimal | None = None

    def total(self) -> Decimal:
        """Return what is left to bear, below zero where they paid more than they cost.

        >>> Cost(Decimal(10), people=Decimal(5), received=Decimal(8)).total()
        Decimal('7')
        """
        return self.financing + self.people + self.fees + self.losses - self.received

    def eaten(self) -> Decimal | None:
        """Return how much of the margin that is, in percent.

        None where the margin is not known, or there is none.
        """
        if not self.margin or self.margin < 0:
            return None
        return self.total() * HUNDRED / self.margin


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


def people(minutes: Decimal, hour: Decimal) -> Decimal:
    """Return what the time of people cost.

    :param hour: what an hour of theirs costs

    >>> people(Decimal(90), Decimal(40))
    Decimal('60')
    """
    return minutes * hour / HOUR
