"""The order document: what it answers, and each way to be refused."""

import pytest

from followup_core.stops.orders_document import answer

ORDER = {"kind": "order", "ref": "S1", "amount": "100.00"}
STOP = {"ref": "s", "degree": "stop", "cause": "level"}
REQUEST = {
    "as_of": "2026-03-11",
    "currency": "EUR",
    "order": ORDER,
    "stops": [STOP],
}


def test_what_is_stopped():
    assert answer(REQUEST) == {
        "outcome": "stopped",
        "why": "stopped",
        "stops": ["s"],
        "release": None,
        "rules": [],
    }


def test_what_is_released():
    release = {"ref": "r", "left": "100.00"}
    found = answer({**REQUEST, "releases": [{"ref": "o", "order": "S2"}, release]})
    assert (found["outcome"], found["release"]) == ("go", "r")


def test_what_rules_would_set():
    rules = [
        {"degree": "stop", "amount": "500.00"},
        {"degree": "approve", "days": 5},
        {"degree": "note", "on_limit": True},
    ]
    owed = [
        {"due_on": "2026-03-05", "amount": "600.00"},
        {"due_on": "2026-04-05", "amount": "50.00"},
    ]
    found = answer({**REQUEST, "rules": rules, "owed": owed, "limit": "640.00"})
    assert found["rules"] == [
        {"degree": "stop", "to_pay": {"amount": "100.00"}},
        {"degree": "approve", "to_pay": {"days": "600.00"}},
        {"degree": "note", "to_pay": {"limit": "10.00"}},
    ]


REFUSED = {
    "no order": ({**REQUEST, "order": None}, "missing_key", "order"),
    "kind": (
        {**REQUEST, "order": {**ORDER, "kind": "gift"}},
        "bad_value",
        "order.kind",
    ),
    "below zero": (
        {**REQUEST, "order": {**ORDER, "amount": "-1.00"}},
        "bad_amount",
        "order.amount",
    ),
    "twice": ({**REQUEST, "stops": [STOP, STOP]}, "duplicate_ref", "stops[1].ref"),
    "degree": (
        {**REQUEST, "stops": [{**STOP, "degree": "no"}]},
        "bad_value",
        "stops[0].degree",
    ),
}


@pytest.mark.parametrize("case", REFUSED.values(), ids=REFUSED)
def test_what_is_refused(case):
    document, code, path = case
    response = answer(document)
    assert (response["error"], response["path"]) == (code, path)
