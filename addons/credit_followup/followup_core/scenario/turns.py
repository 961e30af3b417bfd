"""What a group comes to, and how a step is stopped: with a reason and the day it turns.

A night only looks at the groups whose day has come. So the day that goes with a reason
may be too early, which costs one evaluation, but never too late.
"""

from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from ..vocabulary import Reason
from ..workdays import shift
from .holds import next_item_turn
from .records import ZERO, Group, Settings, Verdict, new

_NOT_CLAIMED = frozenset(
    {
        Reason.EXCLUDED,
        Reason.ITEM_HELD,
        Reason.GROUP_HELD,
        Reason.NOT_STARTED,
        Reason.NO_POLICY,
        Reason.NO_LEVELS,
    }
)
# Reasons that weigh the whole claim, which grows when one more item falls due.
_WEIGH_THE_CLAIM = frozenset({Reason.COVERED, Reason.BELOW_GROUP})
# Looking a member up on its enum costs more than the comparison, a million times.
_CONTACT = Reason.CONTACT


class Case(NamedTuple):
    """One group on one day: what every rule about a group needs."""

    group: Group
    as_of: date
    settings: Settings


class Claim(NamedTuple):
    """What the verdicts on a group's items come to.

    ``candidates`` are those with a step to take. A message lists them and everything
    overdue: ``claimed`` is their sum. ``may_yield`` tells that the rest of the group
    may stop one of them.
    """

    verdicts: list[Verdict]
    candidates: list[Verdict]
    claimed: Decimal
    may_yield: bool


def may_yield(group: Group, candidates: Iterable[Verdict]) -> bool:
    """Tell whether the rest of the group may stop one of the candidates."""
    return any(
        group.rate is None or (one.weight is not None and one.weight.may_yield)
        for one in candidates
    )


def is_contact(verdict: Verdict) -> bool:
    """Tell whether the customer is to hear of the item by its own level."""
    return verdict.reason is _CONTACT


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
    claim: Claim,
    reason: Reason,
    which: Callable[[Verdict], bool],
    next_on: date | None = None,
) -> Claim:
    """Give those candidates another reason; the level they waited for stays named.

    ``next_on`` is the day on which the reason ends by itself. Anything else that the
    calendar may change before it counts too.
    """
    until = earliest(next_on, *_group_turns(case, claim, reason))
    verdicts = [
        _stopped(one, reason, earliest(until, one.weight.turns_on))
        if one.weight is not None and which(one)
        else one
        for one in claim.verdicts
    ]
    candidates = [one for one in verdicts if one.weight is not None]
    claimed = sum([one.open for one in verdicts if one.late or one.weight], ZERO)
    return Claim(verdicts, candidates, claimed, may_yield(case.group, candidates))


def _stopped(verdict: Verdict, reason: Reason, next_on: date | None) -> Verdict:
    item, _reason, level, _next_on, amount, hold, late, _weight = verdict
    return new(Verdict, (item, reason, level, next_on, amount, hold, late, None))


def earliest(*days: date | None) -> date | None:
    """Return the first of the days that are known."""
    return min([day for day in days if day is not None], default=None)


def first_after(as_of: date, days: Iterable[date | None]) -> date | None:
    """Return the first of the days that is still to come."""
    return min((day for day in days if day is not None and day > as_of), default=None)


def _group_turns(case: Case, claim: Claim, reason: Reason) -> tuple[date | None, ...]:
    """Return the days on which the rest of the group may change a stopped answer."""
    hold_turn = next_item_turn(case.group.holds, case.as_of)
    if reason not in _WEIGH_THE_CLAIM:
        return (hold_turn,)
    firsts = [overdue_from(verdict, case.settings) for verdict in claim.verdicts]
    return (hold_turn, first_after(case.as_of, firsts))
