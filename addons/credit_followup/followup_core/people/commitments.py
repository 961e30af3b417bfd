"""The clock of a commitment: what a message announced for a day, and whether it came.

Whoever announces a consequence and lets the day pass is not believed the next time. So
each one is carried out, given as a task, closed by a payment, or waived with a reason.
"""

from collections.abc import Hashable, Iterable
from datetime import date
from enum import Enum
from typing import NamedTuple, TypeVar

from ..clocks import Moves, Ruling
from ..workdays import shift

Group = TypeVar("Group", bound=Hashable)


class State(str, Enum):
    """Where a commitment stands.

    ``DUE``: its day has come. ``LATE``: nobody did it in the time that a task has.
    ``CLOSED``: it was paid before.
    """

    OPEN = "open"
    DUE = "due"
    LATE = "late"
    KEPT = "kept"
    CLOSED = "closed"
    WAIVED = "waived"


class Why(str, Enum):
    """Why a commitment stands where it stands.

    ``BY_ITSELF``: an action carries it out. ``TASK``: a person has to.
    """

    ANNOUNCED = "announced"
    HELD = "held"
    WAIVER_WAITS = "waiver_waits"
    BY_ITSELF = "by_itself"
    TASK = "task"
    NOT_DONE = "not_done"
    DONE = "done"
    DONE_LATE = "done_late"
    PAID = "paid"
    PAYMENT_UNDONE = "payment_undone"
    WAIVED = "waived"


class Commitment(NamedTuple):
    """The facts of one commitment.

    ``is_held``: a hold covers what it is about. ``resumes_on``: the first day without
    that hold, or without the last one that ended; None where none ends. ``can_act``: an
    action carries it out by itself. ``is_done``: the action or the task was done.
    ``waiver_waits``: somebody asked to waive it, and nobody has answered yet.
    """

    key: int
    state: State
    reason: Why
    due_on: date
    is_paid: bool
    is_held: bool
    can_act: bool
    is_done: bool
    waiver_waits: bool
    resumes_on: date | None = None


class Settings(NamedTuple):
    """``patience_days``: how long after its day a commitment may wait for a person."""

    patience_days: int


_WAITS = frozenset({State.OPEN, State.DUE, State.LATE})
_ENDS = frozenset({State.KEPT, State.CLOSED, State.WAIVED})
MOVES: Moves = {
    State.OPEN: _ENDS | {State.DUE, State.LATE},
    # A hold that came after its day.
    State.DUE: _ENDS | {State.OPEN, State.LATE},
    State.LATE: _ENDS | {State.OPEN, State.DUE},
    State.KEPT: frozenset(),
    # A payment that is undone.
    State.CLOSED: frozenset({State.OPEN, State.DUE, State.KEPT}),
    State.WAIVED: frozenset(),
}
BY_PEOPLE = frozenset({State.WAIVED})


def judge(commitment: Commitment, as_of: date, settings: Settings) -> Ruling:
    """Rule on one commitment."""
    state, why = _rule(commitment, as_of, settings)
    next_on = _next_on(commitment, as_of, settings, state, why)
    return Ruling(commitment.key, state.value, why.value, next_on)


def day_of(commitment: Commitment) -> date:
    """Return the day on which it is carried out: a hold that ends later moves it."""
    return max(commitment.due_on, commitment.resumes_on or commitment.due_on)


def _rule(commitment: Commitment, as_of: date, settings: Settings) -> tuple[State, Why]:
    stopped = _ended(commitment) or _suspended(commitment, as_of)
    if stopped:
        return stopped
    is_undone = _is_undone(commitment)
    if as_of < day_of(commitment):
        return State.OPEN, Why.PAYMENT_UNDONE if is_undone else Why.ANNOUNCED
    if is_undone:
        return State.DUE, Why.PAYMENT_UNDONE
    if as_of >= _late_on(commitment, settings):
        return State.LATE, Why.NOT_DONE
    return State.DUE, Why.BY_ITSELF if commitment.can_act else Why.TASK


def _ended(commitment: Commitment) -> tuple[State, Why] | None:
    """Return how it ended, None while it has not: what was done stays done."""
    state, reason = commitment.state, commitment.reason
    if state in (State.WAIVED, State.KEPT):
        return state, reason
    if commitment.is_done:
        return State.KEPT, Why.DONE_LATE if state is State.LATE else Why.DONE
    return (State.CLOSED, Why.PAID) if commitment.is_paid else None


def _suspended(commitment: Commitment, as_of: date) -> tuple[State, Why] | None:
    """Return what suspends it, None where nothing does."""
    state, resumes_on = commitment.state, commitment.resumes_on
    if commitment.is_held and (resumes_on is None or as_of < resumes_on):
        return State.OPEN, Why.HELD
    if commitment.waiver_waits:
        return state if state in _WAITS else State.OPEN, Why.WAIVER_WAITS
    return None


def _is_undone(commitment: Commitment) -> bool:
    """Tell whether it runs again after its end, and nobody is late with it for that."""
    state, undone = commitment.state, commitment.reason is Why.PAYMENT_UNDONE
    return state is State.CLOSED or (undone and state in (State.OPEN, State.DUE))


def _late_on(commitment: Commitment, settings: Settings) -> date:
    return shift(day_of(commitment), max(settings.patience_days, 0) + 1)


def _next_on(
    commitment: Commitment, as_of: date, settings: Settings, state: State, why: Why
) -> date | None:
    if state not in (State.OPEN, State.DUE) or why is Why.WAIVER_WAITS:
        return None
    if why is Why.HELD:
        return commitment.resumes_on
    if state is State.OPEN:
        return day_of(commitment)
    return None if why is Why.PAYMENT_UNDONE else _late_on(commitment, settings)


# === THE REPORT === #


class Share(NamedTuple):
    """How many were carried out, of how many whose day came without a payment."""

    kept: int
    of: int


def share_kept(outcomes: Iterable[tuple[Group, State]]) -> dict[Group, Share]:
    """Return what was kept by each group: a level, a person, both.

    What was paid before or still waits says nothing. What was waived was announced and
    did not come.

    >>> share_kept([("level 3", State.KEPT), ("level 3", State.LATE)])
    {'level 3': Share(kept=1, of=2)}
    """
    shares: dict[Group, Share] = {}
    for group, state in outcomes:
        if state in (State.KEPT, State.LATE, State.WAIVED):
            kept, of = shares.get(group, Share(0, 0))
            shares[group] = Share(kept + (state is State.KEPT), of + 1)
    return shares
