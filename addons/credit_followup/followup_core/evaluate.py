"""Facts in, decisions out: the one evaluation behind every screen and every run."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from decimal import Decimal

from .levels import next_level, starts_on, transit_days
from .records import (
    ZERO,
    Decision,
    Group,
    Hold,
    Level,
    OpenItem,
    Policy,
    Settings,
    Verdict,
)
from .vocabulary import Nature, Outcome, Reason

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
            Reason.OVERDUE_FIRST,
            Reason.AWAITING_DECISION,
            Reason.ITEM_HELD,
            Reason.BEFORE_LEVEL,
            Reason.EXCLUDED,
            Reason.NOT_DUE,
        )
    )
}


def evaluate(group: Group, as_of: date, settings: Settings) -> Decision:
    """Decide for one customer group on one day."""
    whole = _group_hold(group, as_of)
    if whole is not None:
        return _left_alone(group, [_held(item, whole) for item in group.items])
    amounts = _held_amounts(group, as_of) if group.holds else {}
    verdicts = [_judge(item, amounts, as_of, settings) for item in group.items]
    if not any(_is_candidate(verdict) for verdict in verdicts):
        return _left_alone(group, verdicts)
    return _decide(group, verdicts, as_of, settings)


def evaluate_all(
    groups: Iterable[Group], as_of: date, settings: Settings
) -> Iterator[Decision]:
    """Decide for one group after the other, keeping none in memory."""
    for group in groups:
        yield evaluate(group, as_of, settings)


def _group_hold(group: Group, as_of: date) -> Hold | None:
    """Return the hold on the whole group that lasts longest."""
    holds = [hold for hold in group.holds if hold.item is None and hold.in_force(as_of)]
    return max(holds, key=lambda hold: hold.until or date.max, default=None)


def _held(item: OpenItem, hold: Hold) -> Verdict:
    return Verdict(item, Reason.GROUP_HELD, None, hold.until, ZERO, hold.key)


def _held_amounts(group: Group, as_of: date) -> dict[int, tuple[Decimal | None, Hold]]:
    """Sum what is held of each item (None: all of it), with the hold that ends last."""
    held: dict[int, tuple[Decimal | None, Hold]] = {}
    for hold in group.holds:
        if hold.item is None or not hold.in_force(as_of):
            continue
        amount, last = held.get(hold.item, (ZERO, hold))
        total = None if amount is None or hold.amount is None else amount + hold.amount
        longest = max(last, hold, key=lambda one: one.until or date.max)
        held[hold.item] = (total, longest)
    return held


def _judge(
    item: OpenItem,
    held: dict[int, tuple[Decimal | None, Hold]],
    as_of: date,
    settings: Settings,
) -> Verdict:
    """Judge one item by itself: held, excluded, too early, or a candidate."""
    amount = item.residual
    if item.excluded:
        return Verdict(item, Reason.EXCLUDED, None, None, amount)
    if item.key in held:
        part, hold = held[item.key]
        amount = ZERO if part is None else max(amount - part, ZERO)
        if not amount:
            return Verdict(item, Reason.ITEM_HELD, None, hold.until, ZERO, hold.key)
    policy = item.policy
    if item.due_on is None:
        return Verdict(item, Reason.NO_DUE_DATE, None, None, amount)
    if policy is None:
        return Verdict(item, Reason.NO_POLICY, None, None, amount)
    if not policy.levels:
        return Verdict(item, Reason.NO_LEVELS, None, None, amount)
    return _await_level(item, policy, amount, as_of, settings)


def _await_level(
    item: OpenItem, policy: Policy, amount: Decimal, as_of: date, settings: Settings
) -> Verdict:
    """Tell which level comes next for the item and whether its day has come."""
    assert item.due_on is not None
    due = settings.workdays.on_or_after(item.due_on)
    level = next_level(item, policy, due, as_of, settings)
    if level is None:
        return _after_last(item, policy, amount, as_of, settings)
    start = starts_on(level, policy, item, due)
    if as_of >= start:
        return Verdict(item, Reason.CONTACT, level, as_of, amount)
    if as_of > due:
        return Verdict(item, Reason.BEFORE_LEVEL, level, start, amount)
    return Verdict(item, Reason.NOT_DUE, level, start, amount)


def _after_last(
    item: OpenItem, policy: Policy, amount: Decimal, as_of: date, settings: Settings
) -> Verdict:
    """Wait for the last deadline, then ask somebody to decide, once."""
    if item.asked_on is not None:
        return Verdict(item, Reason.AWAITING_DECISION, None, None, amount)
    if item.served is None:
        return Verdict(item, Reason.DECIDE, None, as_of, amount)
    last = policy.by_key.get(item.served.level, policy.levels[-1])
    days = last.deadline_days + transit_days(last.channels, settings.transit_days)
    over_on = settings.workdays.on_or_after(item.served.on + timedelta(days=days + 1))
    if as_of < over_on:
        return Verdict(item, Reason.BEFORE_LEVEL, None, over_on, amount)
    return Verdict(item, Reason.DECIDE, None, as_of, amount)


def _is_candidate(verdict: Verdict) -> bool:
    return verdict.reason is Reason.CONTACT or verdict.reason is Reason.DECIDE


def _is_overdue(verdict: Verdict, as_of: date, settings: Settings) -> bool:
    """Tell whether the item may be claimed today: past due, neither held nor excluded.

    An item without a due date or a policy is not claimed either: nobody said how.
    """
    due = verdict.item.due_on
    if due is None or not verdict.open or verdict.reason in _NOT_CLAIMED:
        return False
    return settings.workdays.on_or_after(due) < as_of


_NOT_CLAIMED = frozenset(
    {
        Reason.EXCLUDED,
        Reason.ITEM_HELD,
        Reason.GROUP_HELD,
        Reason.NO_POLICY,
        Reason.NO_LEVELS,
    }
)


def _decide(
    group: Group, verdicts: list[Verdict], as_of: date, settings: Settings
) -> Decision:
    """Weigh the group's candidates against the rules that look at all its items."""
    overdue = {
        verdict.item.key
        for verdict in verdicts
        if _is_overdue(verdict, as_of, settings)
    }
    if overdue:
        verdicts = _drop(verdicts, Reason.OVERDUE_FIRST, _is_courtesy)
    if group.rate is None:
        verdicts = _drop(verdicts, Reason.NO_RATE, _is_candidate)
        return _left_alone(group, verdicts)
    verdicts = _drop_small_items(verdicts, group.rate)
    verdicts = _drop_small_levels(verdicts, group.rate)
    lead = _lead(verdicts)
    if lead is None:
        return _left_alone(group, verdicts)
    return _weigh(group, verdicts, lead, overdue, as_of, settings)


def _weigh(
    group: Group,
    verdicts: list[Verdict],
    lead: Verdict,
    overdue: set[int],
    as_of: date,
    settings: Settings,
) -> Decision:
    """Stop the message for a reason of the whole group, or let it go."""
    listed = [
        verdict
        for verdict in verdicts
        if verdict.item.key in overdue or _same_step(verdict, lead)
    ]
    claimed = sum((verdict.open for verdict in listed), ZERO)
    stop = _stop(group, lead, claimed, as_of, settings)
    if stop is not None:
        reason, next_on = stop
        return _left_alone(group, _drop(verdicts, reason, _is_candidate, next_on))
    keys = {verdict.item.key for verdict in listed}
    final = tuple(_settle(verdict, lead, keys) for verdict in verdicts)
    asks = lead.reason is Reason.DECIDE
    outcome = Outcome.DECIDE if asks else Outcome.CONTACT
    return Decision(group, outcome, lead.reason, lead.level, final, as_of, claimed)


def _stop(
    group: Group, lead: Verdict, claimed: Decimal, as_of: date, settings: Settings
) -> tuple[Reason, date | None] | None:
    """Return why the whole group is left alone although something is due, and until."""
    policy = lead.item.policy
    assert policy is not None and group.rate is not None
    if group.credits and group.credits >= claimed:
        return Reason.COVERED, None
    if (claimed - group.credits) * group.rate < policy.minimum_group:
        return Reason.BELOW_GROUP, None
    ready_on = _ready_on(group, lead, policy)
    if ready_on is not None and as_of < ready_on:
        return Reason.RECENT_CONTACT, ready_on
    if not settings.workdays.is_open(as_of):
        return Reason.CLOSED_DAY, settings.workdays.on_or_after(as_of)
    return None


def _ready_on(group: Group, lead: Verdict, policy: Policy) -> date | None:
    """Return the first day on which the customer may be contacted again."""
    if group.last_contact_on is None or lead.level is None:
        return None
    days = max(policy.least_days, lead.level.least_days)
    return group.last_contact_on + timedelta(days=days)


def _is_courtesy(verdict: Verdict) -> bool:
    return verdict.level is not None and (
        verdict.reason is Reason.CONTACT and verdict.level.nature is Nature.COURTESY
    )


def _drop(
    verdicts: list[Verdict],
    reason: Reason,
    which: Callable[[Verdict], bool],
    next_on: date | None = None,
) -> list[Verdict]:
    """Give those verdicts another reason; the level they waited for stays named."""
    return [
        verdict._replace(reason=reason, next_on=next_on) if which(verdict) else verdict
        for verdict in verdicts
    ]


def _drop_small_items(verdicts: list[Verdict], rate: Decimal) -> list[Verdict]:
    def is_small(verdict: Verdict) -> bool:
        policy = verdict.item.policy
        if policy is None or not _is_candidate(verdict):
            return False
        return verdict.open * rate < policy.minimum_item

    return _drop(verdicts, Reason.BELOW_ITEM, is_small)


def _drop_small_levels(verdicts: list[Verdict], rate: Decimal) -> list[Verdict]:
    """Drop each level whose items together stay under the level's own minimum."""
    sums: dict[int, Decimal] = {}
    small: dict[int, Level] = {}
    for verdict in verdicts:
        level = verdict.level
        if level is None or verdict.reason is not Reason.CONTACT or not level.minimum:
            continue
        sums[level.key] = sums.get(level.key, ZERO) + verdict.open * rate
        small[level.key] = level
    too_small = {key for key, level in small.items() if sums[key] < level.minimum}
    if not too_small:
        return verdicts
    return _drop(
        verdicts,
        Reason.BELOW_LEVEL,
        lambda one: (
            one.reason is Reason.CONTACT
            and one.level is not None
            and one.level.key in too_small
        ),
    )


def _lead(verdicts: list[Verdict]) -> Verdict | None:
    """Return the verdict that leads: a pending decision, else the highest level.

    Among equals the oldest item leads, so that the same facts give the same lead.
    """
    candidates = [verdict for verdict in verdicts if _is_candidate(verdict)]
    return max(candidates, key=_gravity, default=None)


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


def _settle(verdict: Verdict, lead: Verdict, listed: set[int]) -> Verdict:
    """Word the final answer of one item of a group that gets its message."""
    if _same_step(verdict, lead):
        return verdict
    if verdict.item.key in listed:
        return verdict._replace(reason=Reason.RIDES, next_on=lead.next_on)
    return verdict


def _left_alone(group: Group, verdicts: list[Verdict]) -> Decision:
    """Return the decision to do nothing, with the group's most telling reason."""
    telling = min(verdicts, key=lambda one: TELLING[one.reason], default=None)
    dates = [verdict.next_on for verdict in verdicts if verdict.next_on is not None]
    return Decision(
        group,
        Outcome.NOTHING,
        telling.reason if telling else Reason.EXCLUDED,
        None,
        tuple(verdicts),
        min(dates, default=None),
    )
