"""What an insurer decided of a customer: until when it counts, and up to how much.

A decision has an interval, its last day not included; a later one begins where the
one before ends. What was delivered under the one before keeps its limit.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from enum import Enum
from itertools import pairwise
from typing import NamedTuple

from ..clocks import Moves, Ruling
from .contract import ZERO, Contract


class Decision(str, Enum):
    """What the insurer said. ``REQUESTED``: nothing yet."""

    REQUESTED = "requested"
    GRANTED = "granted"
    REDUCED = "reduced"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


# Those that cover, and those that leave a customer without any cover.
COVERING = frozenset({Decision.GRANTED, Decision.REDUCED})
ENDING = frozenset({Decision.REFUSED, Decision.WITHDRAWN})


class State(str, Enum):
    """Where a decision stands. ``AHEAD``: it counts from a later day on."""

    ASKED = "asked"
    AHEAD = "ahead"
    IN_FORCE = "in_force"
    OVER = "over"


class Why(str, Enum):
    """Why a decision stands where it stands."""

    NOT_DECIDED = "not_decided"
    NOT_BEGUN = "not_begun"
    DECIDED = "decided"
    TIME_OVER = "time_over"


class Cover(NamedTuple):
    """A decision on a customer, and its limit in the currency of the contract.

    ``valid_until``: the first day on which it does not count; None for no end.
    """

    key: int
    state: State
    reason: Why
    decision: Decision
    valid_from: date
    valid_until: date | None = None
    limit: Decimal = ZERO


class Settings(NamedTuple):
    """Nothing that a company decides moves what an insurer decided."""


MOVES: Moves = {state: frozenset(State) - {state} for state in State}


def judge(cover: Cover, as_of: date, _settings: Settings) -> Ruling:
    """Rule on one decision."""
    state, why, next_on = _rule(cover, as_of)
    return Ruling(cover.key, state.value, why.value, next_on)


def _rule(cover: Cover, as_of: date) -> tuple[State, Why, date | None]:
    if cover.valid_until is not None and as_of >= cover.valid_until:
        return State.OVER, Why.TIME_OVER, None
    if cover.decision is Decision.REQUESTED:
        return State.ASKED, Why.NOT_DECIDED, cover.valid_until
    if as_of < cover.valid_from:
        days = (cover.valid_from, cover.valid_until)
        return State.AHEAD, Why.NOT_BEGUN, min(one for one in days if one)
    return State.IN_FORCE, Why.DECIDED, cover.valid_until


# === WHAT COUNTS ON A DAY === #


class Ground(str, Enum):
    """On what a limit stands, or why there is none."""

    NAMED = "named"
    DISCRETIONARY = "discretionary"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    NONE = "none"


class Limit(NamedTuple):
    """Up to how much a customer is covered on a day; zero for not at all."""

    amount: Decimal
    ground: Ground


_GROUNDS = {Decision.REFUSED: Ground.REFUSED, Decision.WITHDRAWN: Ground.WITHDRAWN}


def limit_on(covers: Iterable[Cover], day: date, contract: Contract) -> Limit:
    """Return up to how much a customer is covered on a day.

    The discretionary limit counts where the insurer never decided, or his decision is
    over; not after he refused or withdrew a cover.

    >>> cover = Cover(1, State.IN_FORCE, Why.DECIDED, Decision.GRANTED,
    ...               date(2026, 1, 1), date(2026, 7, 1), Decimal(50000))
    >>> limit_on([cover], date(2026, 6, 30), Contract(Decimal(90))).amount
    Decimal('50000')
    """
    for cover in covers:
        if is_decided(cover) and _counts(cover, day):
            if cover.decision in COVERING:
                return Limit(cover.limit, Ground.NAMED)
            return Limit(ZERO, _GROUNDS[cover.decision])
    if contract.discretionary > 0:
        return Limit(contract.discretionary, Ground.DISCRETIONARY)
    return Limit(ZERO, Ground.NONE)


def is_decided(cover: Cover) -> bool:
    """Tell whether the insurer answered."""
    return cover.decision is not Decision.REQUESTED


def _counts(cover: Cover, day: date) -> bool:
    is_begun = cover.valid_from <= day
    return is_begun and (cover.valid_until is None or day < cover.valid_until)


def overlap(covers: Sequence[Cover]) -> tuple[int, int] | None:
    """Return the places of two decisions that count on the same day, None of none.

    What was only asked for counts on no day.
    """
    places = [at for at in range(len(covers)) if is_decided(covers[at])]
    places.sort(key=lambda at: covers[at].valid_from)
    for before, after in pairwise(places):
        until = covers[before].valid_until
        if until is None or until > covers[after].valid_from:
            return before, after
    return None
