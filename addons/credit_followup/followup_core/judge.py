"""The answer for one item by itself, before the rules that look at its group."""

from collections.abc import Sequence
from datetime import date

from .holds import item_freed_on, longest, unheld
from .levels import deadline_over_on, next_level, starts_on
from .records import ZERO, Answer, Hold, OpenItem, Policy, Served, Settings, Verdict
from .vocabulary import Reason
from .workdays import shift

# Looking a member up on its enum costs more than the comparison, a million times.
_NOT_DUE = Reason.NOT_DUE
_BEFORE_LEVEL = Reason.BEFORE_LEVEL
# A notice that only listed the item may have been of another policy: its time is that
# of the rank which the item holds by it.
_NO_LEVEL = -1
# Answers that are kept: far more than a year of due dates, far less than a ledger.
_MOST_ANSWERS = 50_000


def judge(
    item: OpenItem, holds: Sequence[Hold], as_of: date, settings: Settings
) -> Verdict:
    """Judge one item: held, excluded, too early, or a candidate for its next step."""
    amount = item.residual
    if item.excluded:
        return Verdict(item, Reason.EXCLUDED, None, None, amount)
    if holds:
        amount = unheld(item, holds, as_of)
        if not amount:
            return _held(item, holds, as_of)
    policy = item.policy
    if item.due_on is None:
        return Verdict(item, Reason.NO_DUE_DATE, None, None, amount)
    if policy is None:
        return Verdict(item, Reason.NO_POLICY, None, None, amount)
    if not policy.levels:
        return Verdict(item, Reason.NO_LEVELS, None, None, amount)
    reason, level, next_on, late = _answer(item, policy, as_of, settings)
    return Verdict(item, reason, level, next_on, amount, None, late)


def _answer(item: OpenItem, policy: Policy, as_of: date, settings: Settings) -> Answer:
    """Return the answer of the dates, worked out once for all items that share them."""
    # Dates, then level, notice and question: all that the answer depends on.
    key = (policy, as_of, *item[1:3], *item[5:8], item.notice_on)
    answers = settings.answers
    found = answers.get(key)
    if found is None:
        if len(answers) >= _MOST_ANSWERS:
            answers.clear()
        found = answers[key] = _await_level(item, policy, as_of, settings)
    return found


def _held(item: OpenItem, holds: Sequence[Hold], as_of: date) -> Verdict:
    hold = longest(holds, as_of)
    key = hold.key if hold else None
    freed_on = item_freed_on(item, holds, as_of)
    return Verdict(item, Reason.ITEM_HELD, None, freed_on, ZERO, key)


def _await_level(
    item: OpenItem, policy: Policy, as_of: date, settings: Settings
) -> Answer:
    """Tell which level comes next for the item and whether its day has come.

    The time that the last message gave runs out first: what was written is kept.
    """
    assert item.due_on is not None
    due = settings.workdays.on_or_after(item.due_on)
    level = next_level(item, policy, due, as_of, settings)
    if level is None and item.asked_on is not None:
        return Answer(Reason.AWAITING_DECISION, None, None, as_of > due)
    if level is None:
        start = settings.workdays.on_or_after(shift(due, 1))
    else:
        start = starts_on(level, policy, item, due)
    if item.served is not None:
        start = max(start, deadline_over_on(item, item.served, policy, settings))
    if item.notice is not None and item.notice_on is not None:
        listed = Served(_NO_LEVEL, 0, item.notice, item.notice_on)
        start = max(start, deadline_over_on(item, listed, policy, settings))
    if as_of < start:
        start = settings.workdays.on_or_after(start)
        reason = _BEFORE_LEVEL if as_of > due else _NOT_DUE
        return Answer(reason, level, start, as_of > due)
    reason = Reason.DECIDE if level is None else Reason.CONTACT
    return Answer(reason, level, as_of, as_of > due)
