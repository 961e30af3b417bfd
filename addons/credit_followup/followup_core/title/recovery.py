"""The clock of a claim to goods: asked back in time, answered, given back or paid."""

from datetime import date, timedelta
from enum import Enum
from typing import NamedTuple

from ..clocks import Moves, Ruling

DAY = timedelta(days=1)


class State(str, Enum):
    """Where a claim to goods stands.

    ``LATE``: the time to claim is over and nothing was sent. ``UNANSWERED``: nobody
    answered in time, and the court may be asked. ``LOST``: the time for that is over.
    """

    DRAFT = "draft"
    LATE = "late"
    SENT = "sent"
    UNANSWERED = "unanswered"
    AGREED = "agreed"
    REFUSED = "refused"
    PETITIONED = "petitioned"
    LOST = "lost"
    BACK = "back"
    PAID = "paid"
    GIVEN_UP = "given_up"


class Why(str, Enum):
    """Why a claim stands where it stands."""

    PREPARED = "prepared"
    TIME_OVER = "time_over"
    SENT = "sent"
    ANSWERED = "answered"
    ASKED_COURT = "asked_court"
    GOODS_BACK = "goods_back"
    GOODS_PAID = "goods_paid"
    BY_HAND = "by_hand"


class Recovery(NamedTuple):
    """The facts of a claim to goods.

    ``claim_until``, ``answer_until``, ``petition_until``: the last days of the law;
    None where it names none, or they do not run yet. ``is_back``: all that was claimed
    came back. ``is_paid``: none of the rest is ours any more.
    """

    key: int
    state: State
    reason: Why
    claim_until: date | None = None
    answer_until: date | None = None
    petition_until: date | None = None
    is_back: bool = False
    is_paid: bool = False


class Settings(NamedTuple):
    """Nothing that a company decides moves a claim: the law's days do."""


_END = frozenset({State.BACK, State.PAID, State.GIVEN_UP})
MOVES: Moves = {
    State.DRAFT: frozenset({State.LATE, State.SENT}) | _END,
    # A later publication than was known opens the time again.
    State.LATE: frozenset({State.DRAFT, State.SENT}) | _END,
    State.SENT: frozenset({State.UNANSWERED, State.AGREED, State.REFUSED, State.LOST})
    | _END,
    State.UNANSWERED: frozenset(
        {State.AGREED, State.REFUSED, State.PETITIONED, State.LOST, State.SENT}
    )
    | _END,
    State.REFUSED: frozenset({State.AGREED, State.PETITIONED, State.LOST}) | _END,
    State.PETITIONED: frozenset({State.AGREED, State.LOST}) | _END,
    State.AGREED: _END,
    State.LOST: frozenset({State.AGREED}) | _END,
    State.BACK: frozenset(),
    State.PAID: frozenset(),
    State.GIVEN_UP: frozenset(),
}
BY_PEOPLE = frozenset(
    {State.SENT, State.AGREED, State.REFUSED, State.PETITIONED, State.GIVEN_UP}
)
# Where the time to ask the court runs.
_OPEN = (State.SENT, State.UNANSWERED, State.REFUSED)


def judge(claim: Recovery, as_of: date, _settings: Settings) -> Ruling:
    """Rule on one claim to goods."""
    state, why = _rule(claim, as_of)
    return Ruling(claim.key, state.value, why.value, _next(claim, state))


def _rule(claim: Recovery, as_of: date) -> tuple[State, Why]:
    if claim.state in _END:
        return claim.state, claim.reason
    if claim.is_back:
        return State.BACK, Why.GOODS_BACK
    if claim.is_paid:
        return State.PAID, Why.GOODS_PAID
    late = _late(claim, as_of)
    if late:
        return late, Why.TIME_OVER
    if claim.state is State.LATE:
        return State.DRAFT, Why.PREPARED
    return claim.state, claim.reason


def _late(claim: Recovery, as_of: date) -> State | None:
    """Return what becomes of a claim whose time is over, None where it runs."""
    if claim.state in (State.DRAFT, State.LATE):
        return State.LATE if _is_over(claim.claim_until, as_of) else None
    if claim.state in _OPEN and _is_over(claim.petition_until, as_of):
        return State.LOST
    if claim.state is State.SENT and _is_over(claim.answer_until, as_of):
        return State.UNANSWERED
    return None


def _is_over(last: date | None, as_of: date) -> bool:
    return last is not None and as_of > last


def _next(claim: Recovery, state: State) -> date | None:
    """Return the first day on which a time of the law is over."""
    if state is State.DRAFT:
        days = [claim.claim_until]
    elif state is State.SENT:
        days = [claim.answer_until, claim.petition_until]
    else:
        days = [claim.petition_until] if state in _OPEN else []
    return min((day + DAY for day in days if day), default=None)
