"""How complete a dossier is: each thing that is worth having, there and missing."""

import copy

import pytest

from followup_core.__main__ import dossier_schema
from followup_core.exports.checks.completeness import WORTH, answer

from .dossiers import VALID

SCHEMA = dossier_schema()
DOCUMENT = {**VALID["documents"][0], "claim_refs": ["L9981"]}


def whole():
    """Return a dossier that has all that is worth having."""
    dossier = copy.deepcopy(VALID)
    kinds = ["invoice", "terms", "delivery_note", "proof_of_service"]
    dossier["documents"] = [
        {**DOCUMENT, "id": f"d{n}", "kind": kind} for n, kind in enumerate(kinds, 1)
    ]
    dossier["dunning"][1]["proof_document_id"] = "d4"
    dossier["debtors"][0]["channels"] = [
        {"type": "mobile", "value": "+3247"},
        {"type": "email", "value": "a@debtor.example"},
    ]
    return dossier


def without(code):
    dossier = whole()
    debtor = dossier["debtors"][0]
    changes = {
        "invoice_copies": lambda: dossier["documents"][0].update(claim_refs=[]),
        "phone": lambda: debtor["channels"].pop(0),
        "email": debtor["channels"].pop,
        "registration": lambda: debtor.update(identifiers=[]),
        "terms": lambda: dossier["documents"].pop(1),
        "delivery": lambda: dossier["documents"].pop(2),
        "notice_proof": lambda: dossier["dunning"][1].pop("proof_document_id"),
        "formal_notice": lambda: dossier["dunning"].pop(1),
    }
    changes[code]()
    return dossier


def test_what_has_everything_is_whole():
    assert answer(whole(), SCHEMA) == {"percent": 100, "missing": []}


@pytest.mark.parametrize("code", WORTH)
def test_what_is_missing(code):
    missing = answer(without(code), SCHEMA)["missing"]
    wanted = [code, "notice_proof"] if code == "formal_notice" else [code]
    assert missing == wanted


def test_a_consumer_has_no_number():
    dossier = without("registration")
    dossier["case"]["nature"] = "b2c"
    assert answer(dossier, SCHEMA) == {"percent": 100, "missing": []}


def test_a_contact_may_be_who_is_called():
    dossier = without("phone")
    dossier["debtors"][0]["contacts"] = [
        {"name": "Ann", "channels": [{"type": "phone", "value": "+32"}]}
    ]
    assert answer(dossier, SCHEMA)["missing"] == []


def test_what_is_no_dossier_is_refused():
    assert answer({}, SCHEMA)["error"] == "missing_key"
