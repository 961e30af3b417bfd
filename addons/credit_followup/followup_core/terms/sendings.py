"""The clock of conditions that were sent again: served, and nobody objected."""

from datetime import date
from enum import Enum
from typing import NamedTuple

from ..clocks import Moves, Ruling
from ..workdays import shift


class State(str, Enum):
    """Where a sending stands.

    ``SILENT``: he had them and did not object. ``ANSWERED``: he wrote, and a person
    reads it. ``RETURNED``: they did not reach him, which says nothing at all.
    """

    SENT = "sent"
    SILENT = "silent"
    ANSWERED = "answered"
    OBJECTED = "objected"
    RETURNED = "returned"


class Why(str, Enum):
    """Why a sending stands where it stands."""

    SENT = "sent"
    TIME_OVER = "time_over"
    WROTE = "wrote"
    BOUNCED = "bounced"
    BY_HAND = "by_hand"


class Sending(NamedTuple):
    """The facts of one sending. ``is_answered``: he wrote about it, whatever it was."""

    key: int
    state: State
    reason: Why
    sent_on: date
    is_returned: bool = False
    is_answered: bool = False


class Settings(NamedTuple):
    """``days``: in which he may object before his silence says anything."""

    days: int = 30


MOVES: Moves = {
    State.SENT: frozenset(State) - {State.SENT},
    # A bounce that comes late, or an objection.
    State.SILENT: frozenset({State.RETURNED, State.OBJECTED}),
    State.ANSWERED: frozenset({State.SILENT, State.OBJECTED}),
    State.OBJECTED: frozenset(),
    State.RETURNED: frozenset(),
}
BY_PEOPLE = frozenset({State.OBJECTED})


def judge(sending: Sending, as_of: date, settings: Settings) -> Ruling:
    """Rule on one sending: on the day after its days his silence begins to say."""
    over_on = shift(sending.sent_on, max(settings.days, 1))
    state, why = _rule(sending, as_of >= over_on)
    next_on = over_on if state is State.SENT else None
    return Ruling(sending.key, state.value, why.value, next_on)


def _rule(sending: Sending, is_over: bool) -> tuple[State, Why]:
    if sending.state in (State.SENT, State.SILENT) and sending.is_returned:
        return State.RETURNED, Why.BOUNCED
    if sending.state is not State.SENT:
        return sending.state, sending.reason
    if sending.is_answered:
        return State.ANSWERED, Why.WROTE
    return (State.SILENT, Why.TIME_OVER) if is_over else (State.SENT, Why.SENT)
