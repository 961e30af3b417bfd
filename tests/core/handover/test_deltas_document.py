"""The deltas document: standings as a message keeps them, and what is told of them."""

import pytest

from followup_core.__main__ import DOCUMENTS

PAID = {"id": "R1", "kind": "payment", "on": "2026-03-02", "amount": "30.00"}
BEFORE = {"ref": "L1", "open": "100.00", "master": "m1"}
AFTER = {**BEFORE, "open": "70.00", "moved": [PAID]}


def ask(before, now, **others):
    request = {"currency": "EUR", "before": before, "now": now, **others}
    return DOCUMENTS["deltas"]()(request)


def test_a_change_is_told_once():
    assert ask([BEFORE], [AFTER]) == {
        "lines": [
            {
                "ref": "L1",
                "kind": "payment",
                "amount": "30.00",
                "on": "2026-03-02",
                "id": "R1",
            }
        ],
        "unexplained": [],
    }
    assert ask([AFTER], [AFTER]) == {"lines": [], "unexplained": []}


def test_what_no_movement_explains_is_told_beside():
    found = ask([BEFORE], [{**BEFORE, "open": "99.90"}])
    assert found == {"lines": [], "unexplained": [{"ref": "L1", "amount": "0.10"}]}


def test_a_line_without_a_movement_has_no_day_and_no_number():
    found = ask([BEFORE], [{**BEFORE, "is_recalled": True}])["lines"]
    empty = {"amount": "0.00", "on": None, "id": None}
    assert found == [{"ref": "L1", "kind": "recall", **empty}]


def test_a_credit_note_is_open_below_zero():
    found = ask([{"ref": "R", "open": "-10.00"}], [{"ref": "R", "open": "-4.00"}])
    assert found["unexplained"] == [{"ref": "R", "amount": "-6.00"}]


def test_without_a_currency_amounts_have_the_decimals_that_they_have():
    small = "0.0000000000000000000000000001"[:30]
    large = {"ref": "L1", "open": "100000000000000.1"}
    moved = [{**PAID, "amount": small}]
    found = ask([large], [{**large, "moved": moved}], currency=None)
    assert found["lines"][0]["amount"] == small
    assert found["unexplained"] == [{"ref": "L1", "amount": f"-{small}"}]


@pytest.mark.parametrize(
    ("now", "code", "path"),
    [
        ([BEFORE, BEFORE], "duplicate_ref", "now[1].ref"),
        ([{**AFTER, "moved": [PAID, PAID]}], "duplicate_ref", "now[0].moved[1].id"),
        ([{**BEFORE, "open": "1.234"}], "bad_amount", "now[0].open"),
        ([{**BEFORE, "open": "-1.234"}], "bad_amount", "now[0].open"),
        ([{**BEFORE, "open": "--1"}], "bad_amount", "now[0].open"),
        ([{**BEFORE, "open": 1}], "bad_type", "now[0].open"),
        (
            [{**AFTER, "moved": [{**PAID, "amount": "0.00"}]}],
            "bad_amount",
            "now[0].moved[0].amount",
        ),
        (
            [{**AFTER, "moved": [{**PAID, "kind": "gift"}]}],
            "bad_value",
            "now[0].moved[0].kind",
        ),
        ([{**BEFORE, "colour": "red"}], "unknown_key", "now[0].colour"),
        ([{"ref": "L1"}], "missing_key", "now[0].open"),
        (None, "missing_key", "now"),
    ],
)
def test_what_is_refused(now, code, path):
    found = ask([], now)
    assert (found["error"], found["path"]) == (code, path)
