"""The clock of a promise to pay: open, kept, kept in part, broken.

The payments that arrive decide, by their value date: nobody says that a promise was
kept.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from enum import Enum
from typing import NamedTuple

from ..clocks import Moves, Ruling
from ..workdays import Workdays

DAY = timedelta(days=1)


class Means(str, Enum):
    """How the customer said that he pays."""

    TRANSFER = "transfer"
    CHEQUE = "cheque"
    DIRECT_DEBIT = "direct_debit"
    CARD = "card"


class State(str, Enum):
    """Where a promise stands."""

    OPEN = "open"
    KEPT = "kept"
    PARTLY = "partly_kept"
    BROKEN = "broken"
    WITHDRAWN = "withdrawn"


class Why(str, Enum):
    """Why a promise stands where it stands."""

    PROMISED = "promised"
    BANK_NOT_KNOWN = "bank_not_known"
    ON_ACCOUNT = "on_account"
    PAID = "paid"
    PAID_IN_PART = "paid_in_part"
    NOT_PAID = "not_paid"
    UNDONE = "undone"
    ITEM_GONE = "item_gone"
    WITHDRAWN = "withdrawn"


class Promise(NamedTuple):
    """The facts of one promise.

    ``last_on``: the last day on which money counts as paid in time, waiting time of the
    means included. ``paid``: what was paid or credited on the item since the promise
    was made, with a value date up to that day. ``on_account``: money of the customer
    from that time which nobody has allocated yet, as far as no other promise takes it.
    ``is_gone``: its item is no more. ``is_followed``: another promise of the item is
    open.
    """

    key: int
    state: State
    reason: Why
    amount: Decimal
    last_on: date
    paid: Decimal
    on_account: Decimal
    is_gone: bool = False
    is_followed: bool = False


class Settings(NamedTuple):
    """How far the company knows what was paid.

    ``known_until``: the last day that the bank is known to; None where nobody waits.
    """

    known_until: date | None = None


MOVES: Moves = {
    State.OPEN: frozenset({State.KEPT, State.PARTLY, State.BROKEN, State.WITHDRAWN}),
    # A payment that is undone.
    State.KEPT: frozenset({State.OPEN, State.PARTLY, State.BROKEN}),
    # A payment that is known late and came in time, or one that is undone.
    State.PARTLY: frozenset({State.KEPT, State.BROKEN}),
    State.BROKEN: frozenset({State.KEPT, State.PARTLY}),
    State.WITHDRAWN: frozenset(),
}
BY_PEOPLE = frozenset({State.WITHDRAWN})
# What was ruled once over is not waited for again.
OVER = (State.PARTLY, State.BROKEN)


def judge(promise: Promise, as_of: date, settings: Settings) -> Ruling:
    """Rule on one promise."""
    state, why = _rule(promise, as_of, settings)
    next_on = None
    if state is State.OPEN:
        next_on = max(promise.last_on, as_of) + DAY
    return Ruling(promise.key, state.value, why.value, next_on)


def _rule(promise: Promise, as_of: date, settings: Settings) -> tuple[State, Why]:
    if promise.state is State.WITHDRAWN:
        return promise.state, promise.reason
    if promise.is_gone:
        return _without_item(promise)
    if promise.paid >= promise.amount:
        return State.KEPT, Why.PAID
    # Of an item one promise is open: an undone one does not wait beside another.
    stays_over = promise.state is State.KEPT and promise.is_followed
    if promise.state not in OVER and not stays_over:
        waits = _waits(promise, as_of, settings)
        if waits:
            return State.OPEN, waits
    if promise.paid > 0:
        return State.PARTLY, Why.PAID_IN_PART
    undone = promise.state is State.KEPT or promise.reason is Why.UNDONE
    return State.BROKEN, Why.UNDONE if undone else Why.NOT_PAID


def _without_item(promise: Promise) -> tuple[State, Why]:
    """Let go what hangs on an item that was corrected away; the past stays said."""
    if promise.state is State.OPEN:
        return State.WITHDRAWN, Why.ITEM_GONE
    return promise.state, promise.reason


def _waits(promise: Promise, as_of: date, settings: Settings) -> Why | None:
    """Return why nobody may call it broken yet, None where one may."""
    if as_of <= promise.last_on:
        return Why.PROMISED
    known = settings.known_until
    if known is not None and known <= promise.last_on:
        return Why.BANK_NOT_KNOWN
    if promise.paid + promise.on_account >= promise.amount:
        return Why.ON_ACCOUNT
    return None


def last_day(
    promised_on: date, means: Means, waits: Mapping[Means, int], workdays: Workdays
) -> date:
    """Return the last day on which money counts as paid in time.

    :param waits: the working days that each means takes to arrive

    >>> last_day(date(2026, 3, 5), Means.CHEQUE, {Means.CHEQUE: 3}, Workdays())
    datetime.date(2026, 3, 10)
    """
    day = promised_on
    for _number in range(waits.get(means, 0)):
        day = workdays.on_or_after(day + DAY)
    return day
