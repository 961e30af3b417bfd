"""Facts in, decisions out: the one evaluation behind every screen and every run."""

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal

from ..vocabulary import Nature, Outcome, Reason
from ..workdays import shift
from .holds import by_item, group_freed_on, group_hold
from .judge import judge
from .levels import lapses
from .minimums import drop_small_items, drop_small_levels, is_small_group
from .records import ZERO, Decision, Group, Hold, Policy, Settings, Verdict
from .turns import CANDIDATES, Case, candidates_of, is_candidate, is_contact, stopped

# What a customer tells first when nothing is done: what somebody must mend, then what
# stopped a message that was due, then what waits for the calendar.
TELLING = {
    reason: order
    for order, reason in enumerate(
        (
            Reason.NO_LEVELS,
            Reason.NO_POLICY,
            Reason.NO_DUE_DATE,
            Reason.NO_RATE,
            Reason.GROUP_HELD,
            Reason.COVERED,
            Reason.BELOW_GROUP,
            Reason.BELOW_LEVEL,
            Reason.BELOW_ITEM,
            Reason.RECENT_CONTACT,
            Reason.CLOSED_DAY,
            Reason.AWAITING_DECISION,
            Reason.ITEM_HELD,
            Reason.BEFORE_LEVEL,
            Reason.OVERDUE_FIRST,
            Reason.EXCLUDED,
            Reason.NOT_DUE,
        )
    )
}
# Two messages on one day are never meant, even where a policy asks for no distance.
_LEAST_DAYS = 1
_COURTESY = Nature.COURTESY


def evaluate(group: Group, as_of: date, settings: Settings) -> Decision:
    """Decide for one customer group on one day."""
    holds: dict[int, list[Hold]] = {}
    if group.holds:
        whole = group_hold(group.holds, as_of)
        if whole is not None:
            return _held(group, whole, as_of)
        holds = by_item(group.holds)
    verdicts = [
        judge(item, holds.get(item.key, ()), as_of, settings) for item in group.items
    ]
    candidates = candidates_of(verdicts)
    if not candidates:
        return _left_alone(group, verdicts)
    return _decide(Case(group, as_of, settings), verdicts, candidates)


def evaluate_all(
    groups: Iterable[Group], as_of: date, settings: Settings
) -> Iterator[Decision]:
    """Decide for one group after the other, keeping none in memory."""
    for group in groups:
        yield evaluate(group, as_of, settings)


def _held(group: Group, hold: Hold, as_of: date) -> Decision:
    """Leave the whole group alone until no hold on it is left."""
    freed_on = group_freed_on(group.holds, as_of)
    verdicts = [
        Verdict(item, Reason.GROUP_HELD, None, freed_on, ZERO, hold.key)
        for item in group.items
    ]
    return _left_alone(group, verdicts)


def _decide(case: Case, verdicts: list[Verdict], candidates: list[Verdict]) -> Decision:
    """Weigh the group's candidates against the rules that look at all its items."""
    for rule in _RULES:
        left = rule(case, verdicts, candidates)
        if left is not verdicts:
            verdicts, candidates = left, candidates_of(left)
            if not candidates:
                return _left_alone(case.group, verdicts)
    return _weigh(case, verdicts, _lead(candidates))


def _drop_courtesies(
    case: Case, verdicts: list[Verdict], candidates: list[Verdict]
) -> list[Verdict]:
    """Drop the courtesies before a due date: the customer owes something older."""
    workdays = case.settings.workdays

    def is_early(verdict: Verdict) -> bool:
        item, level, policy = verdict.item, verdict.level, verdict.item.policy
        if level is None or level.nature is not _COURTESY or not is_contact(verdict):
            return False
        if policy is None or item.due_on is None:
            return False
        return lapses(level, policy, item, workdays.on_or_after(item.due_on))

    if not any(map(is_early, candidates)):
        return verdicts
    if not any(one.late for one in verdicts):
        return verdicts
    return stopped(case, verdicts, Reason.OVERDUE_FIRST, is_early)


def _drop_without_rate(
    case: Case, verdicts: list[Verdict], _candidates: list[Verdict]
) -> list[Verdict]:
    """Drop every step of a currency without exchange rate: no minimum can be told."""
    if case.group.rate is not None:
        return verdicts
    return stopped(case, verdicts, Reason.NO_RATE, is_candidate)


# In this order: each looks at what the one before has left.
_RULES = (_drop_courtesies, _drop_without_rate, drop_small_items, drop_small_levels)


def _weigh(case: Case, verdicts: list[Verdict], lead: Verdict) -> Decision:
    """Stop the message for a reason of the whole group, or let it go.

    The message lists every item whose own day has come and everything overdue.
    """
    listed = [one.open for one in verdicts if one.late or one.reason in CANDIDATES]
    claimed = sum(listed, ZERO)
    stop = _stop(case, lead, claimed)
    if stop is not None:
        reason, next_on = stop
        verdicts = stopped(case, verdicts, reason, is_candidate, next_on)
        return _left_alone(case.group, verdicts)
    reason, level = lead.reason, lead.level
    final = tuple(
        [
            one if one.reason is reason and one.level is level else _settle(one, lead)
            for one in verdicts
        ]
    )
    outcome = Outcome.CONTACT if is_contact(lead) else Outcome.DECIDE
    return Decision(case.group, outcome, reason, level, final, case.as_of, claimed)


def _stop(
    case: Case, lead: Verdict, claimed: Decimal
) -> tuple[Reason, date | None] | None:
    """Return why the whole group is left alone although something is due, and until."""
    group, as_of, workdays = case.group, case.as_of, case.settings.workdays
    policy = lead.item.policy
    assert policy is not None and group.rate is not None
    if group.credits >= claimed:
        return Reason.COVERED, None
    if is_contact(lead):
        if is_small_group(claimed - group.credits, group.rate, policy):
            return Reason.BELOW_GROUP, None
        ready_on = _ready_on(group, lead, policy)
        if ready_on is not None and as_of < ready_on:
            return Reason.RECENT_CONTACT, ready_on
    if not workdays.is_open(as_of):
        return Reason.CLOSED_DAY, workdays.on_or_after(as_of)
    return None


def _ready_on(group: Group, lead: Verdict, policy: Policy) -> date | None:
    """Return the first day on which the customer may be contacted again."""
    if group.last_contact_on is None or lead.level is None:
        return None
    days = max(_LEAST_DAYS, policy.least_days, lead.level.least_days)
    return shift(group.last_contact_on, days)


def _lead(candidates: list[Verdict]) -> Verdict:
    """Return the verdict that leads: a pending decision, else the highest level.

    Among equals the oldest item leads, so that the same facts give the same lead.
    """
    return max(candidates, key=_gravity)


def _gravity(verdict: Verdict) -> tuple[int, int, int, int]:
    level, item = verdict.level, verdict.item
    assert item.due_on is not None
    age = (-item.due_on.toordinal(), -item.key)
    if level is None:
        return (len(Nature), 0, *age)
    return (level.nature, level.rank, *age)


def _same_step(verdict: Verdict, lead: Verdict) -> bool:
    """Tell whether the verdict is served by the very step of the lead."""
    if verdict.reason is not lead.reason:
        return False
    if lead.level is None:
        return True
    return verdict.level is not None and verdict.level.key == lead.level.key


def _is_listed(verdict: Verdict) -> bool:
    """Tell whether the group's message lists the item."""
    return verdict.late or verdict.reason in CANDIDATES


def _settle(verdict: Verdict, lead: Verdict) -> Verdict:
    """Word the final answer of one item of a group that gets its message."""
    if _same_step(verdict, lead) or not _is_listed(verdict):
        return verdict
    return verdict._replace(reason=Reason.RIDES, next_on=lead.next_on)


def _left_alone(group: Group, verdicts: list[Verdict]) -> Decision:
    """Return the decision to do nothing, with the group's most telling reason.

    A group without any item owes nothing: nothing is due.
    """
    reasons = {verdict.reason for verdict in verdicts}
    reason = min(reasons, key=TELLING.__getitem__, default=Reason.NOT_DUE)
    dates = [verdict.next_on for verdict in verdicts if verdict.next_on is not None]
    next_on = min(dates, default=None)
    return Decision(group, Outcome.NOTHING, reason, None, tuple(verdicts), next_on)
