"""The answer for one item by itself, before the rules that look at its group."""

from collections.abc import Sequence
from datetime import date

from ..vocabulary import Reason
from ..workdays import shift
from .holds import freeing, item_freed_on, unheld
from .levels import deadline_over_on, next_level, starts_on
from .records import ZERO, Answer, Hold, OpenItem, Policy, Served, Settings, Verdict

# Looking a member up on its enum costs more than the comparison, a million times.
_NOT_DUE = Reason.NOT_DUE
_BEFORE_LEVEL = Reason.BEFORE_LEVEL
# A notice that only listed the item may have been of another policy: its time is that
# of the rank which the item holds by it.
_NO_LEVEL = -1
# A million named tuples in a night: this is twice as fast as their own constructor.
_new = tuple.__new__
# Answers that are kept: far more than a year of due dates, far less than a ledger.
_MOST_ANSWERS = 50_000


def judge(
    item: OpenItem, holds: Sequence[Hold], as_of: date, settings: Settings
) -> Verdict:
    """Judge one item: held, excluded, too early, or a candidate for its next step."""
    if holds and not item.excluded:
        amount = unheld(item, holds, as_of)
        if not amount:
            return _held(item, holds, as_of)
    else:
        amount = item.residual
    answers = settings.answers
    # Everything after the amount decides on the answer.
    key = (as_of, item[2:])
    answer = answers.get(key)
    if answer is None:
        if len(answers) >= _MOST_ANSWERS:
            answers.clear()
        answer = answers[key] = _answer(item, as_of, settings)
    reason, level, next_on, late = answer
    return _new(Verdict, (item, reason, level, next_on, amount, None, late))


def _answer(item: OpenItem, as_of: date, settings: Settings) -> Answer:
    """Return the answer of everything but the amount."""
    policy = item.policy
    if item.excluded:
        return Answer(Reason.EXCLUDED, None, None, late=False)
    if item.due_on is None:
        return Answer(Reason.NO_DUE_DATE, None, None, late=False)
    if policy is None:
        return Answer(Reason.NO_POLICY, None, None, late=False)
    if not policy.levels:
        return Answer(Reason.NO_LEVELS, None, None, late=False)
    return _await_level(item, policy, as_of, settings)


def _held(item: OpenItem, holds: Sequence[Hold], as_of: date) -> Verdict:
    freed_on = item_freed_on(item, holds, as_of)
    hold = freeing(holds, freed_on, as_of)
    key = hold.key if hold else None
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
