"""The clock of limitation: one open item until the last day on which it can be claimed.

It warns twice before that day. What it was last told of a day is forgotten when the
evidence changes: the day is reckoned from the evidence each time.
"""

from datetime import date
from enum import Enum
from typing import NamedTuple

from ..clocks import Moves, Ruling
from ..law.case import DebtorKind
from ..law.court.evidence import Proof
from ..law.court.limitation import DebtNature
from ..workdays import shift
from .limits import Ground, Limit, Owed, limit

# Half a year is enough for an action, a month for a writ.
NEAR_DAYS, CLOSE_DAYS = 180, 30


class State(str, Enum):
    """How near the last day is.

    ``NEAR``, ``CLOSE``: the first and the second warning. ``SUSPENDED``: proceedings
    are open, and no day can be given. ``UNKNOWN``: none is known, nobody warns.
    ``ENDED``: nothing is open any more.
    """

    RUNNING = "running"
    NEAR = "near"
    CLOSE = "close"
    PASSED = "passed"
    SUSPENDED = "suspended"
    UNKNOWN = "unknown"
    ENDED = "ended"


class Why(str, Enum):
    """Why an item stands where it stands; the grounds of the day, and its end."""

    RUNNING = "running"
    EXTENDED = "extended"
    TITLE = "title"
    SUSPENDED = "suspended"
    UNKNOWN_LAW = "unknown_law"
    NO_DUE_DATE = "no_due_date"
    NOTHING_OPEN = "nothing_open"


class Item(NamedTuple):
    """The facts of one item; ``arose_on`` is the day of its delivery or its invoice.

    ``is_abroad``: the debtor is in another country than that of the law.
    """

    key: int
    state: State
    reason: Why
    is_open: bool
    jurisdiction: str
    debtor: DebtorKind
    nature: DebtNature = DebtNature.GENERAL
    due_on: date | None = None
    arose_on: date | None = None
    proofs: tuple[Proof, ...] = ()
    is_abroad: bool = False


class Settings(NamedTuple):
    """``near_days``, ``close_days``: so many days are left when it warns."""

    near_days: int = NEAR_DAYS
    close_days: int = CLOSE_DAYS


# Evidence moves the day anywhere, a payment that is returned opens what had ended.
MOVES: Moves = {state: frozenset(State) - {state} for state in State}
_WHY = {ground: Why(ground.value) for ground in Ground}


def judge(item: Item, as_of: date, settings: Settings) -> Ruling:
    """Rule on one item."""
    if not item.is_open:
        return Ruling(item.key, State.ENDED.value, Why.NOTHING_OPEN.value)
    found = limit(owed_of(item))
    state, next_on = stands(found, as_of, settings)
    return Ruling(item.key, state.value, _WHY[found.reason].value, next_on)


def owed_of(item: Item) -> Owed:
    """Return an item as the law sees it."""
    return Owed(
        item.jurisdiction,
        item.debtor,
        item.due_on,
        item.nature,
        item.arose_on,
        item.proofs,
        item.is_abroad,
    )


def stands(found: Limit, as_of: date, settings: Settings) -> tuple[State, date | None]:
    """Return how near a last day is, and the first day on which that changes."""
    if found.last_on is None:
        is_open = found.reason is Ground.SUSPENDED
        return State.SUSPENDED if is_open else State.UNKNOWN, None
    near_on, close_on = warn_on(found.last_on, settings)
    if as_of > found.last_on:
        return State.PASSED, None
    if as_of >= close_on:
        return State.CLOSE, shift(found.last_on, 1)
    if as_of >= near_on:
        return State.NEAR, close_on
    return State.RUNNING, min(near_on, close_on)


def warn_on(last_on: date, settings: Settings) -> tuple[date, date]:
    """Return the first days on which so few days are left that it warns.

    >>> warn_on(date(2026, 12, 31), Settings())
    (datetime.date(2026, 7, 4), datetime.date(2026, 12, 1))
    """
    near, close = max(settings.near_days, 0), max(settings.close_days, 0)
    return shift(last_on, -near), shift(last_on, -close)
