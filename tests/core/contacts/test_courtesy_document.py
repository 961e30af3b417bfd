"""The courtesy document: what it answers, and each way to be refused."""

import pytest

from followup_core.contacts.courtesy_document import answer

INVOICE = {
    "ref": "INV/1",
    "invoiced_on": "2026-03-02",
    "due_on": "2026-04-01",
    "amount": "1000.00",
}
REQUEST = {"as_of": "2026-03-05", "currency": "EUR", "invoices": [INVOICE]}


def test_what_is_answered():
    other = {**INVOICE, "ref": "INV/2", "invoiced_on": "2026-03-04"}
    paid = {**INVOICE, "ref": "INV/3", "is_paid": True}
    assert answer({**REQUEST, "invoices": [INVOICE, other, paid]}) == {
        "invoices": [
            {"ref": "INV/1", "why": "to_call", "call_on": "2026-03-05"},
            {"ref": "INV/2", "why": "waits", "call_on": "2026-03-09"},
            {"ref": "INV/3", "why": "paid", "call_on": None},
        ],
        "heard": None,
    }


@pytest.mark.parametrize(
    ("more", "why", "call_on"),
    [
        ({"days": 0}, "to_call", "2026-03-02"),
        ({"days": 4}, "waits", "2026-03-06"),
        ({"least_amount": "1000.01"}, "too_small", None),
        ({"holidays": ["2026-03-05"]}, "waits", "2026-03-06"),
        ({"worked_days": [0]}, "waits", "2026-03-09"),
        ({"days": 366}, "no_time", None),
    ],
)
def test_the_settings_are_read(more, why, call_on):
    (found,) = answer({**REQUEST, **more})["invoices"]
    assert (found["why"], found["call_on"]) == (why, call_on)


@pytest.mark.parametrize("fact", ["paid", "refunded", "called"])
def test_the_facts_are_read(fact):
    invoice = {**INVOICE, f"is_{fact}": True}
    (found,) = answer({**REQUEST, "invoices": [invoice]})["invoices"]
    assert found["why"] == fact


def test_what_a_call_leads_to():
    asked = {"as_of": "2026-03-05", "currency": "EUR"}
    said = {"satisfied": True, "received": False, "passed": None}
    assert answer({**asked, "answers": said}) == {
        "invoices": [],
        "heard": {
            "moves": ["resend_invoice"],
            "confirmed": ["satisfied"],
            "is_evidence": True,
        },
    }
    nothing = {"moves": [], "confirmed": [], "is_evidence": False}
    assert answer({**asked, "answers": {}})["heard"] == nothing


def invoice(**values):
    return {**REQUEST, "invoices": [{**INVOICE, **values}]}


REFUSED = {
    "no object": ([], "bad_type", ""),
    "no day": ({"currency": "EUR"}, "missing_key", "as_of"),
    "unknown": ({**REQUEST, "x": 1}, "unknown_key", "x"),
    "currency": ({**REQUEST, "currency": "EUX"}, "bad_value", "currency"),
    "days before": ({**REQUEST, "days": -1}, "bad_value", "days"),
    "days": ({**REQUEST, "days": 367}, "bad_value", "days"),
    "least below": ({**REQUEST, "least_amount": "-1"}, "bad_amount", "least_amount"),
    "no week": ({**REQUEST, "worked_days": []}, "bad_type", "worked_days"),
    "no ref": (invoice(ref=""), "bad_type", "invoices[0].ref"),
    "twice": (
        {**REQUEST, "invoices": [INVOICE, INVOICE]},
        "duplicate_ref",
        "invoices[1].ref",
    ),
    "due": (invoice(due_on="2026-02-30"), "bad_date", "invoices[0].due_on"),
    "too exact": (invoice(amount="1.001"), "bad_amount", "invoices[0].amount"),
    "below zero": (invoice(amount="-1.00"), "bad_amount", "invoices[0].amount"),
    "flag": (invoice(is_paid=1), "bad_type", "invoices[0].is_paid"),
    "said": ({**REQUEST, "answers": {"passed": "no"}}, "bad_type", "answers.passed"),
    "asked": ({**REQUEST, "answers": {"paid": True}}, "unknown_key", "answers.paid"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_refused(name):
    request, code, path = REFUSED[name]
    found = answer(request)
    assert (found["error"], found["path"]) == (code, path)
    assert found["message"]
