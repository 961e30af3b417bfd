"""Candidates for a step, and how one is stopped: with a reason and the day it turns.

A night only looks at the groups whose day has come. So the day that goes with a reason
may be too early, which costs one evaluation, but never too late.
"""

from collections.abc import Callable, Iterable
from datetime import date
from typing import NamedTuple

from ..vocabulary import Reason
from ..workdays import shift
from .holds import next_item_turn
from .levels import enters_by_age, starts_on
from .records import Group, Settings, Verdict

_NOT_CLAIMED = frozenset(
    {
        Reason.EXCLUDED,
        Reason.ITEM_HELD,
        Reason.GROUP_HELD,
        Reason.NO_POLICY,
        Reason.NO_LEVELS,
    }
)
# Reasons that weigh the whole claim, which grows when one more item falls due.
_WEIGH_THE_CLAIM = frozenset({Reason.COVERED, Reason.BELOW_GROUP})


# Looking a member up on its enum costs more than the comparison, a million times.
_CONTACT = Reason.CONTACT
CANDIDATES = frozenset({Reason.CONTACT, Reason.DECIDE})


class Case(NamedTuple):
    """One group on one day: what every rule about a group needs."""

    group: Group
    as_of: date
    settings: Settings


def is_contact(verdict: Verdict) -> bool:
    """Tell whether the customer is to hear of the item by its own level."""
    return verdict.reason is _CONTACT


def is_candidate(verdict: Verdict) -> bool:
    """Tell whether something is to be done for the item, outside or inside."""
    return verdict.reason in CANDIDATES


def candidates_of(verdicts: Iterable[Verdict]) -> list[Verdict]:
    """Return the verdicts for which something is to be done."""
    return [verdict for verdict in verdicts if verdict.reason in CANDIDATES]


def overdue_from(verdict: Verdict, settings: Settings) -> date | None:
    """Return the first day on which the item may be claimed as overdue.

    None if it may not be: held, excluded, or nobody said how or when it is due.
    """
    due = verdict.item.due_on
    if due is None or verdict.reason in _NOT_CLAIMED:
        return None
    return shift(settings.workdays.on_or_after(due), 1)


def stopped(
    case: Case,
    verdicts: list[Verdict],
    reason: Reason,
    which: Callable[[Verdict], bool],
    next_on: date | None = None,
) -> list[Verdict]:
    """Give those verdicts another reason; the level they waited for stays named.

    ``next_on`` is the day on which the reason ends by itself. Anything else that the
    calendar may change before it counts too.
    """
    others = _group_turns(case, verdicts, reason)
    return [
        verdict._replace(
            reason=reason, next_on=earliest(next_on, *others, own_turn(case, verdict))
        )
        if which(verdict)
        else verdict
        for verdict in verdicts
    ]


def earliest(*days: date | None) -> date | None:
    """Return the first of the days that are known."""
    return min((day for day in days if day is not None), default=None)


def _group_turns(
    case: Case, verdicts: Iterable[Verdict], reason: Reason
) -> tuple[date | None, ...]:
    """Return the days on which the rest of the group may change a stopped answer."""
    hold_turn = next_item_turn(case.group.holds, case.as_of)
    if reason not in _WEIGH_THE_CLAIM:
        return (hold_turn,)
    firsts = [overdue_from(verdict, case.settings) for verdict in verdicts]
    return (hold_turn, _after(case.as_of, firsts))


def own_turn(case: Case, verdict: Verdict) -> date | None:
    """Return the next day on which the item's own step changes by the calendar.

    A courtesy lapses after the due date; a new item may enter at a higher level.
    """
    item, level, policy = verdict.item, verdict.level, verdict.item.policy
    if level is None or policy is None or item.due_on is None:
        return None
    turns = [overdue_from(verdict, case.settings)]
    if enters_by_age(item, policy):
        due = case.settings.workdays.on_or_after(item.due_on)
        higher = policy.levels[level.rank :]
        turns += [starts_on(one, policy, item, due) for one in higher]
    return _after(case.as_of, turns)


def _after(as_of: date, days: Iterable[date | None]) -> date | None:
    """Return the first of the days that is still to come."""
    return min((day for day in days if day is not None and day > as_of), default=None)
