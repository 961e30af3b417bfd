"""Warning signs, and the rules that find them in plain facts.

A sign is recorded on the day on which it is seen, and stays what it was.
"""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import NamedTuple

from ..workdays import shift

ZERO = Decimal(0)
# A quarter: each customer has paid some invoices in it, and it is not long ago.
LATELY_DAYS = 90
# What was usual before: a year has every season of a trade once.
BEFORE_DAYS = 365
# With fewer payments one invoice that was disputed would be a habit.
LEAST_PAYMENTS = 5
# A week is a weekend and a batch of payments: less is no drift.
LEAST_GROWTH = Decimal(7)
# Who always paid sixty days late is not worse by a week: half as much again is.
LEAST_SHARE = Decimal("0.5")
# Sums below are too small to be called round.
LEAST_ROUND = Decimal(100)
# 12,000 is round and 12,300 is an invoice: what follows the first two digits is zero.
FREE_DIGITS = 2


class Sign(str, Enum):
    """What was seen.

    ``LATER``: he pays later than he used to. ``ROUND_SUM``: a part in a round sum.
    ``CHEQUE_UNSIGNED``: a cheque that could not be cashed, to win time. ``MORE_TIME``:
    he asks for a delay. ``BANK_CHANGED``: he pays from another bank.
    """

    LATER = "later"
    ROUND_SUM = "round_sum"
    CHEQUE_RETURNED = "cheque_returned"
    CHEQUE_UNSIGNED = "cheque_unsigned"
    PROMISE_BROKEN = "promise_broken"
    MORE_TIME = "more_time"
    BANK_CHANGED = "bank_changed"
    INSOLVENCY = "insolvency"
    LETTER_RETURNED = "letter_returned"
    ADDRESS_BOUNCED = "address_bounced"


class Paid(NamedTuple):
    """What was paid of an item, how many days after its due date, below zero before."""

    paid_on: date
    days_late: int
    amount: Decimal


class Drift(NamedTuple):
    """The average delay in days, weighted by amounts: of before, and of lately."""

    before: Decimal
    lately: Decimal


def first_day(as_of: date) -> date:
    """Return the first day that is lately: within these days a drift is seen once."""
    return shift(as_of, 1 - LATELY_DAYS)


def drift(payments: Iterable[Paid], as_of: date) -> Drift | None:
    """Return how the delay of payments has moved, None where too few were made.

    Lately is the day and those before it, 90 in all; before are the 365 days before
    these. Who pays before the due date has no delay. The amounts are of one currency.
    """
    start = first_day(as_of)
    first = shift(start, -BEFORE_DAYS)
    made = [one for one in payments if first <= one.paid_on <= as_of and one.amount > 0]
    before = _average([one for one in made if one.paid_on < start])
    lately = _average([one for one in made if one.paid_on >= start])
    return None if before is None or lately is None else Drift(before, lately)


def _average(payments: list[Paid]) -> Decimal | None:
    if len(payments) < LEAST_PAYMENTS:
        return None
    total = sum((one.amount for one in payments), ZERO)
    return sum((max(one.days_late, 0) * one.amount for one in payments), ZERO) / total


def is_later(found: Drift) -> bool:
    """Tell whether a drift is a sign: a week more, and half as much again.

    >>> before, lately = Decimal(20), Decimal(29)
    >>> is_later(Drift(before, lately + 1)), is_later(Drift(before, lately))
    (True, False)
    """
    grown = found.lately - found.before
    return grown >= max(LEAST_GROWTH, found.before * LEAST_SHARE)


def is_round(amount: Decimal, of: Decimal) -> bool:
    """Tell whether a part payment is a round sum: two digits and zeros, hundreds.

    All that was open is no part, however round it is.

    :param of: what was open before it was paid

    >>> open_ = Decimal("48120.55")
    >>> is_round(Decimal(12000), open_), is_round(Decimal(12300), open_)
    (True, False)
    """
    if not LEAST_ROUND <= amount < of:
        return False
    step = Decimal(1).scaleb(amount.adjusted() + 1 - FREE_DIGITS)
    return amount % max(step, LEAST_ROUND) == 0
