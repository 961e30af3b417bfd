"""Go or no-go: what each way would bring, and on what that rests."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup_core.court.chances import (
    LEAST_CASES,
    Option,
    Rests,
    Results,
    Way,
    chances,
)
from followup_core.court.documents.chances import answer

CENT = Decimal("0.01")
SHARES = st.decimals(0, 1, places=4)
MONEY = st.decimals(0, 10_000, places=2)
REQUEST = {
    "currency": "EUR",
    "amount": "1000.00",
    "ways": [
        {
            "way": "court",
            "figure": "0.60",
            "results": {"cases": 10, "claimed": "9000.00", "recovered": "6000.00"},
            "cost": "180.00",
            "months": 9,
        },
        {"way": "agency", "figure": "0.4", "fee": "0.15", "months": 4},
        {"way": "write_off", "sure": "173.55"},
    ],
}


def test_three_ways_beside_each_other():
    assert answer(REQUEST)["ways"] == [
        {
            "way": "court",
            "rests_on": "own_results",
            "success": "0.6667",
            "comes_in": "666.70",
            "fee": "0.00",
            "cost": "180.00",
            "sure": "0",
            "brings": "486.70",
            "months": 9,
        },
        {
            "way": "agency",
            "rests_on": "own_figure",
            "success": "0.4",
            "comes_in": "400.00",
            "fee": "60.00",
            "cost": "0",
            "sure": "0",
            "brings": "340.00",
            "months": 4,
        },
        {
            "way": "write_off",
            "rests_on": "own_figure",
            "success": "0",
            "comes_in": "0.00",
            "fee": "0.00",
            "cost": "0",
            "sure": "173.55",
            "brings": "173.55",
            "months": None,
        },
    ]


@pytest.mark.parametrize(
    ("cases", "rests"), [(9, Rests.OWN_FIGURE), (10, Rests.OWN_RESULTS)]
)
def test_own_results_count_from_ten_cases_on(cases, rests):
    assert LEAST_CASES == 10
    results = Results(cases, Decimal(100), Decimal(50))
    (found,) = chances(Decimal(100), [Option(Way.COURT, Decimal("0.2"), results)], CENT)
    assert found.rests_on is rests
    assert found.brings == (50 if rests is Rests.OWN_RESULTS else 20)


def test_without_a_figure_nothing_is_reckoned():
    results = Results(9, Decimal(100), Decimal(50))
    (found,) = chances(Decimal(100), [Option(Way.AGENCY, results=results)], CENT)
    assert (found.rests_on, found.success, found.brings) == (Rests.UNKNOWN, None, None)


def test_more_than_everything_is_never_recovered():
    results = Results(10, Decimal(100), Decimal(130))
    (found,) = chances(Decimal(100), [Option(Way.COURT, results=results)], CENT)
    assert found.success == 1


def test_a_way_may_cost_more_than_it_brings():
    option = Option(Way.COURT, Decimal("0.1"), cost=Decimal(50))
    assert chances(Decimal(100), [option], CENT)[0].brings == -40


@given(MONEY, SHARES, SHARES, MONEY, MONEY)
def test_any_sum_is_recomputed_from_what_is_told(amount, figure, fee, cost, sure):
    option = Option(Way.AGENCY, figure, cost=cost, fee=fee, sure=sure)
    (found,) = chances(amount, [option], CENT)
    assert found.brings == found.comes_in - found.fee + found.sure - found.cost
    assert 0 <= found.fee <= found.comes_in <= amount


def way(**values):
    return {**REQUEST, "ways": [{"way": "court", **values}]}


REFUSED = {
    "nothing": ({**REQUEST, "amount": "0"}, "bad_amount", "amount"),
    "no way": ({**REQUEST, "ways": []}, "bad_type", "ways"),
    "a way": (way(way="duel"), "bad_value", "ways[0].way"),
    "twice": (
        {**REQUEST, "ways": [{"way": "court"}, {"way": "court"}]},
        "duplicate_ref",
        "ways[1].way",
    ),
    "more than all": (way(figure="1.01"), "bad_value", "ways[0].figure"),
    "a fee": (way(fee="1.01"), "bad_value", "ways[0].fee"),
    "a cent's part": (way(cost="1.001"), "bad_amount", "ways[0].cost"),
    "results of nothing": (
        way(results={"cases": 10, "claimed": "0", "recovered": "0"}),
        "bad_amount",
        "ways[0].results.claimed",
    ),
    "time": (way(months=-1), "bad_value", "ways[0].months"),
}


@pytest.mark.parametrize("case", REFUSED.values(), ids=REFUSED)
def test_what_is_refused(case):
    document, code, path = case
    response = answer(document)
    assert (response["error"], response["path"]) == (code, path)
