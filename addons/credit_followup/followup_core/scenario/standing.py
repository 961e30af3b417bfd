"""How long a decision stands that waits for a person."""

from collections.abc import Iterator
from datetime import date

from ..vocabulary import Reason
from .holds import by_item
from .judge import judge
from .records import Decision, Settings, Verdict
from .turns import Case, earliest, overdue_from, own_turn


def stands_until(decision: Decision, as_of: date, settings: Settings) -> date | None:
    """Return the first day on which the calendar alone may lead to another decision.

    Of a decision that gives the customer something on ``as_of``. Until then the same
    facts give the same step, items and amounts on every day that is worked; None where
    only an event changes it. The day may be too early, never too late.
    """
    case = Case(decision.group, as_of, settings)
    days = [*_turns_of_holds(case)]
    for verdict in decision.verdicts:
        days += [overdue_from(verdict, settings), *_turns_of_item(case, verdict)]
    return earliest(*(day for day in days if day is not None and day > as_of))


def _turns_of_holds(case: Case) -> Iterator[date | None]:
    for hold in case.group.holds:
        yield hold.since
        yield hold.until


def _turns_of_item(case: Case, verdict: Verdict) -> Iterator[date | None]:
    """Yield when the item's own answer changes, whatever its group made of it."""
    holds = by_item(case.group.holds).get(verdict.item.key, ())
    alone = judge(verdict.item, holds, case.as_of, case.settings)
    yield alone.next_on
    if alone.reason is Reason.CONTACT:
        yield own_turn(case, alone)
