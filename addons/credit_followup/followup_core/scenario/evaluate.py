"""Facts in, decisions out: the one evaluation behind every screen and every run."""

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from operator import attrgetter

from ..vocabulary import Outcome, Reason
from ..workdays import shift
from .holds import by_item, group_freed_on, group_hold
from .judge import judge
from .minimums import drop_small_items, drop_small_levels, is_small_group
from .records import ZERO, Decision, Group, Hold, Policy, Settings, Verdict, new
from .turns import Case, Claim, is_contact, stopped

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
            Reason.NOT_STARTED,
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
# Looking a member up on its enum costs more than what is done with it.
_RIDES = Reason.RIDES
_order = attrgetter("weight.order", "item.key")
# Two messages on one day are never meant, even where a policy asks for no distance.
_LEAST_DAYS = 1


def evaluate(group: Group, as_of: date, settings: Settings) -> Decision:
    """Decide for one customer group on one day."""
    holds: dict[int, list[Hold]] = {}
    if group.holds:
        whole = group_hold(group.holds, as_of)
        if whole is not None:
            return _held(group, whole, as_of)
        holds = by_item(group.holds)
    case = Case(group, as_of, settings)
    claim = _stand_back(case, judge(case, holds))
    if not claim.candidates:
        return _left_alone(group, claim.verdicts)
    return _weigh(case, claim)


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


def _stand_back(case: Case, claim: Claim) -> Claim:
    """Drop the candidates that the rest of their group makes stand back."""
    for rule in _RULES:
        if claim.may_yield:
            claim = rule(case, claim)
    return claim


def _drop_courtesies(case: Case, claim: Claim) -> Claim:
    """Drop the courtesies before a due date: the customer owes something older."""
    if not any(map(_is_early, claim.candidates)):
        return claim
    if not any(one.late for one in claim.verdicts):
        return claim
    return stopped(case, claim, Reason.OVERDUE_FIRST, _is_early)


def _is_early(verdict: Verdict) -> bool:
    return verdict.weight is not None and verdict.weight.is_early


def _drop_without_rate(case: Case, claim: Claim) -> Claim:
    """Drop every step of a currency without exchange rate: no minimum can be told."""
    if case.group.rate is not None:
        return claim
    return stopped(case, claim, Reason.NO_RATE, _any)


def _any(_verdict: Verdict) -> bool:
    return True


# In this order: each looks at what the one before has left.
_RULES = (_drop_courtesies, _drop_without_rate, drop_small_items, drop_small_levels)


def _weigh(case: Case, claim: Claim) -> Decision:
    """Stop the message for a reason of the whole group, or let it go."""
    lead = _lead(claim.candidates)
    stop = _stop(case, lead, claim.claimed)
    if stop is not None:
        reason, next_on = stop
        left = stopped(case, claim, reason, _any, next_on)
        return _left_alone(case.group, left.verdicts)
    reason, level = lead.reason, lead.level
    final = tuple(
        [
            one
            if (one.reason is reason and one.level is level)
            or not (one.late or one.weight)
            or _same_step(one, lead)
            else _ride(one, lead)
            for one in claim.verdicts
        ]
    )
    outcome = Outcome.CONTACT if is_contact(lead) else Outcome.DECIDE
    return Decision(
        case.group, outcome, reason, level, final, case.as_of, claim.claimed
    )


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
    """Return the verdict that leads, whatever the order of the items."""
    return min(candidates, key=_order)


def _same_step(verdict: Verdict, lead: Verdict) -> bool:
    """Tell whether the verdict is served by the very step of the lead."""
    if verdict.reason is not lead.reason:
        return False
    if lead.level is None:
        return True
    return verdict.level is not None and verdict.level.key == lead.level.key


def _ride(verdict: Verdict, lead: Verdict) -> Verdict:
    """Word the answer of an item that the message lists beside those of its step."""
    item, _reason, level, _next_on, amount, hold, late, _weight = verdict
    return new(Verdict, (item, _RIDES, level, lead.next_on, amount, hold, late, None))


def _left_alone(group: Group, verdicts: list[Verdict]) -> Decision:
    """Return the decision to do nothing, with the group's most telling reason.

    A group without any item owes nothing: nothing is due.
    """
    reasons = {verdict.reason for verdict in verdicts}
    reason = min(reasons, key=TELLING.__getitem__, default=Reason.NOT_DUE)
    dates = [verdict.next_on for verdict in verdicts if verdict.next_on is not None]
    next_on = min(dates, default=None)
    return Decision(group, Outcome.NOTHING, reason, None, tuple(verdicts), next_on)
