"""Levels of another tool as ours: counted from the due date, never sooner than there.

That tool says of each level when it comes: days after the due date, the end of the
month of that day, or days after the message before. Ours count from the due date alone.
"""

from collections.abc import Iterable, Sequence
from enum import Enum
from typing import NamedTuple

from ..vocabulary import Channel, Nature

# From the first day of a month of 31 days to its last one.
TO_THE_END_OF_A_MONTH = 30


class Mode(str, Enum):
    """From when on the days of a level of another tool are counted."""

    DUE = "net_days"
    END_OF_MONTH = "end_of_month"
    PREVIOUS = "previous_date"


class Theirs(NamedTuple):
    """A level of another tool. ``number``: in which order it comes."""

    ref: str
    number: int
    mode: Mode
    days: int
    channel: Channel = Channel.EMAIL


class Ours(NamedTuple):
    """A level of ours in its place. ``days``: after the due date.

    ``least_days``: that must have passed since the message before, 0 for none of its
    own.
    """

    ref: str
    days: int
    least_days: int
    channel: Channel


def like(natures: Sequence[Nature], nature: Nature, nth: int) -> int:
    """Return which step of a policy is like the ``nth`` one of a nature of another.

    As often as he had that nature he had it here, so that he gets none again; where the
    policy has none so grave, the last milder one. 0 where all are graver.

    :param natures: of the policy's levels, in their order
    """
    same = [rank for rank, one in enumerate(natures, start=1) if one is nature]
    if same:
        return same[min(nth, len(same)) - 1]
    return sum(one < nature for one in natures)


def take_over(levels: Iterable[Theirs]) -> tuple[Ours, ...]:
    """Return ours in the order of their numbers, each later than the one before.

    The end of a month is taken as the latest that it can be.

    >>> [one.days for one in take_over((
    ...     Theirs("a", 1, Mode.DUE, 10),
    ...     Theirs("b", 2, Mode.END_OF_MONTH, 30),
    ...     Theirs("c", 3, Mode.PREVIOUS, 10),
    ... ))]
    [10, 60, 70]
    """
    taken: list[Ours] = []
    for level in sorted(levels, key=lambda one: (one.number, one.ref)):
        days = level.days
        if level.mode is Mode.END_OF_MONTH:
            days += TO_THE_END_OF_A_MONTH
        least = 0
        if taken:
            before = taken[-1].days
            if level.mode is Mode.PREVIOUS:
                days, least = before + level.days, max(level.days, 0)
            days = max(days, before + 1)
        taken.append(Ours(level.ref, days, least, level.channel))
    return tuple(taken)
