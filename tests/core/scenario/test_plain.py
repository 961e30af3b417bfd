"""The evaluator decides what the rules say plainly, and remembers little."""

from collections import Counter

from hypothesis import given
from hypothesis import settings as trying
from hypothesis import strategies as st

from followup_core.scenario import judge
from followup_core.scenario.evaluate import evaluate
from followup_core.scenario.records import OpenItem
from followup_core.vocabulary import Reason

from ..groups import as_of, cents, companies, days, groups
from ..world import (
    COURTESY,
    day,
    decide,
    group,
    hold,
    item,
    policy,
    served,
    settings,
    step,
    turned,
)
from .plain import decide_plainly

NO_LEVELS = policy(key=9)
KIND = policy(step(-9, COURTESY, minimum=50), step(9), key=8, minimum_item=20)
seldom = st.sampled_from([False] * 3 + [True])
few = st.integers(0, 5)


@st.composite
def crowds(draw):
    """Draw a customer of up to nine items of whom several share their course."""
    known = draw(groups())
    items = list(known.items)
    for position, one in enumerate(items):
        if one.notice is not None and not draw(seldom):
            items[position] = turned(one, notice_on=day(draw(days)))
        if draw(seldom):
            other = draw(st.sampled_from([KIND, KIND, NO_LEVELS]))
            items[position] = turned(items[position], policy=other)
    for key in range(len(items) + 1, len(items) + 1 + draw(few)):
        like = items[draw(few) % len(items)]
        items.append(OpenItem(key, draw(cents), like.course))
    return known._replace(items=tuple(items))


def told(decision):
    """Return a decision and its verdicts, less what only the evaluator needs."""
    return decision._replace(verdicts=[one[:7] for one in decision.verdicts])


@trying(max_examples=2000)
@given(crowds(), as_of, companies)
def test_the_evaluator_decides_what_the_rules_say(one, on, company):
    assert told(evaluate(one, on, company)) == told(decide_plainly(one, on, company))


@given(st.lists(crowds(), min_size=2, max_size=4), as_of, as_of, companies)
def test_what_others_were_answered_changes_nothing(crowd, on, later, company):
    """Many customers, one after the other, on two days that come back."""
    for when in (on, later, on):
        for one in crowd:
            expected = told(decide_plainly(one, when, company))
            assert told(evaluate(one, when, company)) == expected


def test_items_that_share_their_course_share_one_answer(monkeypatch):
    asked = count_answers(monkeypatch)
    one, other = item(served=served(2, on=5)), item(due=3, key=2)
    like = [OpenItem(key, other.residual * key, other.course) for key in range(3, 9)]
    company = settings()
    for _night in range(2):
        for items in ((one, other), like):
            evaluate(group(*items), day(9), company)
    assert asked == {one.course: 1, other.course: 1}
    evaluate(group(*like), day(10), company)
    assert asked == {one.course: 1, other.course: 2}


def test_what_is_held_of_one_leaves_the_shared_answer_to_the_others():
    free = item()
    part, whole = (free._replace(key=key) for key in (2, 3))
    holds = hold(item=2, amount=60), hold(item=3, key=2)
    decision = decide(whole, part, free, on=5, holds=holds)
    assert [(one.reason, one.open, one.hold) for one in decision.verdicts] == [
        (Reason.ITEM_HELD, 0, 2),
        (Reason.CONTACT, 40, None),
        (Reason.CONTACT, 100, None),
    ]
    assert decision.claimed == 140


def test_the_memory_of_answers_stays_bounded(monkeypatch):
    monkeypatch.setattr(judge, "_MOST_ANSWERS", 3)
    asked = count_answers(monkeypatch)
    items = [item(due=number, key=number) for number in range(20)]
    company = settings()
    for on in (day(9), day(10)):
        decisions = [evaluate(group(one), on, company) for one in items]
        assert [len(kept) for kept in company.answers.values()] == [2]
        assert [told(one) for one in decisions] == [
            told(decide_plainly(group(one), on, company)) for one in items
        ]
    assert list(company.answers) == [day(10)]
    assert set(asked.values()) == {2}


def count_answers(monkeypatch):
    """Return how often the answer of each course is found, from now on."""
    asked, find = Counter(), judge._answer

    def counted(course, as_of, settings):
        asked[course] += 1
        return find(course, as_of, settings)

    monkeypatch.setattr(judge, "_answer", counted)
    return asked
