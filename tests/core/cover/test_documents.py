"""The documents on covers: what they answer, and each way to be refused."""

import pytest

from followup_core.cover import cover_document as cover
from followup_core.cover import exposure_document as exposure
from followup_core.cover import indemnity_document as indemnity

CONTRACT = {
    "percent": "90",
    "extension_days": 60,
    "notify_days": 75,
    "notify_from": "due",
    "hand_over_days": 30,
    "file_days": 180,
    "waiting": 5,
    "excluded": ["consumer"],
}
GRANTED = {
    "ref": "COV/1",
    "decision": "granted",
    "valid_from": "2026-01-01",
    "limit": "1500.00",
}
DEBT = {
    "ref": "INV/1",
    "invoiced_on": "2026-01-01",
    "due_on": "2026-01-31",
    "amount": "1000.00",
}
SECOND = {**DEBT, "ref": "INV/2", "invoiced_on": "2026-01-15", "due_on": "2026-02-14"}
REQUEST = {
    "as_of": "2026-04-17",
    "currency": "EUR",
    "contract": CONTRACT,
    "covers": [GRANTED],
    "debts": [DEBT, SECOND],
    "plan_until": "2026-04-02",
}


def test_the_days_what_is_insured_and_what_was_forfeited():
    found = cover.answer(REQUEST)
    assert found["debts"][0] == {
        "ref": "INV/1",
        "insured": "1000.00",
        "lack": None,
        "state": "forfeited",
        "reason": "not_notified",
        "extension_until": "2026-04-01",
        "notify_until": "2026-04-16",
        "hand_over_until": "2026-05-01",
        "file_until": "2026-07-30",
        "indemnity_on": None,
    }
    second = found["debts"][1]
    assert (second["insured"], second["lack"]) == ("500.00", "above_limit")
    assert (found["state"], found["next_on"]) == ("to_notify", "2026-05-01")
    assert (found["at_risk"], found["forfeited"]) == ("450.00", "900.00")
    assert found["stops_from"] == "2026-04-02"
    assert found["limit"] == {"amount": "1500.00", "ground": "named"}
    assert found["consent"] == ["INV/1"]


def test_without_a_plan_nobody_is_asked():
    found = cover.answer({**REQUEST, "plan_until": None, "as_of": "2026-04-16"})
    assert (found["consent"], found["state"]) == ([], "to_notify")
    assert found["forfeited"] == "0.00"


def contract(**change):
    return {**REQUEST, "contract": {**CONTRACT, **change}}


OTHER = {**GRANTED, "ref": "COV/2", "valid_from": "2026-03-01"}
ON_NO_DAY = {**GRANTED, "valid_until": "2026-01-01"}


@pytest.mark.parametrize(
    ("document", "code", "path"),
    [
        (contract(percent="0"), "bad_value", "contract.percent"),
        (contract(percent="100.1"), "bad_value", "contract.percent"),
        (contract(notify_days=None), "no_clock", "contract.notify_days"),
        (contract(colour=1), "unknown_key", "contract.colour"),
        (contract(excluded=["friends"]), "bad_value", "contract.excluded[0]"),
        (contract(least_claim="1.001"), "bad_amount", "contract.least_claim"),
        (
            {**REQUEST, "covers": [GRANTED, OTHER]},
            "overlap",
            "covers[1].valid_from",
        ),
        ({**REQUEST, "covers": [GRANTED] * 2}, "duplicate_ref", "covers[1].ref"),
        ({**REQUEST, "covers": [ON_NO_DAY]}, "bad_value", "covers[0].valid_until"),
        ({**REQUEST, "debts": [DEBT, DEBT]}, "duplicate_ref", "debts[1].ref"),
        ({**REQUEST, "currency": "EUX"}, "bad_value", "currency"),
    ],
)
def test_what_the_cover_document_refuses(document, code, path):
    error = cover.answer(document)
    assert (error["error"], error["path"]) == (code, path)


def test_an_overlap_names_both():
    message = cover.answer({**REQUEST, "covers": [GRANTED, OTHER]})["message"]
    assert "COV/2" in message
    assert "COV/1" in message


PART = {"ref": "INV/1", "kind": "overdue", "amount": "900.00", "currency": "EUR"}
EXPOSURE = {
    "currency": "EUR",
    "limit": {"ref": "COV/1", "amount": "1000", "currency": "EUR"},
    "parts": [PART, {**PART, "ref": "S1", "kind": "ordered", "currency": "USD"}],
    "rates": [{"currency": "USD", "rate": "0.9"}],
}


def test_an_exposure():
    assert exposure.answer(EXPOSURE) == {
        "overdue": "900.00",
        "not_due": "0.00",
        "delivered": "0.00",
        "ordered": "810.00",
        "limit": "1000.00",
        "used": "1710.00",
        "free": "0.00",
        "above": "710.00",
    }


@pytest.mark.parametrize(
    ("change", "code", "path"),
    [
        ({"rates": []}, "no_rate", "rates"),
        ({"rates": EXPOSURE["rates"] * 2}, "duplicate_ref", "rates[1].ref"),
        ({"limit": {}}, "missing_key", "limit.ref"),
        ({"parts": [{**PART, "kind": "owed"}]}, "bad_value", "parts[0].kind"),
    ],
)
def test_what_the_exposure_document_refuses(change, code, path):
    error = exposure.answer({**EXPOSURE, **change})
    assert (error["error"], error["path"]) == (code, path)
    if code == "no_rate":
        assert error["message"] == "S1: no rate for USD"


def test_an_indemnity_and_its_recoveries():
    asked = {
        "currency": "EUR",
        "contract": CONTRACT,
        "insured": ["800.00", "200.00"],
        "recovered": "100.00",
        "paid": {"amount": "810.00", "loss": "1000.00"},
        "recovered_since": "50.00",
    }
    assert indemnity.answer(asked) == {
        "indemnity": "810.00",
        "recovered_since": "50.00",
        "split": {"insurer": "45.00", "ours": "5.00"},
    }
    reckoned = {**asked, "open_now": "791.67", "rate": "1.2"}
    refused = indemnity.answer(reckoned)
    assert (refused["error"], refused["path"]) == ("bad_value", "recovered_since")
    del reckoned["recovered_since"]
    found = indemnity.answer(reckoned)
    assert found["recovered_since"] == "50.00"
    assert found["split"] == {"insurer": "45.00", "ours": "5.00"}
    del reckoned["paid"]
    assert indemnity.answer(reckoned)["path"] == "paid"
    found = indemnity.answer({"currency": "EUR", "contract": {"percent": "90"}})
    assert found == {"indemnity": "0.00", "recovered_since": None, "split": None}
    refused = indemnity.answer({**asked, "shared": "-1.00"})
    assert (refused["error"], refused["path"]) == ("bad_amount", "shared")
