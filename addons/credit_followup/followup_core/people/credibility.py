"""How far a customer kept what he promised: "kept 3 of 5, on average 6 days late"."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from .promises import State

_MISSED = (State.PARTLY, State.BROKEN)


class Outcome(NamedTuple):
    """A promise of the past. ``fulfilled_on``: the day on which all of it was paid."""

    promised_on: date
    state: State
    fulfilled_on: date | None


class Credibility(NamedTuple):
    """How many promises were kept, of how many that are over.

    ``days_late``: on average, of those that were paid after all; None where none was.
    """

    kept: int
    of: int
    days_late: int | None


def together(outcomes: Iterable[Outcome]) -> Outcome:
    """Return what came of one word that was given for several items.

    What was withdrawn says nothing beside the others. Paid is the day of the last one.

    >>> day = date(2026, 3, 5)
    >>> kept, broken = Outcome(day, State.KEPT, day), Outcome(day, State.BROKEN, None)
    >>> together([kept, broken]).state.value
    'partly_kept'
    """
    given = list(outcomes)
    said = [one for one in given if one.state is not State.WITHDRAWN] or given
    states = {one.state for one in said}
    state = State.OPEN if State.OPEN in states else State.PARTLY
    days = [one.fulfilled_on for one in said]
    return Outcome(
        said[0].promised_on,
        states.pop() if len(states) == 1 else state,
        None if None in days else max(day for day in days if day),
    )


def credibility(outcomes: Iterable[Outcome]) -> Credibility | None:
    """Return what the past says, None where no promise is over.

    Amounts do not count: they are in several currencies, and many small promises say as
    much of a customer as a large one. What was withdrawn or still runs says nothing.

    >>> credibility([Outcome(date(2026, 3, 5), State.BROKEN, date(2026, 3, 9))])
    Credibility(kept=0, of=1, days_late=4)
    """
    past = [one for one in outcomes if one.state is State.KEPT or one.state in _MISSED]
    if not past:
        return None
    kept = sum(one.state is State.KEPT for one in past)
    return Credibility(kept, len(past), _average([_days_late(one) for one in past]))


def _days_late(one: Outcome) -> int:
    """Return how late it was paid, 0 where it was not or in time.

    One that was kept was in time, however long its means of payment took.
    """
    if one.state not in _MISSED or one.fulfilled_on is None:
        return 0
    return max((one.fulfilled_on - one.promised_on).days, 0)


def _average(days: Iterable[int]) -> int | None:
    """Return the average of those that are late, half a day being a day."""
    late = [one for one in days if one]
    return (2 * sum(late) + len(late)) // (2 * len(late)) if late else None
