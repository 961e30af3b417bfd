"""What a customer's conditions lack for what his letters claim."""

import pytest

from followup_core.terms.audit import Clauses, Customer, lacks
from followup_core.terms.audit_document import answer

FULL = Clauses("2026", True, True, True)
BARE = Clauses("2026")
FINE = Customer(FULL, FULL, is_signed=True, claims_charges=True)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, []),
        ({"accepted": None}, ["not_accepted"]),
        ({"accepted": None, "current": None}, ["not_accepted"]),
        ({"accepted": None, "current": None, "claims_charges": False}, []),
        ({"is_signed": False}, ["unsigned"]),
        ({"is_term_too_long": True}, ["term_too_long"]),
        ({"accepted": BARE}, ["no_interest", "no_penalty", "no_title"]),
        ({"accepted": BARE, "claims_charges": False}, ["no_title"]),
        ({"accepted": BARE, "current": BARE, "claims_charges": False}, []),
        ({"accepted": FULL._replace(version="2025")}, ["older_version"]),
        ({"current": None}, []),
    ],
)
def test_what_is_lacking(change, expected):
    assert [one.value for one in lacks(FINE._replace(**change))] == expected


def test_the_document():
    request = {"customers": [{"ref": "C1", "accepted": None, "claims_charges": True}]}
    assert answer(request) == {"customers": [{"ref": "C1", "lacks": ["not_accepted"]}]}
    twice = {"customers": request["customers"] * 2}
    assert answer(twice)["error"] == "duplicate_ref"
