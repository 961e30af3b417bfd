"""How late debts come in: what share of each age came in each week of last quarter.

Who is later than he usually is tells nobody when he pays. What the company itself got
of debts as late as his is the best guess there is: the trade calls it a roll rate.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from .ledger import DAY, ZERO, bucket

WEEKS = 13
WEEK = 7 * DAY
# A share in so fine parts leaves amounts exact: a hundredth of a percent.
FINEST = Decimal("0.0001")
# What came in each week, in parts of what was open, by bucket of ageing; under ``ALL``
# that of all ages.
Shares = Mapping[str, tuple[Decimal, ...]]
ALL = "all"


class Instalment(NamedTuple):
    """What comes on a day, or came."""

    on: date
    amount: Decimal


class Late(NamedTuple):
    """What was open when last quarter began, and what of it came in the quarter.

    ``amount``: all of it but for what was credited since; what was written off counts.
    """

    due_on: date
    amount: Decimal
    received: tuple[Instalment, ...] = ()


def start_of(as_of: date) -> date:
    """Return the first day of the quarter that is over on a day."""
    return as_of - WEEKS * WEEK


def shares(past: Iterable[Late], as_of: date) -> Shares:
    """Return what share of late debts came, week by week: of each age, and of all.

    What was not late says nothing of them. A quarter in which nothing came of any debt,
    late or not, says nothing at all: its payments are not in the books.

    >>> paid = (Instalment(date(2026, 1, 8), Decimal(30)),)
    >>> late = Late(date(2025, 12, 1), Decimal(90), paid)
    >>> [str(one) for one in shares([late], date(2026, 4, 2))["d31_60"][:2]]
    ['0.0000', '0.3333']
    """
    start = start_of(as_of)
    owed: dict[str, Decimal] = {}
    came: dict[str, list[Decimal]] = {}
    is_known = False
    for one in past:
        weeks = [ZERO] * WEEKS
        for part in one.received:
            if start <= part.on < as_of:
                weeks[(part.on - start) // WEEK] += part.amount
        is_known |= any(weeks)
        if one.due_on < start and one.amount > 0:
            for age in (bucket(one.due_on, start), ALL):
                owed[age] = owed.get(age, ZERO) + one.amount
                known = came.setdefault(age, [ZERO] * WEEKS)
                came[age] = [a + b for a, b in zip(known, weeks, strict=True)]
    if not is_known:
        return {}
    return {age: _shares(weeks, owed[age]) for age, weeks in came.items()}


def _shares(weeks: list[Decimal], owed: Decimal) -> tuple[Decimal, ...]:
    """Return the shares, rounded down: no more comes than is owed."""
    return tuple((one / owed) // FINEST * FINEST for one in weeks)
