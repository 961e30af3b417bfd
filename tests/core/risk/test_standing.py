"""What lacks before an unchecked, expired or badly rated customer may buy."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup_core.risk.checks import Settings
from followup_core.risk.standing import (
    Checked,
    Lack,
    Need,
    Result,
    Standing,
    Unmet,
    standing,
)

ON = date(2026, 7, 31)
NEED = Need("accounts", Decimal(5000), 6)
ABOVE = Decimal("5000.01")


def checked(result=Result.GOOD, done_on=date(2026, 7, 1), kind="accounts", **facts):
    return Checked(kind, result, done_on, **facts)


def lacks(*checks, amount=ABOVE, needs=(NEED,), on=ON):
    return [one.lack for one in standing(checks, needs, amount, on).unmet]


def test_exactly_the_amount_needs_nothing_and_a_cent_more_does():
    assert standing([], [NEED], Decimal(5000), ON) == Standing((), None, None)
    assert standing([], [NEED], ABOVE, ON).unmet == (Unmet(NEED, Lack.MISSING),)


@pytest.mark.parametrize(
    ("done_on", "found"),
    [(date(2026, 2, 1), []), (date(2026, 1, 31), [Lack.EXPIRED])],
)
def test_a_check_that_is_so_many_months_old_is_too_old(done_on, found):
    assert lacks(checked(done_on=done_on)) == found


@pytest.mark.parametrize(
    ("valid_until", "found"),
    [(date(2026, 8, 1), []), (ON, [Lack.EXPIRED])],
)
def test_its_own_last_day_ends_it_before_its_months(valid_until, found):
    assert lacks(checked(valid_until=valid_until)) == found


def test_a_need_may_ask_for_less_than_the_usual_months_and_for_more():
    old = checked(done_on=date(2025, 1, 31))
    assert lacks(old, needs=[NEED._replace(months=24)]) == []
    assert lacks(old, needs=[NEED._replace(months=18)]) == [Lack.EXPIRED]


def test_a_bad_one_does_not_meet_a_need_and_a_limited_one_does():
    assert lacks(checked(Result.BAD)) == [Lack.BAD]
    assert lacks(checked(Result.LIMITED)) == []


def test_another_kind_does_not_meet_it():
    assert lacks(checked(kind="insurer")) == [Lack.MISSING]


def test_what_is_done_tomorrow_is_not_known_today():
    assert lacks(checked(done_on=ON)) == []
    assert lacks(checked(done_on=ON + timedelta(days=1))) == [Lack.MISSING]


def test_the_latest_of_a_kind_counts():
    good, bad = checked(done_on=date(2026, 7, 2)), checked(Result.BAD)
    assert lacks(good, bad) == []
    assert lacks(good, bad._replace(done_on=date(2026, 7, 3))) == [Lack.BAD]
    assert lacks(good, bad._replace(done_on=good.done_on)) == [Lack.BAD]


def test_one_that_could_not_tell_meets_nothing_and_takes_nothing_away():
    unclear = checked(Result.UNCLEAR, date(2026, 7, 3))
    assert lacks(unclear) == [Lack.MISSING]
    assert standing([unclear], [], ABOVE, ON).rating is Result.UNCLEAR
    assert lacks(unclear, checked()) == []
    assert standing([unclear, checked()], [], ABOVE, ON).rating is Result.GOOD


def test_needs_are_told_in_their_order():
    high = Need("accounts", Decimal(50000), 1)
    insurer = Need("insurer", Decimal(100))
    needs = [high, insurer, NEED]
    old = checked(done_on=date(2026, 6, 30))
    assert lacks(old, needs=needs) == [Lack.MISSING]
    found = standing([old], needs, Decimal(50001), ON).unmet
    assert found == (Unmet(high, Lack.EXPIRED), Unmet(insurer, Lack.MISSING))


@pytest.mark.parametrize(
    ("results", "rating"),
    [
        (["good", "unclear"], "unclear"),
        (["limited", "unclear", "good"], "limited"),
        (["limited", "bad", "good"], "bad"),
    ],
)
def test_the_gravest_result_of_all_kinds_is_the_rating(results, rating):
    checks = [checked(Result(one), kind=str(n)) for n, one in enumerate(results)]
    assert standing(checks, [], ABOVE, ON).rating.value == rating


def test_the_lowest_limit_in_force_counts():
    checks = [
        checked(limit=Decimal(9000)),
        checked(kind="insurer", limit=Decimal(4000)),
        checked(kind="others"),
        checked(kind="old", limit=Decimal(1), valid_until=ON),
    ]
    assert standing(checks, [], ABOVE, ON).limit == Decimal(4000)
    day_before = ON - timedelta(days=1)
    assert standing(checks, [], ABOVE, day_before).limit == Decimal(1)


def test_a_limit_of_nothing_is_a_limit():
    assert standing([checked(limit=Decimal(0))], [], ABOVE, ON).limit == 0


@pytest.mark.parametrize(("months", "rating"), [(6, Result.GOOD), (5, None)])
def test_what_does_not_say_until_when_counts_for_the_usual_months(months, rating):
    one = checked(done_on=date(2026, 2, 1))
    assert standing([one], [], ABOVE, ON, Settings(months)).rating is rating


CHECKS = st.lists(
    st.builds(
        Checked,
        st.sampled_from(["a", "b"]),
        st.sampled_from(Result),
        st.dates(date(2025, 6, 1), date(2026, 8, 31)),
        st.none() | st.dates(date(2025, 6, 1), date(2027, 8, 31)),
        st.none() | st.decimals(0, 9000, places=2),
    )
)
NEEDS = st.lists(
    st.builds(
        Need,
        st.sampled_from(["a", "b", "c"]),
        st.decimals(0, 9000, places=2),
        st.integers(0, 24),
    )
)
AMOUNTS = st.decimals(0, 9999, places=2)


@given(CHECKS, NEEDS, AMOUNTS, st.randoms(use_true_random=False))
def test_the_order_of_checks_does_not_matter(checks, needs, amount, random):
    shuffled = random.sample(checks, len(checks))
    found = standing(checks, needs, amount, ON)
    assert standing(shuffled, needs, amount, ON) == found


@given(CHECKS, NEEDS, AMOUNTS, AMOUNTS)
def test_less_never_needs_more(checks, needs, amount, other):
    less, more = sorted([amount, other])
    few = standing(checks, needs, less, ON).unmet
    assert set(few) <= set(standing(checks, needs, more, ON).unmet)


@given(CHECKS, NEEDS, AMOUNTS, st.integers(0, 400))
def test_what_is_not_met_is_not_met_by_waiting(checks, needs, amount, days):
    known = [one for one in checks if one.done_on <= ON]
    later = standing(known, needs, amount, ON + timedelta(days=days)).unmet
    unmet = {one.need for one in standing(known, needs, amount, ON).unmet}
    assert unmet <= {one.need for one in later}
