"""How long a decision stands that waits for a person."""

from datetime import date

from .holds import by_item
from .judge import judge
from .records import Decision, Settings
from .turns import Case, first_after, overdue_from


def stands_until(decision: Decision, as_of: date, settings: Settings) -> date | None:
    """Return the first day on which the calendar alone may lead to another decision.

    Of a decision that gives the customer something on ``as_of``. Until then the same
    facts give the same step, items and amounts on every day that is worked; None where
    only an event changes it. The day may be too early, never too late.
    """
    group = decision.group
    days = [day for hold in group.holds for day in (hold.since, hold.until)]
    # What each item's own answer is, whatever its group made of it.
    claim = judge(Case(group, as_of, settings), by_item(group.holds))
    for verdict in claim.verdicts:
        days += [overdue_from(verdict, settings), verdict.next_on]
        if verdict.weight is not None:
            days.append(verdict.weight.turns_on)
    return first_after(as_of, days)
