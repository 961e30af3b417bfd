"""Three ready proposals: short, medium, long, and fewer where they do not fit."""

from datetime import date
from decimal import Decimal
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup_core.agreements.plan import schedule
from followup_core.agreements.proposals import Settings, proposals
from followup_core.agreements.proposals_document import answer
from followup_core.agreements.records import (
    DayCount,
    Deposit,
    Move,
    Plan,
    PlanError,
    Rhythm,
    Shape,
)
from followup_core.money import unit

from ..claim_world import day

BEGUN = Plan("EUR", day("2026-01-05"), Decimal("1200.00"), day("2026-02-02"))
FROM, TO = date(2026, 1, 5), date(2026, 3, 1)
COUNTS = st.integers(1, 16)
PLANS = st.builds(
    Plan,
    st.sampled_from(["EUR", "JPY"]),
    st.just(FROM),
    st.integers(2, 2000).map(Decimal),
    st.dates(FROM, TO),
    accrued=st.integers(0, 50).map(Decimal),
    deposit=st.none() | st.just(Deposit(Decimal(1), FROM)),
    number=st.none(),
    amount=st.none(),
    shape=st.sampled_from(Shape),
    rhythm=st.sampled_from(Rhythm),
    closed=st.just(frozenset()),
    rate_percent=st.sampled_from([Decimal(0), Decimal(12), Decimal(100)]),
    day_count=st.sampled_from(DayCount),
)
SETTINGS = st.builds(
    Settings,
    st.lists(COUNTS, min_size=1, max_size=4).map(tuple),
    st.integers(0, 300).map(Decimal),
    st.none() | st.integers(2, 12),
)


def counts(plan=BEGUN, **settings):
    return [one.number for one in proposals(plan, Settings(**settings))]


def test_each_is_worked_out_as_the_contract_would_be():
    plan = BEGUN._replace(accrued=Decimal(40), rate_percent=Decimal(12))
    short, _medium, long = proposals(plan, Settings())
    for one in (short, long):
        pays = schedule(plan._replace(number=one.number))
        assert one.number == len(pays)
        assert one.amount == max(pay.amount for pay in pays)
        assert one.interest == sum(pay.interest for pay in pays) > 0
        assert one.last_on == pays[-1].on
    assert short.interest < long.interest


def test_a_deposit_is_no_instalment():
    deposit = Deposit(Decimal(900), day("2026-01-10"))
    (one,) = proposals(BEGUN._replace(deposit=deposit), Settings((3,)))
    assert (one.number, one.amount, one.last_on) == (3, 100, day("2026-04-02"))


@pytest.mark.parametrize(
    ("least", "found"),
    [
        *((0, [3, 6, 12]), (100, [3, 6, 12]), ("100.01", [3, 6, 11])),
        *((200, [3, 6]), ("200.01", [3, 5]), (400, [3]), ("400.01", [2])),
        *((600, [2]), ("600.01", [1]), (5000, [1])),
    ],
)
def test_instalments_that_are_too_small_are_fewer(least, found):
    assert counts(least_amount=Decimal(least)) == found


def test_what_was_begun_may_have_a_number_or_an_amount():
    for plan in (BEGUN._replace(number=7), BEGUN._replace(amount=Decimal(7))):
        assert counts(plan) == [3, 6, 12]


def test_counts_are_told_once_and_in_order():
    assert counts(counts=(12, 3, 3, 6)) == [3, 6, 12]
    assert counts(counts=(120,)) == [120]


@pytest.mark.parametrize(
    ("agreed", "most", "found"),
    [
        *(("2026-02-02", 11, [3, 6, 12]), ("2026-02-01", 11, [3, 6, 11])),
        *(("2026-02-01", 12, [3, 6, 12]), ("2026-01-05", 1, [1])),
    ],
)
def test_an_agreement_lasts_no_longer_than_so_many_months(agreed, most, found):
    assert counts(BEGUN._replace(agreed_on=day(agreed)), most_months=most) == found


def test_a_closed_day_makes_no_agreement_too_long():
    closed = frozenset({day("2026-03-02")})
    plan = BEGUN._replace(agreed_on=day("2026-02-02"), closed=closed)
    (one,) = proposals(plan, Settings((2,), most_months=1))
    assert (one.number, one.last_on) == (2, day("2026-03-03"))


def test_a_first_instalment_that_is_too_late_is_refused():
    plan = BEGUN._replace(first_on=day("2026-02-06"))
    with pytest.raises(PlanError) as found:
        proposals(plan, Settings(most_months=1))
    assert (found.value.code, found.value.path) == ("first_too_late", "first_on")
    on_time = BEGUN._replace(first_on=day("2026-02-05"))
    assert counts(on_time, most_months=1) == [1]


def test_no_instalment_is_for_nothing():
    yen = BEGUN._replace(currency="JPY", principal=Decimal(5))
    assert counts(yen) == [3, 5]


@given(PLANS, SETTINGS)
def test_what_holds_for_any_proposals(plan, settings):
    try:
        found = proposals(plan, settings)
    except PlanError as error:
        assert error.code in ("first_too_late", "first_before_agreed")
        return
    ranks = [one.number for one in found]
    assert ranks == sorted(set(ranks))
    assert 1 <= len(found) <= len(set(settings.counts))
    assert max(ranks) <= max(settings.counts)
    for one in found:
        assert fits(plan, one.number, settings) or one.number == 1
        pays = schedule(plan._replace(number=one.number))
        owed = plan.principal + plan.accrued
        assert sum(pay.amount for pay in pays) == owed + one.interest
        assert all(pay.amount <= one.amount for pay in pays if pay.rank)


@given(PLANS, COUNTS, SETTINGS)
def test_none_is_shortened_more_than_it_needs(plan, count, settings):
    settings = settings._replace(counts=(count,), most_months=None)
    (found,) = proposals(plan, settings)
    for more in range(found.number + 1, count + 1):
        assert not fits(plan, more, settings)


def fits(plan, count, settings):
    least = max(settings.least_amount, unit(plan.currency))
    pays = schedule(plan._replace(number=count))
    return min(one.amount for one in pays if one.rank) >= least


def test_what_is_out_of_reach_is_not_worked_out():
    plan = BEGUN._replace(shape=Shape.EQUAL_AMOUNTS, rate_percent=Decimal(8))
    started = perf_counter()
    assert counts(plan, counts=(120,), least_amount=Decimal(600)) == [2]
    assert perf_counter() - started < 0.5


# === THE DOCUMENT === #

REQUEST = {
    "currency": "EUR",
    "agreed_on": "2026-01-05",
    "principal": "1200.00",
    "first_on": "2026-02-02",
}


def test_what_is_answered():
    asked = {**REQUEST, "least_amount": "150.00", "closed": ["2026-09-02"]}
    assert answer({**asked, "counts": [3, 12]}) == {
        "proposals": [
            {
                "count": 3,
                "amount": "400.00",
                "last_on": "2026-04-02",
                "interest": "0.00",
            },
            {
                "count": 8,
                "amount": "150.00",
                "last_on": "2026-09-03",
                "interest": "0.00",
            },
        ]
    }


def test_all_of_a_plan_is_read():
    asked = {
        **REQUEST,
        "accrued": "10.00",
        "deposit": {"amount": "10.00", "on": "2026-01-20"},
        "counts": [3],
        "most_months": 24,
        "shape": "equal_amounts",
        "rhythm": "quarterly",
        "closed": ["2026-08-03"],
        "move": "previous",
        "rate_percent": "10",
        "day_count": "30E/360",
    }
    plan = BEGUN._replace(
        accrued=Decimal(10),
        deposit=Deposit(Decimal(10), day("2026-01-20")),
        shape=Shape.EQUAL_AMOUNTS,
        rhythm=Rhythm.QUARTERLY,
        closed=frozenset({day("2026-08-03")}),
        move=Move.PREVIOUS,
        rate_percent=Decimal(10),
        day_count=DayCount.THIRTY_E_360,
    )
    (found,) = answer(asked)["proposals"]
    (one,) = proposals(plan, Settings((3,)))
    assert found["amount"] == str(one.amount)
    assert found["interest"] == str(one.interest)
    assert found["last_on"] == one.last_on.isoformat() == "2026-07-31"


REFUSED = {
    "instalments": ({"instalments": {"count": 3}}, "unknown_key", "instalments"),
    "nothing owed": ({"principal": "0.00"}, "bad_amount", "principal"),
    "no counts": ({"counts": []}, "bad_type", "counts"),
    "too many": ({"counts": [1] * 13}, "too_large", "counts"),
    "count of nothing": ({"counts": [3, 0]}, "bad_count", "counts[1]"),
    "least below": ({"least_amount": "-1"}, "bad_amount", "least_amount"),
    "least too exact": ({"least_amount": "1.001"}, "bad_amount", "least_amount"),
    "no month": ({"most_months": 0}, "bad_value", "most_months"),
    "counts before rates": (
        {"rate_percent": "x", "counts": 1},
        "bad_type",
        "counts",
    ),
    "too late": (
        {"first_on": "2026-02-06", "most_months": 1},
        "first_too_late",
        "first_on",
    ),
    "before": ({"first_on": "2026-01-04"}, "first_before_agreed", "first_on"),
    "beyond the calendar": ({"first_on": "9999-11-30"}, "bad_date", "first_on"),
    "the deposit is all": (
        {"deposit": {"amount": "1200.00", "on": "2026-01-05"}},
        "deposit_too_large",
        "deposit.amount",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_refused(name):
    more, code, path = REFUSED[name]
    found = answer({**REQUEST, **more})
    assert (found["error"], found["path"]) == (code, path)
    assert found["message"]


def test_the_most_that_is_read():
    found = answer({**REQUEST, "counts": [2] * 12, "most_months": 1200})
    assert len(found["proposals"]) == 1
