"""What signs weigh, how they fade and repeat, and what that proposes."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup_core.risk.score import (
    BEGINS,
    FADES_DAYS,
    WEIGHTS,
    Band,
    Proposal,
    Score,
    Seen,
    Trust,
    Weighed,
    proposes,
    score,
)
from followup_core.risk.signs import Sign

ON = date(2026, 7, 31)


def ago(sign, *days):
    return [Seen(sign, ON - timedelta(days=one)) for one in days]


def points(*seen):
    return score(seen, ON).points


def test_no_sign_is_calm():
    assert score([], ON) == Score(0, Band.CALM, ())


def test_a_sign_weighs_all_of_it_on_its_day():
    assert {sign.value: points(*ago(sign, 0)) for sign in Sign} == {
        "insolvency": 100,
        "cheque_returned": 40,
        "cheque_unsigned": 25,
        "promise_broken": 25,
        "later": 20,
        "letter_returned": 15,
        "more_time": 15,
        "round_sum": 10,
        "bank_changed": 10,
        "address_bounced": 5,
    }


@pytest.mark.parametrize(
    ("days", "found"), [(0, 40), (73, 32), (292, 8), (364, 0), (365, 0), (400, 0)]
)
def test_a_sign_fades_to_nothing_in_a_year(days, found):
    assert points(*ago(Sign.CHEQUE_RETURNED, days)) == found


def test_what_is_a_year_old_is_no_reason_any_more():
    last = ago(Sign.LATER, FADES_DAYS - 1)
    assert score(last, ON).reasons == (Weighed(Sign.LATER, 1, last[0].seen_on, 0),)
    assert score(ago(Sign.LATER, FADES_DAYS), ON).reasons == ()


def test_what_is_seen_tomorrow_is_not_known_today():
    assert score(ago(Sign.LATER, -1), ON).reasons == ()


@pytest.mark.parametrize(("times", "found"), [(1, 40), (2, 60), (3, 70), (9, 80)])
def test_each_repetition_counts_half(times, found):
    assert points(*ago(Sign.CHEQUE_RETURNED, *[0] * times)) == found


def test_of_two_the_newer_one_counts_whole():
    assert points(*ago(Sign.CHEQUE_RETURNED, 0, 73)) == 56
    assert points(*ago(Sign.CHEQUE_RETURNED, 73, 0)) == 56


def test_a_score_explains_itself_by_what_weighs_most():
    seen = [
        *ago(Sign.ROUND_SUM, 0, 0),
        *ago(Sign.PROMISE_BROKEN, 0),
        *ago(Sign.MORE_TIME, 0),
    ]
    found = score(seen, ON)
    assert found.reasons == (
        Weighed(Sign.PROMISE_BROKEN, 1, ON, 25),
        Weighed(Sign.ROUND_SUM, 2, ON, 15),
        Weighed(Sign.MORE_TIME, 1, ON, 15),
    )
    assert (found.points, found.band) == (55, Band.CAREFUL)


def test_a_hundred_is_the_most():
    seen = [one for sign in Sign for one in ago(sign, 0)]
    assert points(*seen) == 100


@pytest.mark.parametrize(
    ("seen", "found", "band"),
    [
        (ago(Sign.LATER, 10), 19, Band.CALM),
        (ago(Sign.LATER, 0), 20, Band.WATCH),
        (ago(Sign.CHEQUE_RETURNED, 5), 39, Band.WATCH),
        (ago(Sign.CHEQUE_RETURNED, 4), 40, Band.CAREFUL),
        (ago(Sign.CHEQUE_RETURNED, 0, 0, 19), 69, Band.CAREFUL),
        (ago(Sign.CHEQUE_RETURNED, 0, 0, 18), 70, Band.GRAVE),
    ],
)
def test_both_sides_of_each_band(seen, found, band):
    assert score(seen, ON)[:2] == (found, band)


@pytest.mark.parametrize(("days", "band"), [(364, Band.GRAVE), (365, Band.CALM)])
def test_an_insolvency_is_grave_for_a_year(days, band):
    assert score(ago(Sign.INSOLVENCY, days), ON).band is band


@pytest.mark.parametrize(
    ("band", "proposal"),
    [
        (Band.CALM, Proposal(False, Decimal(1), Trust.NORMAL)),
        (Band.WATCH, Proposal(False, Decimal(1), Trust.NORMAL)),
        (Band.CAREFUL, Proposal(True, Decimal("0.5"), Trust.BAD)),
        (Band.GRAVE, Proposal(True, Decimal(0), Trust.BAD)),
    ],
)
def test_what_each_band_proposes(band, proposal):
    reason = Weighed(Sign.LATER, 1, ON, 1)
    assert proposes(Score(1, band, (reason,))) == proposal


def test_trust_is_good_only_where_nothing_was_seen():
    assert proposes(score([], ON)).trust is Trust.GOOD
    faded = score(ago(Sign.ADDRESS_BOUNCED, 364), ON)
    assert faded.points == 0
    assert proposes(faded).trust is Trust.NORMAL


def test_each_sign_has_a_weight_and_the_bands_a_beginning():
    assert set(WEIGHTS) == set(Sign)
    assert set(BEGINS) == set(Band)
    assert list(BEGINS.values()) == sorted(BEGINS.values(), reverse=True)


SIGNS = st.lists(
    st.builds(
        Seen, st.sampled_from(Sign), st.dates(date(2025, 6, 1), date(2026, 8, 31))
    )
)
GRAVITY = list(Band)


@given(SIGNS, SIGNS)
def test_one_sign_more_never_makes_it_better(seen, more):
    before, after = score(seen, ON), score(seen + more, ON)
    assert before.points <= after.points
    assert GRAVITY.index(before.band) <= GRAVITY.index(after.band)


@given(SIGNS, st.integers(0, 400))
def test_nothing_gets_worse_by_waiting(seen, days):
    known = [one for one in seen if one.seen_on <= ON]
    before, after = score(known, ON), score(known, ON + timedelta(days=days))
    assert after.points <= before.points
    assert GRAVITY.index(after.band) <= GRAVITY.index(before.band)


@given(SIGNS, st.randoms(use_true_random=False))
def test_the_order_of_signs_does_not_matter(seen, random):
    assert score(random.sample(seen, len(seen)), ON) == score(seen, ON)


@given(SIGNS)
def test_the_reasons_add_up_to_the_points(seen):
    found = score(seen, ON)
    assert found.points == min(sum(one.points for one in found.reasons), 100)
    weights = [one.points for one in found.reasons]
    assert weights == sorted(weights, reverse=True)
