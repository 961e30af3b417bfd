"""The receive document: whose the money is, and each way to be refused."""

import pytest

from followup_core.payments.received_document import answer

MONEY = {"on": "2026-03-11", "amount": "70.00", "text": "agr 2026 2"}
FIRST = {
    "ref": "first",
    "number": "AGR/2026/1",
    "since": "2026-03-01",
    "lacks": "50.00",
}
SECOND = {**FIRST, "ref": "second", "number": "AGR/2026/2", "lacks": "30.00"}
REQUEST = {"currency": "EUR", "received": [MONEY], "wanting": [FIRST, SECOND]}


def amounts(request):
    response = answer(request)
    given = {one["ref"]: one["amount"] for one in response["wanting"]}
    return given, response["left"]


def test_first_whose_number_was_written():
    assert amounts(REQUEST) == ({"first": "40.00", "second": "30.00"}, "0.00")


def test_what_nobody_lacks_is_left():
    assert amounts({**REQUEST, "wanting": [SECOND]}) == ({"second": "30.00"}, "40.00")
    assert amounts({**REQUEST, "wanting": []}) == ({}, "70.00")


@pytest.mark.parametrize(
    ("more", "amount"),
    [
        ({"since": "2026-03-11"}, "50.00"),
        ({"since": "2026-03-12"}, "0"),
        ({"until": "2026-03-11"}, "50.00"),
        ({"until": "2026-03-10"}, "0"),
    ],
)
def test_money_of_another_time_is_for_something_else(more, amount):
    given, _left = amounts({**REQUEST, "wanting": [{**FIRST, **more}]})
    assert given == {"first": amount}


def wanting(**values):
    return {**REQUEST, "wanting": [{**FIRST, **values}]}


REFUSED = {
    "currency": ({**REQUEST, "currency": "EUX"}, "bad_value", "currency"),
    "no ref": (wanting(ref=None), "missing_key", "wanting[0].ref"),
    "a key": (wanting(key=1), "unknown_key", "wanting[0].key"),
    "below zero": (wanting(lacks="-1.00"), "bad_amount", "wanting[0].lacks"),
    "half a cent": (
        {**REQUEST, "received": [{**MONEY, "amount": "0.005"}]},
        "bad_amount",
        "received[0].amount",
    ),
    "twice": (
        {**REQUEST, "wanting": [FIRST, FIRST]},
        "duplicate_ref",
        "wanting[1].ref",
    ),
}


@pytest.mark.parametrize("case", REFUSED.values(), ids=REFUSED)
def test_what_is_refused(case):
    document, code, path = case
    response = answer(document)
    assert (response["error"], response["path"]) == (code, path)
