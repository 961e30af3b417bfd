"""The answer for each item by itself, before the rules that look at its group."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from ..vocabulary import Nature, Reason
from ..workdays import shift
from .holds import freeing, item_freed_on, unheld
from .levels import (
    deadline_over_on,
    enters_by_age,
    lapses,
    next_level,
    starts_on,
)
from .records import (
    ZERO,
    Answer,
    Course,
    Hold,
    Level,
    OpenItem,
    Policy,
    Served,
    Settings,
    Verdict,
    Weight,
    new,
)
from .turns import Case, Claim, first_after

# A notice that only listed the item may have been of another policy: its time is that
# of the rank which the item holds by it.
_NO_LEVEL = -1
# Answers that are kept: far more than a year of due dates, far less than a ledger.
_MOST_ANSWERS = 50_000


class Answers(dict[Course, Answer]):
    """The answers of a day, each found when it is first asked for."""

    def __init__(self, as_of: date, settings: Settings) -> None:
        """Start without any: a company has as many as its items have courses."""
        super().__init__()
        self.as_of = as_of
        self.settings = settings

    def __missing__(self, course: Course) -> Answer:
        """Find the answer of a course, and forget the others where they are many."""
        if len(self) >= _MOST_ANSWERS:
            self.clear()
        found = self[course] = _answer(course, self.as_of, self.settings)
        return found


def answers_on(as_of: date, settings: Settings) -> Mapping[Course, Answer]:
    """Return the answers of a day; those of the day before are forgotten."""
    found = settings.answers.get(as_of)
    if found is None:
        settings.answers.clear()
        found = settings.answers[as_of] = Answers(as_of, settings)
    return found


def judge(case: Case, holds: Mapping[int, Sequence[Hold]]) -> Claim:
    """Judge each item: held, excluded, too early, or a candidate for its next step.

    One pass over the items, which share what their courses say.

    :param holds: those on single items, by the key of the item
    """
    answers = answers_on(case.as_of, case.settings)
    verdicts, candidates, claimed = [], [], ZERO
    may_yield = case.group.rate is None
    for item in case.group.items:
        amount, hold, own = item.residual, None, answers[item.course]
        if holds and item.key in holds:
            amount, hold, own = _held(item, own, holds[item.key], case.as_of)
        late, weight = own.late, own.weight
        verdict = new(
            Verdict,
            (item, own.reason, own.level, own.next_on, amount, hold, late, weight),
        )
        verdicts.append(verdict)
        if weight is not None:
            candidates.append(verdict)
            may_yield = may_yield or weight.may_yield
        if late or weight is not None:
            claimed += amount
    return Claim(verdicts, candidates, claimed, may_yield)


def _held(
    item: OpenItem, answer: Answer, holds: Sequence[Hold], as_of: date
) -> tuple[Decimal, int | None, Answer]:
    """Return what may be claimed of an item; where it is nothing, why and how long."""
    if item.course.excluded:
        return item.residual, None, answer
    amount = unheld(item.residual, holds, as_of)
    if amount:
        return amount, None, answer
    freed_on = item_freed_on(item.residual, holds, as_of)
    hold = freeing(holds, freed_on, as_of)
    key = hold.key if hold else None
    return ZERO, key, Answer(Reason.ITEM_HELD, None, freed_on)


def _answer(course: Course, as_of: date, settings: Settings) -> Answer:
    """Return the answer of a course on a day."""
    policy = course.policy
    if course.excluded:
        return Answer(Reason.EXCLUDED, None, None)
    if course.due_on is None:
        return Answer(Reason.NO_DUE_DATE, None, None)
    if policy is None:
        return Answer(Reason.NO_POLICY, None, None)
    if policy.waits:
        return Answer(Reason.NOT_STARTED, None, None)
    if not policy.levels:
        return Answer(Reason.NO_LEVELS, None, None)
    due = settings.workdays.on_or_after(course.due_on)
    return _await_level(course, policy, due, as_of, settings)


def _await_level(
    course: Course, policy: Policy, due: date, as_of: date, settings: Settings
) -> Answer:
    """Tell which level comes next for the item and whether its day has come."""
    late = as_of > due
    level = next_level(course, policy, due, as_of, settings)
    if level is None and course.asked_on is not None:
        return Answer(Reason.AWAITING_DECISION, None, None, late)
    start = _start(level, course, policy, due, settings)
    if as_of < start:
        reason = Reason.BEFORE_LEVEL if late else Reason.NOT_DUE
        return Answer(reason, level, settings.workdays.on_or_after(start), late)
    reason = Reason.DECIDE if level is None else Reason.CONTACT
    weight = _weight(level, course, policy, due, as_of)
    return Answer(reason, level, as_of, late, weight)


def _start(
    level: Level | None, course: Course, policy: Policy, due: date, settings: Settings
) -> date:
    """Return the first day of the level, or of the decision after the last one.

    The time that the last message gave runs out first: what was written is kept.
    """
    if level is None:
        start = settings.workdays.on_or_after(shift(due, 1))
    else:
        start = starts_on(level, policy, course, due)
    if course.served is not None:
        start = max(start, deadline_over_on(course, course.served, policy, settings))
    if course.notice is not None and course.notice_on is not None:
        listed = Served(_NO_LEVEL, 0, course.notice, course.notice_on)
        start = max(start, deadline_over_on(course, listed, policy, settings))
    return start


def _weight(
    level: Level | None, course: Course, policy: Policy, due: date, as_of: date
) -> Weight:
    """Return what a step weighs: a pending decision most, then the highest level.

    Among equals the oldest item leads. A step turns after the due date, and where a new
    item may enter at a higher level.
    """
    assert course.due_on is not None
    if level is None:
        return Weight((-len(Nature), 0, course.due_on))
    is_early = lapses(level, policy, course, due)
    higher = policy.levels[level.rank :] if enters_by_age(course, policy) else ()
    turns = [shift(due, 1), *(starts_on(one, policy, course, due) for one in higher)]
    return Weight(
        (-level.nature, -level.rank, course.due_on),
        is_early,
        is_early or policy.minimum_item > 0 or level.minimum > 0,
        first_after(as_of, turns),
    )
