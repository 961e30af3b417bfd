"""The nights ahead: what the nights would do, each after the one before."""

from datetime import timedelta

from hypothesis import given

from followup_core.scenario.evaluate import evaluate
from followup_core.start.ahead import ahead, carried_out, settings_of_days
from followup_core.start.document import answer
from followup_core.vocabulary import Nature, Outcome

from ..decide_requests import SHORT
from ..groups import as_of, companies, groups
from ..world import COURTESY, DAY_0, NOTICE, day, group, item, policy, settings, step


def steps_of(*items, on=0, days=10, **facts):
    """Return the day numbers and the ranks of what comes, None for a question."""
    ways = settings_of_days(settings())
    found = ahead(group(*items, **facts), day(on + days), day(on), ways)
    return [
        ((one.on - DAY_0).days, one.decision.level and one.decision.level.rank)
        for one in found
    ]


def test_each_level_comes_once_on_its_day():
    assert steps_of(item(), on=5, days=41) == [(5, 2), (15, 3), (30, 4), (45, 5)]
    assert steps_of(item(), on=5, days=40) == [(5, 2), (15, 3), (30, 4)]


def test_after_the_last_level_it_is_asked_once():
    short = policy(step(5), step(10))
    assert steps_of(item(policy=short), on=5, days=60) == [(5, 1), (10, 2), (11, None)]


def test_a_customer_is_written_to_no_sooner_than_his_policy_allows():
    far = policy(step(5), step(90), least_days=7)
    later = item(due=2, policy=far, key=2)
    assert steps_of(item(policy=far), later, on=5, days=10) == [(5, 1), (12, 1)]


def test_a_payment_may_bring_another_message_than_it_takes_away():
    """The courtesy that stood back for what was overdue: no more is promised."""
    kind = policy(step(-3, COURTESY), step(5), step(90), key=3)
    late, to_come = item(due=-20, policy=kind), item(due=8, policy=kind, key=2)
    assert steps_of(late, to_come, on=0, days=7) == [(0, 2)]
    assert steps_of(to_come, on=0, days=7) == [(5, 1)]


def test_who_waits_for_his_start_gets_nothing():
    assert steps_of(item(policy=policy(step(5), waits=True)), on=5) == []


def test_what_a_notice_listed_is_on_notice():
    """An item that rode along with a notice goes on after it."""
    firm = policy(step(5), step(30, NOTICE), step(45), key=3)
    old, young = item(due=-25, policy=firm), item(policy=firm, key=2)
    found = group(old, young)
    decision = evaluate(found, day(30), settings())
    assert decision.outcome is Outcome.CONTACT
    after = carried_out(found, decision, day(30))
    reminded = [one.course.notice for one in after.items]
    assert reminded == [None, None]
    decision = evaluate(after, day(31), settings())
    after = carried_out(after, decision, day(31))
    assert [one.course.notice for one in after.items] == [Nature.FORMAL_NOTICE] * 2
    assert {one.course.notice_on for one in after.items} == {day(31)}


@given(groups(), as_of, companies)
def test_it_is_what_the_nights_do_one_by_one(found, on, company):
    """No night between two steps would have done anything."""
    until = on + timedelta(days=30)
    told = list(ahead(found, until, on, settings_of_days(company)))
    steps, night = [], found
    for number in range(30):
        when = on + timedelta(days=number)
        decision = evaluate(night, when, company)
        if decision.outcome is not Outcome.NOTHING:
            steps.append((when, decision.reason, decision.level, decision.claimed))
            night = carried_out(night, decision, when)
    assert [
        (one.on, one.decision.reason, one.decision.level, one.decision.claimed)
        for one in told
    ] == steps


def test_the_settings_of_each_day_are_kept_apart():
    ways = settings_of_days(settings())
    assert ways(day(0)) is ways(day(0))
    assert ways(day(0)) is not ways(day(1))
    assert ways(day(0)) == settings()


def test_the_document_answers_and_refuses():
    found = answer({"request": SHORT, "days": 30})
    assert [one["on"] for one in found["steps"]] == sorted(
        one["on"] for one in found["steps"]
    )
    assert found["steps"][0]["outcome"] == "contact"
    assert answer({"request": SHORT, "days": 0})["error"]
    assert answer({"request": {}, "days": 3})["error"]
    assert answer({"days": 3})["error"]
