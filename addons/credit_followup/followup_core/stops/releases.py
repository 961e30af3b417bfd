"""The clock of a release: what lets orders go on in spite of a stop, and falls back.

For one order, up to an amount, or for a time. One person asks, another one agrees.
"""

from datetime import date
from decimal import Decimal
from enum import Enum
from typing import NamedTuple

from ..clocks import Moves, Ruling


class State(str, Enum):
    """Where a release stands. ``OVER``: it fell back by itself."""

    ASKED = "asked"
    GRANTED = "granted"
    USED = "used"
    OVER = "over"
    REFUSED = "refused"
    TAKEN_BACK = "taken_back"


class Why(str, Enum):
    """Why a release stands where it stands."""

    ASKED = "asked"
    GRANTED = "granted"
    ORDER_DONE = "order_done"
    AMOUNT_USED = "amount_used"
    TIME_OVER = "time_over"
    ORDER_GONE = "order_gone"
    NO_STOP = "no_stop"
    REFUSED = "refused"
    TAKEN_BACK = "taken_back"


class Release(NamedTuple):
    """The facts of one release.

    ``order_done``: the order that it is for has all left; None where it is for none.
    ``order_gone``: that order was cancelled. ``left``: what of its amount is not used;
    None where it has none. ``until``: the first day on which it does not count.
    ``is_needed``: a stop is in force.
    """

    key: int
    state: State
    reason: Why
    until: date
    is_needed: bool
    order_done: bool | None = None
    order_gone: bool = False
    left: Decimal | None = None


class Settings(NamedTuple):
    """Nothing that a company decides moves a release that is given."""


_RUNS = frozenset({State.ASKED, State.GRANTED})
MOVES: Moves = {
    State.ASKED: frozenset({State.GRANTED, State.OVER, State.REFUSED}),
    State.GRANTED: frozenset({State.USED, State.OVER, State.TAKEN_BACK}),
    State.USED: frozenset(),
    State.OVER: frozenset(),
    State.REFUSED: frozenset(),
    State.TAKEN_BACK: frozenset(),
}
BY_PEOPLE = frozenset({State.GRANTED, State.REFUSED, State.TAKEN_BACK})


def judge(release: Release, as_of: date, _settings: Settings) -> Ruling:
    """Rule on one release."""
    state, why = _rule(release, as_of)
    next_on = release.until if state in _RUNS else None
    return Ruling(release.key, state.value, why.value, next_on)


def _rule(release: Release, as_of: date) -> tuple[State, Why]:
    if release.state not in _RUNS:
        return release.state, release.reason
    if release.order_gone:
        return State.OVER, Why.ORDER_GONE
    used = _used(release) if release.state is State.GRANTED else None
    if used:
        return State.USED, used
    if as_of >= release.until:
        return State.OVER, Why.TIME_OVER
    if not release.is_needed:
        return State.OVER, Why.NO_STOP
    return release.state, release.reason


def _used(release: Release) -> Why | None:
    """Return what it was used up by, None where it was not."""
    if release.order_done:
        return Why.ORDER_DONE
    is_used = release.left is not None and release.left <= 0
    return Why.AMOUNT_USED if is_used else None
