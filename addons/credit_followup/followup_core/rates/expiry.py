"""The clock of a published rate: it holds, runs out, is over, or has a successor."""

from datetime import date, timedelta
from enum import Enum
from typing import NamedTuple

from ..clocks import Moves, Ruling

# A rate that is needed and runs out within so many days is asked for.
WARN_DAYS = 30
DAY, WEEK = timedelta(days=1), timedelta(days=7)


class State(str, Enum):
    """Where a rate stands."""

    HOLDS = "holds"
    ENDING = "ending"
    OVER = "over"
    REPLACED = "replaced"


class Why(str, Enum):
    """Why a rate stands where it stands."""

    PUBLISHED = "published"
    NOT_USED = "not_used"
    NEXT_MISSING = "next_missing"
    NEXT_KNOWN = "next_known"


class RateInUse(NamedTuple):
    """The facts of one rate. ``ends_on`` is the first day that it does not cover.

    ``has_next``: a later rate of the series is known. ``is_used``: customers who were
    written to lately are claimed by the series.
    """

    key: int
    state: State
    reason: Why
    ends_on: date
    has_next: bool
    is_used: bool


class Settings(NamedTuple):
    """Nothing that anybody decides."""


MOVES: Moves = {
    State.HOLDS: frozenset({State.ENDING, State.OVER, State.REPLACED}),
    State.ENDING: frozenset({State.HOLDS, State.OVER, State.REPLACED}),
    State.OVER: frozenset({State.HOLDS, State.ENDING, State.REPLACED}),
    State.REPLACED: frozenset({State.HOLDS, State.ENDING, State.OVER}),
}


def judge(rate: RateInUse, as_of: date, settings: Settings) -> Ruling:
    """Rule on one rate.

    One that nobody uses is looked at each day of its last month: somebody may begin to.
    One that is missing is asked for again each week, as long as nobody adds the next.
    """
    if rate.has_next:
        return Ruling(rate.key, State.REPLACED.value, Why.NEXT_KNOWN.value)
    if as_of >= rate.ends_on:
        why = Why.NEXT_MISSING if rate.is_used else Why.NOT_USED
        return Ruling(rate.key, State.OVER.value, why.value, as_of + WEEK)
    warn_on = _warn_on(rate.ends_on)
    if as_of < warn_on:
        return Ruling(rate.key, State.HOLDS.value, Why.PUBLISHED.value, warn_on)
    if rate.is_used or rate.state is State.ENDING:
        again = min(as_of + WEEK, rate.ends_on)
        return Ruling(rate.key, State.ENDING.value, Why.NEXT_MISSING.value, again)
    tomorrow = min(as_of + DAY, rate.ends_on)
    return Ruling(rate.key, State.HOLDS.value, Why.NOT_USED.value, tomorrow)


def _warn_on(ends_on: date) -> date:
    """Return the first day from which the end is asked about."""
    try:
        return ends_on - timedelta(days=WARN_DAYS - 1)
    except OverflowError:
        return date.min
