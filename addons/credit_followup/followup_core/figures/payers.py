"""What kind of payer a customer is: his delays of twelve months, his word, his type.

It describes and proposes; a person decides. Nothing is said on fewer than five
payments: three late ones may be one forgotten envelope.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import NamedTuple

from ..workdays import months_earlier
from .ledger import ZERO

LEAST = 5
MONTHS, HALF = 12, 6
# By days, of amounts: the limits of the types.
PUNCTUAL_DAYS, PUNCTUAL_SHARE = Decimal(3), Decimal("0.9")
WORSE_DAYS, LATE_DAYS = Decimal(15), Decimal(30)
WAITING_SHARE = Decimal("0.5")
# So many broken promises, or disputes, are a habit.
HABIT, BROKEN = 2, 3
MOST_REASONS = 3


class Payer(str, Enum):
    """The type of a payer.

    ``FORGETFUL``: pays late, and soon once he is reminded. ``WAITS``: until the last
    message. ``DIFFICULTY``: ever later. ``DISPUTES``: finds faults that are there.
    ``BAD_FAITH``: breaks his word, or disputes without ground, and pays late.
    """

    ON_TIME = "on_time"
    FORGETFUL = "forgetful"
    WAITS = "waits"
    DIFFICULTY = "difficulty"
    DISPUTES = "disputes"
    BAD_FAITH = "bad_faith"


class Rests(str, Enum):
    """What the type rests on; ``TOO_FEW``: no type on so few payments."""

    TOO_FEW = "too_few"
    BROKEN = "broken"
    UNFOUNDED = "unfounded"
    JUSTIFIED = "justified"
    PUNCTUAL = "punctual"
    WORSE = "worse"
    LAST_MESSAGE = "last_message"
    LATE = "late"
    REMINDED = "reminded"


class Receipt(NamedTuple):
    """What was paid of an invoice, on its value date.

    ``is_last``: the last message that the policy has went out before it.
    """

    paid_on: date
    due_on: date
    amount: Decimal
    is_last: bool = False


class Reason(NamedTuple):
    """A reason code that he named, and how often."""

    code: str
    times: int


class History(NamedTuple):
    """What is known of a customer in twelve months; payments older than that are left.

    ``justified``, ``unfounded``: disputes that were decided, for him and against him.
    """

    receipts: tuple[Receipt, ...]
    kept: int = 0
    broken: int = 0
    justified: int = 0
    unfounded: int = 0
    reasons: tuple[Reason, ...] = ()


class Profile(NamedTuple):
    """How a customer pays. Days, weighted by amount; None where nothing was paid.

    ``delay``: from the due date, below zero before it. ``trend``: of the last six
    months less that of the six before, None without payments in both. ``spread``: the
    standard deviation. ``on_time``, ``waited``: shares from 0 to 1, by amount: what
    came by the due date, and what came after the last message. ``reasons``: those that
    he named most.
    """

    payments: int
    delay: Decimal | None
    trend: Decimal | None
    spread: Decimal | None
    on_time: Decimal | None
    waited: Decimal | None
    payer: Payer | None
    rests_on: Rests
    reasons: tuple[Reason, ...] = ()


class _Measured(NamedTuple):
    delay: Decimal
    trend: Decimal | None
    on_time: Decimal
    waited: Decimal


def profile(history: History, as_of: date) -> Profile:
    """Return how a customer pays, and what type that is.

    >>> day = date(2026, 3, 10)
    >>> paid = tuple(Receipt(day, day, Decimal(100)) for _ in range(5))
    >>> profile(History(paid), day).payer.value
    'on_time'
    """
    since = months_earlier(as_of, MONTHS)
    counted = [
        one for one in history.receipts if since < one.paid_on <= as_of and one.amount
    ]
    if not counted:
        nothing = (None, None, None, None, None)
        why = _most_named(history.reasons)
        return Profile(0, *nothing, payer=None, rests_on=Rests.TOO_FEW, reasons=why)
    delay = average(counted)
    measured = _Measured(
        delay,
        _trend(counted, months_earlier(as_of, HALF)),
        _share(counted, [one for one in counted if one.paid_on <= one.due_on]),
        _share(counted, [one for one in counted if one.is_last]),
    )
    payer, rests_on = (
        (None, Rests.TOO_FEW) if len(counted) < LEAST else _type(history, measured)
    )
    return Profile(
        len(counted),
        delay,
        measured.trend,
        _spread(counted, delay),
        measured.on_time,
        measured.waited,
        payer,
        rests_on,
        _most_named(history.reasons),
    )


def average(receipts: Sequence[Receipt]) -> Decimal:
    """Return the average delay of payments, weighted by amount.

    :param receipts: at least one, with an amount
    """
    weighed = sum((days_late(one) * one.amount for one in receipts), ZERO)
    return weighed / _sum(receipts)


def days_late(receipt: Receipt) -> int:
    """Return the days from the due date, below zero where it was paid before."""
    return (receipt.paid_on - receipt.due_on).days


def _type(history: History, found: _Measured) -> tuple[Payer, Rests]:
    """Return the gravest type that the facts carry, and what it rests on."""
    is_late = found.delay > LATE_DAYS
    breaks = history.broken >= BROKEN and history.broken > history.kept
    blames = history.unfounded >= HABIT and history.unfounded > history.justified
    is_worse = found.trend is not None and found.trend >= WORSE_DAYS
    rules = (
        (is_late and breaks, Payer.BAD_FAITH, Rests.BROKEN),
        (is_late and blames, Payer.BAD_FAITH, Rests.UNFOUNDED),
        (history.justified >= HABIT, Payer.DISPUTES, Rests.JUSTIFIED),
        (_is_punctual(found), Payer.ON_TIME, Rests.PUNCTUAL),
        (is_worse and found.delay > WORSE_DAYS, Payer.DIFFICULTY, Rests.WORSE),
        (found.waited >= WAITING_SHARE, Payer.WAITS, Rests.LAST_MESSAGE),
        (is_late, Payer.WAITS, Rests.LATE),
    )
    forgetful = (Payer.FORGETFUL, Rests.REMINDED)
    return next(((payer, why) for holds, payer, why in rules if holds), forgetful)


def _most_named(reasons: Iterable[Reason]) -> tuple[Reason, ...]:
    """Return the reasons that he named most; of as many the first by its code."""
    named = sorted(reasons, key=lambda one: (-one.times, one.code))
    return tuple(one for one in named if one.times)[:MOST_REASONS]


def _is_punctual(found: _Measured) -> bool:
    return found.on_time >= PUNCTUAL_SHARE or found.delay <= PUNCTUAL_DAYS


def _trend(receipts: Sequence[Receipt], middle: date) -> Decimal | None:
    late = [one for one in receipts if one.paid_on > middle]
    early = [one for one in receipts if one.paid_on <= middle]
    return average(late) - average(early) if late and early else None


def _spread(receipts: Sequence[Receipt], delay: Decimal) -> Decimal:
    squares = ((days_late(one) - delay) ** 2 * one.amount for one in receipts)
    return (sum(squares, ZERO) / _sum(receipts)).sqrt()


def _share(all_of: Sequence[Receipt], some: Iterable[Receipt]) -> Decimal:
    return _sum(some) / _sum(all_of)


def _sum(receipts: Iterable[Receipt]) -> Decimal:
    return sum((one.amount for one in receipts), ZERO)
