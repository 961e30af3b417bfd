"""The clock of a court case: what is to do next, until when, and what it brought."""

from datetime import date
from enum import Enum
from typing import NamedTuple

from ..clocks import Moves, Ruling
from ..workdays import shift
from .paths import Outcome

# Time enough to find a bailiff.
NEAR_DAYS = 14


class State(str, Enum):
    """Where a case stands.

    ``OPEN``: a step is to do. ``WAITING``: the other side, or the court, has its time.
    ``NEAR``, ``LATE``: the last day of the step is near, or over. ``OBJECTED``: the
    debtor contests it, and the court hears both. ``PAYING``: by a plan of the court, or
    what was agreed. ``ENDED``: nothing is to do any more.
    """

    OPEN = "open"
    WAITING = "waiting"
    NEAR = "near"
    LATE = "late"
    OBJECTED = "objected"
    TITLED = "titled"
    ENFORCING = "enforcing"
    PAYING = "paying"
    ENDED = "ended"


class Why(str, Enum):
    """Why a case stands where it stands; ``LOST``: the time that was over is fatal."""

    TO_DO = "to_do"
    TIME_RUNS = "time_runs"
    TIME_NEAR = "time_near"
    TIME_OVER = "time_over"
    LOST = "lost"
    CONTESTED = "contested"
    TITLE = "title"
    SEIZED = "seized"
    NO_GOODS = "no_goods"
    PLAN = "plan"
    AGREED = "agreed"
    WITHDRAWN = "withdrawn"
    REJECTED = "rejected"
    PAID = "paid"
    CLOSED = "closed"
    ALL_DONE = "all_done"


class Taken(NamedTuple):
    """A step of the case: ``place`` in its order, and its days as the path has them.

    ``goes_on``: where it is rejected, the next one is to do: a mediator refuses nobody
    the court.
    """

    place: int
    done_on: date | None = None
    outcome: Outcome = Outcome.DONE
    not_before: date | None = None
    until: date | None = None
    is_fatal: bool = False
    goes_on: bool = False


class Case(NamedTuple):
    """The facts of a case. ``is_open``: something is still owed."""

    key: int
    state: State
    reason: Why
    is_open: bool = True
    is_closed: bool = False
    steps: tuple[Taken, ...] = ()


class Settings(NamedTuple):
    """``near_days``: so many days are left when it warns."""

    near_days: int = NEAR_DAYS


# Courts reopen, payments are returned, a step that was noted wrongly is corrected.
MOVES: Moves = {state: frozenset(State) - {state} for state in State}
_BROUGHT = {
    Outcome.OBJECTION: (State.OBJECTED, Why.CONTESTED),
    Outcome.HEARING: (State.OBJECTED, Why.CONTESTED),
    Outcome.JUDGMENT: (State.TITLED, Why.TITLE),
    Outcome.TITLE: (State.TITLED, Why.TITLE),
    Outcome.SEIZURE: (State.ENFORCING, Why.SEIZED),
    Outcome.NO_GOODS: (State.TITLED, Why.NO_GOODS),
    Outcome.PLAN: (State.PAYING, Why.PLAN),
    Outcome.AGREED: (State.PAYING, Why.AGREED),
    Outcome.WITHDRAWN: (State.ENDED, Why.WITHDRAWN),
    Outcome.REJECTED: (State.ENDED, Why.REJECTED),
}


def judge(case: Case, as_of: date, settings: Settings) -> Ruling:
    """Rule on one case."""
    state, why, next_on = _rule(case, as_of, settings)
    return Ruling(case.key, state.value, why.value, next_on)


def next_step(case: Case) -> Taken | None:
    """Return the first step that is still to do after the last one that was done.

    A step that was passed over, as a notice before an action, is not asked for again.
    """
    last = max((one.place for one in case.steps if one.done_on), default=None)
    left = [
        one
        for one in case.steps
        if not one.done_on and (last is None or one.place > last)
    ]
    return min(left, key=_order, default=None)


def _order(step: Taken) -> tuple[int, date, date, bool]:
    days = (step.not_before or date.min, step.until or date.max)
    return step.place, *days, step.is_fatal


def _rule(
    case: Case, as_of: date, settings: Settings
) -> tuple[State, Why, date | None]:
    if case.is_closed:
        return State.ENDED, Why.CLOSED, None
    if not case.is_open:
        return State.ENDED, Why.PAID, None
    brought = _brought(case)
    if brought and brought[0] is State.ENDED:
        return *brought, None
    step = next_step(case)
    if step is None:
        return *(brought or (State.ENDED, Why.ALL_DONE)), None
    return _of_step(step, brought or (State.OPEN, Why.TO_DO), as_of, settings)


def _brought(case: Case) -> tuple[State, Why] | None:
    """Return what the latest step that brought anything brought."""
    told = [one for one in case.steps if one.done_on and one.outcome in _BROUGHT]
    latest = max(told, key=_latest, default=None)
    if latest and latest.goes_on and latest.outcome is Outcome.REJECTED:
        return State.OPEN, Why.TO_DO
    return _BROUGHT[latest.outcome] if latest else None


def _latest(step: Taken) -> tuple[int, date, str]:
    return step.place, step.done_on or date.min, step.outcome.value


def _of_step(
    step: Taken, brought: tuple[State, Why], as_of: date, settings: Settings
) -> tuple[State, Why, date | None]:
    """Return what the days of the next step make of a case."""
    if step.until and as_of > step.until:
        return State.LATE, Why.LOST if step.is_fatal else Why.TIME_OVER, None
    near_on = step.until and shift(step.until, -max(settings.near_days, 0))
    over_on = step.until and shift(step.until, 1)
    if near_on and as_of >= near_on:
        return State.NEAR, Why.TIME_NEAR, over_on
    if step.not_before and as_of < step.not_before:
        days = [step.not_before, near_on]
        return State.WAITING, Why.TIME_RUNS, min(day for day in days if day)
    return *brought, near_on
