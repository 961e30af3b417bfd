"""The clock of a stop: what keeps a customer's orders or deliveries from going on.

A stop suspends his orders; what suspends our follow-up is a hold. It is lifted by a
payment and by nothing that anybody has to remember.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal
from enum import Enum
from typing import NamedTuple

from ..clocks import Moves, Ruling

DAY = timedelta(days=1)
ZERO = Decimal(0)


class Degree(str, Enum):
    """How far a stop goes, the mildest first.

    ``NOTE``: whoever confirms is told. ``APPROVE``: somebody else agrees. ``STOP``:
    nothing leaves.
    """

    NOTE = "note"
    APPROVE = "approve"
    STOP = "stop"


_GRAVITY = {degree: place for place, degree in enumerate(Degree)}


class Cause(str, Enum):
    """What a stop follows from.

    ``LEVEL``: a level that the customer's items have reached. ``ANNOUNCED``: a message
    told him so. ``AMOUNT`` and ``DAYS``: what is overdue by the company's rule.
    ``CHECK``: too little is known of his solvency for what he orders. ``TERMS``: an
    order asks for more than is usual for him. ``LIMIT``: what he owes is above his
    credit limit. ``INSURER``: a credit insurer withdrew or refused his cover.
    ``INSOLVENCY``: a court opened proceedings. ``HAND``: a person set it.
    """

    LEVEL = "level"
    ANNOUNCED = "announced"
    AMOUNT = "amount"
    DAYS = "days"
    PROMISE = "promise"
    AGREEMENT = "agreement"
    LIMIT = "limit"
    INSURER = "insurer"
    INSOLVENCY = "insolvency"
    CHECK = "check"
    TERMS = "terms"
    HAND = "hand"


class State(str, Enum):
    """Where a stop stands.

    ``LIFTED``: what it followed from is paid, and it comes back if more is owed again.
    ``ENDED``: by a person, or by its own last day.
    """

    ACTIVE = "active"
    LIFTED = "lifted"
    ENDED = "ended"


class Why(str, Enum):
    """Why a stop stands where it stands.

    ``AGAIN``: a payment was undone, or more fell due.
    """

    SET = "set"
    PAID = "paid"
    AGAIN = "again"
    TIME_OVER = "time_over"
    WITHDRAWN = "withdrawn"
    BY_HAND = "by_hand"


class Stop(NamedTuple):
    """The facts of one stop.

    ``to_pay``: what has to be paid before it is lifted, zero when nothing; None where
    no payment lifts it. ``until``: the first day on which it is over by itself.
    ``is_withdrawn``: what it followed from does not hold any more, such as a message
    that was taken back.
    """

    key: int
    state: State
    reason: Why
    to_pay: Decimal | None
    until: date | None = None
    is_withdrawn: bool = False


class Settings(NamedTuple):
    """Nothing that a company decides moves a stop that is set."""


MOVES: Moves = {
    State.ACTIVE: frozenset({State.LIFTED, State.ENDED}),
    # A payment that is undone, or more that fell due.
    State.LIFTED: frozenset({State.ACTIVE, State.ENDED}),
    State.ENDED: frozenset(),
}


def judge(stop: Stop, as_of: date, _settings: Settings) -> Ruling:
    """Rule on one stop."""
    state, why = _rule(stop, as_of)
    next_on = None if state is State.ENDED else stop.until
    return Ruling(stop.key, state.value, why.value, next_on)


def _rule(stop: Stop, as_of: date) -> tuple[State, Why]:
    if stop.state is State.ENDED:
        return stop.state, stop.reason
    if stop.is_withdrawn:
        return State.ENDED, Why.WITHDRAWN
    if stop.until is not None and as_of >= stop.until:
        return State.ENDED, Why.TIME_OVER
    if stop.to_pay is not None and stop.to_pay <= 0:
        return State.LIFTED, Why.PAID
    was_lifted = stop.state is State.LIFTED or stop.reason is Why.AGAIN
    return State.ACTIVE, Why.AGAIN if was_lifted else Why.SET


def gravest(degrees: Iterable[Degree]) -> Degree | None:
    """Return the gravest of some degrees, None of none.

    >>> gravest([Degree.STOP, Degree.NOTE]).value
    'stop'
    """
    return max(degrees, key=_GRAVITY.__getitem__, default=None)


# === WHAT A COMPANY'S RULES OPEN === #


class Owed(NamedTuple):
    """What is open of an item, in the company's currency, and when it was due."""

    due_on: date
    amount: Decimal


class Rule(NamedTuple):
    """From when what is overdue stops a customer.

    ``amount``: more than that is overdue. ``days``: something is overdue for more days
    than these. ``limit``: all that is open, due or not, is above his credit limit.
    Each may be None.
    """

    degree: Degree
    amount: Decimal | None = None
    days: int | None = None
    on_limit: bool = False


def to_pay(
    rule: Rule, owed: Iterable[Owed], limit: Decimal | None, as_of: date
) -> dict[Cause, Decimal]:
    """Return by cause what has to be paid before the rule is met again.

    What is due today is not overdue. Without a cause nothing stops the customer.

    :param limit: of his credit; None where he has none

    >>> owed = [Owed(date(2026, 3, 1), Decimal(900))]
    >>> to_pay(Rule(Degree.STOP, Decimal(500)), owed, None, date(2026, 3, 11))
    {<Cause.AMOUNT: 'amount'>: Decimal('400')}
    """
    items = [one for one in owed if one.amount > 0]
    found = {}
    if rule.amount is not None:
        found[Cause.AMOUNT] = _overdue(items, as_of) - rule.amount
    if rule.days is not None:
        found[Cause.DAYS] = _overdue(items, as_of - max(rule.days, 0) * DAY)
    if rule.on_limit and limit is not None:
        found[Cause.LIMIT] = sum((one.amount for one in items), ZERO) - limit
    return {cause: amount for cause, amount in found.items() if amount > 0}


def _overdue(items: Iterable[Owed], day: date) -> Decimal:
    """Return what was due before a day."""
    return sum((one.amount for one in items if one.due_on < day), ZERO)
