"""The agreement document: the published cases, and each way to be refused."""

import json
from pathlib import Path

import pytest

from followup_core.agreements.document import answer

EXAMPLES = json.loads((Path(__file__).parent / "agreement_examples.json").read_text())
REQUEST = {
    "currency": "EUR",
    "agreed_on": "2026-02-02",
    "principal": "1000.00",
    "first_on": "2026-03-02",
    "instalments": {"count": 3},
}


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda one: one["id"])
def test_the_published_cases(example):
    found, wanted = answer(example["request"]), example["expect"]
    if "error" in wanted:
        assert found.pop("message")
    assert found == wanted


REFUSED = {
    "no object": ([], "bad_type", ""),
    "no currency": ({**REQUEST, "currency": "EUX"}, "bad_value", "currency"),
    "unknown": ({**REQUEST, "x": 1}, "unknown_key", "x"),
    "nothing owed": ({**REQUEST, "principal": "0.00"}, "bad_amount", "principal"),
    "three decimals": ({**REQUEST, "accrued": "1.001"}, "bad_amount", "accrued"),
    "rate above": ({**REQUEST, "rate_percent": "100.1"}, "bad_value", "rate_percent"),
    "rate below": ({**REQUEST, "rate_percent": "-1"}, "bad_amount", "rate_percent"),
    "rate too exact": (
        {**REQUEST, "rate_percent": "1.1234567"},
        "bad_amount",
        "rate_percent",
    ),
    "neither": ({**REQUEST, "instalments": {}}, "missing_key", "instalments.count"),
    "both": (
        {**REQUEST, "instalments": {"count": 2, "amount": "5.00"}},
        "bad_value",
        "instalments",
    ),
    "first of all dates": (
        {**REQUEST, "first_on": "2026-02-30"},
        "bad_date",
        "first_on",
    ),
    "moved before": (
        {
            **REQUEST,
            "first_on": "2026-02-02",
            "move": "previous",
            "closed": ["2026-02-02"],
        },
        "first_before_agreed",
        "first_on",
    ),
    "beyond the calendar": (
        {**REQUEST, "first_on": "9999-11-30"},
        "bad_date",
        "first_on",
    ),
    "the deposit is all": (
        {**REQUEST, "deposit": {"amount": "1000.00", "on": "2027-01-01"}},
        "deposit_too_large",
        "deposit.amount",
    ),
    "deposit before": (
        {**REQUEST, "deposit": {"amount": "1.00", "on": "2026-02-01"}},
        "deposit_before_agreed",
        "deposit.on",
    ),
    "deposit of nothing": (
        {**REQUEST, "deposit": {"amount": "0.00", "on": "2026-02-03"}},
        "bad_amount",
        "deposit.amount",
    ),
    "less than the interest": (
        {**REQUEST, "rate_percent": "100", "instalments": {"amount": "76.70"}},
        "amount_too_small",
        "instalments.amount",
    ),
    "grace beyond": (
        {**REQUEST, "as_of": "2026-04-01", "grace_days": 9_999_999},
        "bad_date",
        "grace_days",
    ),
    "notice beyond": (
        {**REQUEST, "notice": {"sent_on": "2026-04-01", "days": 9_999_999}},
        "bad_date",
        "notice.days",
    ),
    "payment of nothing": (
        {**REQUEST, "payments": [{"on": "2026-04-01", "amount": "0"}]},
        "bad_amount",
        "payments[0].amount",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_refused(name):
    request, code, path = REFUSED[name]
    found = answer(request)
    assert (found["error"], found["path"]) == (code, path)
    assert found["message"]


@pytest.mark.parametrize(
    ("count", "code"),
    [
        *((0, "bad_count"), (121, "bad_count"), (1.5, "bad_count"), (-1, "bad_count")),
        *(("3", "bad_type"), (True, "bad_type")),
    ],
)
def test_how_many_instalments_there_may_be(count, code):
    found = answer({**REQUEST, "instalments": {"count": count}})
    assert (found["error"], found["path"]) == (code, "instalments.count")
    for right in (1, 120):
        found = answer({**REQUEST, "instalments": {"count": right}})
        assert found["totals"]["count"] == right


def test_both_sides_of_each_limit():
    on_the_day = {**REQUEST, "first_on": "2026-02-02"}
    assert answer(on_the_day)["instalments"][0]["on"] == "2026-02-02"
    last_cent = {**REQUEST, "deposit": {"amount": "999.99", "on": "2026-03-02"}}
    assert answer(last_cent)["totals"]["amount"] == "1000.00"
    late = {**REQUEST, "deposit": {"amount": "1.00", "on": "2026-03-03"}}
    assert answer(late)["error"] == "deposit_after_first"
    # Interest of the first period: 1,000 at 100 % for 28 days.
    weekly = {**REQUEST, "rate_percent": "100", "rhythm": "weekly"}
    pays = answer({**weekly, "instalments": {"amount": "76.71"}})["instalments"]
    assert (pays[0]["interest"], pays[0]["principal"]) == ("76.71", "0.00")
    short = answer({**weekly, "instalments": {"amount": "76.70"}})
    assert short["error"] == "amount_too_small"
    hundred_twenty = {**REQUEST, "instalments": {"amount": "8.34"}}
    assert answer(hundred_twenty)["totals"]["count"] == 120
    one_more = {**REQUEST, "instalments": {"amount": "8.33"}}
    assert answer(one_more)["error"] == "too_many_instalments"


def test_without_a_day_nothing_is_said_of_the_standing():
    asked = {**REQUEST, "payments": [{"on": "2026-03-01", "amount": "1.00"}]}
    assert "standing" not in answer(asked)
    assert answer({**asked, "as_of": "2026-03-01"})["standing"]["paid"] == "1.00"
