"""The clock of a solvency check: a dated look at a customer, and until when it counts.

A company register, the accounts, other suppliers, an insurer: each says what it knew
on a day, and no longer.
"""

from datetime import date
from enum import Enum
from typing import NamedTuple

from ..clocks import Moves, Ruling
from ..workdays import months_later

# A company publishes its accounts once a year: until then nothing newer is known.
USUAL_MONTHS = 12


class State(str, Enum):
    """Where a check stands. ``REPLACED``: a later one of its kind counts."""

    CURRENT = "current"
    EXPIRED = "expired"
    REPLACED = "replaced"


class Why(str, Enum):
    """Why a check stands where it stands.

    ``DAY_OVER``: the day that was written on it. ``TOO_OLD``: none was, and the usual
    months are over.
    """

    DONE = "done"
    DAY_OVER = "day_over"
    TOO_OLD = "too_old"
    LATER_ONE = "later_one"


class Check(NamedTuple):
    """The facts of one check.

    ``valid_until``: the first day on which it no longer counts; None where nobody said.
    ``is_superseded``: a later check of its kind gave an answer.
    """

    key: int
    state: State
    reason: Why
    done_on: date
    valid_until: date | None = None
    is_superseded: bool = False


class Settings(NamedTuple):
    """``months``: how long a check counts that does not say so itself."""

    months: int = USUAL_MONTHS


MOVES: Moves = {
    State.CURRENT: frozenset({State.EXPIRED, State.REPLACED}),
    # Its day was put off, the setting was changed, or the later one was deleted.
    State.EXPIRED: frozenset({State.CURRENT, State.REPLACED}),
    State.REPLACED: frozenset({State.CURRENT, State.EXPIRED}),
}


def judge(check: Check, as_of: date, settings: Settings) -> Ruling:
    """Rule on one check."""
    if check.is_superseded:
        return Ruling(check.key, State.REPLACED.value, Why.LATER_ONE.value)
    until = ends_on(check.done_on, check.valid_until, settings)
    if as_of < until:
        return Ruling(check.key, State.CURRENT.value, Why.DONE.value, until)
    why = Why.DAY_OVER if check.valid_until else Why.TOO_OLD
    return Ruling(check.key, State.EXPIRED.value, why.value)


def ends_on(done_on: date, valid_until: date | None, settings: Settings) -> date:
    """Return the first day on which a check no longer counts."""
    return valid_until or months_later(done_on, settings.months)
