"""What holds for any customer on any day, tried on many."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from itertools import pairwise

from hypothesis import given
from hypothesis import settings as trying
from hypothesis import strategies as st

from followup_core.scenario.evaluate import evaluate
from followup_core.scenario.records import Group, Level, Policy, Settings
from followup_core.start.ahead import carried_out
from followup_core.vocabulary import (
    Nature,
    Outcome,
    Reason,
)

from ..groups import after, as_of, cents, companies, groups, history
from ..world import answers, day, item, turned

NOT_CLAIMED = {
    Reason.EXCLUDED,
    Reason.ITEM_HELD,
    Reason.GROUP_HELD,
    Reason.NOT_STARTED,
    Reason.NO_POLICY,
    Reason.NO_LEVELS,
    Reason.NO_DUE_DATE,
}


@given(groups(), as_of, companies)
def test_the_same_facts_give_the_same_decision(group, on, company):
    assert evaluate(group, on, company) == evaluate(group, on, company)


@given(groups(), as_of, companies, st.randoms(use_true_random=False))
def test_the_order_of_items_and_holds_changes_nothing(group, on, company, random):
    shuffled = group._replace(
        items=tuple(random.sample(group.items, len(group.items))),
        holds=tuple(random.sample(group.holds, len(group.holds))),
    )
    one, other = evaluate(group, on, company), evaluate(shuffled, on, company)
    assert one[1:4] == other[1:4]
    assert one[5:] == other[5:]
    assert set(one.verdicts) == set(other.verdicts)


@trying(max_examples=400)  # a night trusts this one
@given(groups(), as_of, companies)
def test_nothing_happens_before_the_next_date(group, on, company):
    decision = evaluate(group, on, company)
    if decision.outcome is not Outcome.NOTHING:
        assert decision.next_on == on
        return
    end = decision.next_on or on + timedelta(days=120)
    assert end > on
    for later in after(on, min((end - on).days - 1, 120)):
        assert evaluate(group, later, company).outcome is Outcome.NOTHING, later


@given(groups(), as_of, companies)
def test_every_item_has_one_answer_and_a_date_to_come(group, on, company):
    decision = evaluate(group, on, company)
    assert [one.item for one in decision.verdicts] == list(group.items)
    for verdict in decision.verdicts:
        acting = verdict.reason in (Reason.CONTACT, Reason.DECIDE, Reason.RIDES)
        assert acting == (verdict.next_on == on)
        assert verdict.next_on is None or verdict.next_on >= on
        assert not (acting and decision.outcome is Outcome.NOTHING)


@given(groups(), as_of, companies)
def test_a_group_gets_one_level_at_most(group, on, company):
    decision = evaluate(group, on, company)
    raised = {
        verdict.level.key
        for verdict in decision.verdicts
        if verdict.reason is Reason.CONTACT
    }
    expected = {decision.level.key} if decision.level else set()
    assert raised == expected
    assert (decision.level is not None) == (decision.outcome is Outcome.CONTACT)


@given(groups(), as_of, companies)
def test_what_is_claimed_is_owed_and_neither_held_nor_excluded(group, on, company):
    decision = evaluate(group, on, company)
    free = [one for one in decision.verdicts if one.reason not in NOT_CLAIMED]
    assert decision.claimed <= sum(verdict.open for verdict in free)
    for verdict in decision.verdicts:
        assert 0 <= verdict.open <= verdict.item.residual
    if decision.outcome is not Outcome.NOTHING:
        acting = (Reason.CONTACT, Reason.DECIDE, Reason.RIDES)
        told = [one for one in decision.verdicts if one.reason in acting]
        assert decision.claimed == sum(verdict.open for verdict in told) > 0


@given(groups(), as_of, companies)
def test_credits_that_cover_the_claim_stop_everything(group, on, company):
    decision = evaluate(group, on, company)
    if decision.outcome is not Outcome.NOTHING:
        paid = group._replace(credits=decision.claimed)
        covered = evaluate(paid, on, company)
        assert covered.outcome is Outcome.NOTHING
        assert Reason.COVERED in answers(covered).values()


@given(groups(), as_of, companies, cents)
def test_more_credits_raise_nothing_and_change_no_level(group, on, company, more):
    before = evaluate(group, on, company)
    after_credit = evaluate(group._replace(credits=group.credits + more), on, company)
    if after_credit.outcome is not Outcome.NOTHING:
        assert after_credit[1:] == before[1:]
    levels = [[one.level for one in each.verdicts] for each in (before, after_credit)]
    assert levels[0] == levels[1]


@given(groups(can_hold=False), as_of, companies)
def test_one_day_later_no_item_gets_a_lower_level(group, on, company):
    ranks = []
    for when in [on, *after(on, 5)]:
        decision = evaluate(group, when, company)
        ranks.append(
            [
                verdict.level.rank if verdict.level else 99
                for verdict in decision.verdicts
                if verdict.reason not in NOT_CLAIMED
            ]
        )
    for earlier, later in pairwise(ranks):
        assert all(a <= b for a, b in zip(earlier, later, strict=True))


@given(groups(), as_of, companies)
def test_something_is_done_on_open_days_only(group, on, company):
    if evaluate(group, on, company).outcome is not Outcome.NOTHING:
        assert company.workdays.is_open(on)


@given(groups(), as_of, companies)
def test_a_group_with_a_hold_in_force_is_left_alone(group, on, company):
    whole = [one for one in group.holds if one.item is None and one.in_force(on)]
    if whole:
        decision = evaluate(group, on, company)
        assert decision.outcome is Outcome.NOTHING
        assert set(answers(decision).values()) == {Reason.GROUP_HELD}


@given(groups(), as_of, companies, cents)
def test_a_higher_group_minimum_never_starts_a_message(group, on, company, more):
    def stricter(one):
        policy = one.policy
        if policy is None:
            return one
        minimum = policy.minimum_group + more
        return turned(one, policy=replace(policy, minimum_group=minimum))

    raised = group._replace(items=tuple(stricter(one) for one in group.items))
    if evaluate(group, on, company).outcome is Outcome.NOTHING:
        assert evaluate(raised, on, company).outcome is Outcome.NOTHING


@given(cents, cents, cents, st.decimals("0.1", 10, places=4))
def test_item_minimums_are_monotone_and_converted_by_the_rate(a, b, minimum, rate):
    def is_told(amount):
        level = Level(1, 1, 0)
        strict = Policy(1, (level,), minimum_item=minimum)
        group = Group((1, 1), (item(amount=amount, policy=strict),), rate=rate)
        return evaluate(group, day(0), Settings()).outcome is Outcome.CONTACT

    assert is_told(a) == (a * rate >= minimum)
    assert is_told(min(a, b)) <= is_told(max(a, b))


@given(groups(), as_of, companies)
def test_least_days_are_respected_through_a_whole_history(group, on, company):
    previous = group.last_contact_on
    for when, decision in history(group, company, on):
        if decision.outcome is Outcome.DECIDE:
            continue
        if previous is not None:
            assert (when - previous).days >= max(1, decision.level.least_days)
        previous = when


@given(groups(), as_of, companies)
def test_an_item_rises_in_order_and_never_gets_a_level_twice(group, on, company):
    seen = {one.key: [] for one in group.items}
    for _when, decision in history(group, company, on):
        for verdict in decision.verdicts:
            if verdict.reason is Reason.CONTACT:
                seen[verdict.item.key].append(verdict.level.rank)
    for ranks in seen.values():
        assert ranks == sorted(set(ranks))


@given(groups(), as_of, companies)
def test_an_item_that_was_followed_up_skips_nothing_but_courtesies(group, on, company):
    for _when, decision in history(group, company, on):
        for verdict in decision.verdicts:
            served, policy = verdict.item.served, verdict.item.policy
            if verdict.reason is not Reason.CONTACT or served is None:
                continue
            if served.level not in policy.by_key or verdict.item.notice is not None:
                continue
            between = policy.levels[served.rank : verdict.level.rank - 1]
            assert all(level.nature is Nature.COURTESY for level in between)


@given(groups(), as_of, companies)
def test_a_new_item_enters_within_the_ceiling_of_the_first_run(group, on, company):
    for verdict in evaluate(group, on, company).verdicts:
        one, level = verdict.item, verdict.level
        if level is None or one.served or one.notice is not None:
            continue
        if company.started_on is None or one.due_on >= company.started_on:
            continue
        courtesies = [lvl.nature is Nature.COURTESY for lvl in one.policy.levels]
        first = courtesies.index(False) + 1 if False in courtesies else 4
        assert level.rank <= max(company.first_run_rank, first)


@given(groups(), as_of, companies)
def test_a_decision_is_asked_once_for_each_item(group, on, company):
    asked = []
    for _when, decision in history(group, company, on):
        asked += [
            verdict.item.key
            for verdict in decision.verdicts
            if verdict.reason is Reason.DECIDE
        ]
    assert len(asked) == len(set(asked))


@given(groups(can_hold=False), companies)
def test_nothing_ends_in_silence(group, company):
    free = group._replace(credits=Decimal(0), rate=Decimal(1), last_contact_on=None)
    for when, decision in history(free, company, day(-60), 400):
        free = carried_out(free, decision, when)
    small = {Reason.BELOW_ITEM, Reason.BELOW_GROUP, Reason.BELOW_LEVEL}
    waiting = {Reason.AWAITING_DECISION, *small, *NOT_CLAIMED}
    end = evaluate(free, day(341), company)
    assert set(answers(end).values()) <= waiting
