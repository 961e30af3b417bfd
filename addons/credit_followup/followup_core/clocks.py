"""Clocks: whatever has a state that time or an event moves is judged in one shape.

A room says for its noun ``judge(facts, as_of, settings)``, which returns a ``Ruling``,
and ``MOVES``, the states to which each state may move. One place writes what was ruled.
"""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

# From each state to those that may follow it; an empty set is the end.
Moves = Mapping[str, frozenset[str]]


class Ruling(NamedTuple):
    """The answer for one record with a clock.

    ``next_on`` is the first day on which the calendar alone may change it, never too
    late; None where only an event does. ``reason`` is a code of the room.
    """

    key: int
    state: str
    reason: str
    next_on: date | None = None


class MoveError(ValueError):
    """A state that cannot follow another one."""


def check_move(moves: Moves, before: str, after: str) -> None:
    """Refuse a move that the room does not know.

    >>> check_move({"open": frozenset({"shut"}), "shut": frozenset()}, "open", "shut")

    :raises MoveError: if ``after`` may not follow ``before``
    """
    if after not in moves[before]:
        raise MoveError(f"{after} cannot follow {before}")
