"""The shape of a dossier: refused as the schema says, and by nothing beside it."""

import copy
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker

from followup_core.__main__ import DOSSIER, dossier_schema
from followup_core.exports.checks.dossier import answer

from .dossiers import VALID

SCHEMA = dossier_schema()
VALIDATOR = Draft202012Validator(
    json.loads(DOSSIER.read_text(encoding="utf-8")), format_checker=FormatChecker()
)
REFUSED = {
    "no object": ((), [], "bad_type", ""),
    "another version": (
        ("schema",),
        "credit_followup.dossier/2.0",
        "bad_value",
        "schema",
    ),
    "an unknown key": (("case", "colour"), "red", "unknown_key", "case.colour"),
    "no role": (("debtors", 0, "role"), None, "missing_key", "debtors[0].role"),
    "no debtor": (("debtors",), [], "bad_type", "debtors"),
    "no address": (
        ("debtors", 0, "addresses"),
        [],
        "bad_type",
        "debtors[0].addresses",
    ),
    "an empty reference": (("case", "ref"), "", "bad_type", "case.ref"),
    "a long reference": (("case", "ref"), "x" * 51, "bad_value", "case.ref"),
    "no identifier": (("message", "id"), "x", "bad_value", "message.id"),
    "no sequence": (("message", "sequence"), 0, "bad_value", "message.sequence"),
    "half a sequence": (("message", "sequence"), 1.5, "bad_type", "message.sequence"),
    "a moment without its zone": (
        ("case", "cutoff_at"),
        "2026-11-21T17:59:00",
        "bad_date",
        "case.cutoff_at",
    ),
    "a zone of an hour and more than its minutes": (
        ("case", "cutoff_at"),
        "2026-11-21T17:59:00+05:60",
        "bad_date",
        "case.cutoff_at",
    ),
    "no day of the calendar": (
        ("claims", 0, "date"),
        "2026-02-30",
        "bad_date",
        "claims[0].date",
    ),
    "a comma": (("totals", "payable"), "1,00", "bad_amount", "totals.payable"),
    "five decimals": (("totals", "payable"), "1.00000", "bad_amount", "totals.payable"),
    "a long amount": (("totals", "payable"), "1" * 31, "too_large", "totals.payable"),
    "a rate without decimals": (
        ("claims", 0, "interest", 0, "rate"),
        "10",
        "bad_value",
        "claims[0].interest[0].rate",
    ),
    "no currency": (("case", "currency"), "EURO", "bad_value", "case.currency"),
    "a currency that does not exist": (
        ("claims", 0, "currency"),
        "EUX",
        "bad_value",
        "claims[0].currency",
    ),
    "a line too many": (("case", "currency"), "EUR\n", "bad_value", "case.currency"),
    "a path out": (
        ("documents", 0, "path"),
        "documents/../x",
        "bad_value",
        "documents[0].path",
    ),
    "an empty document": (
        ("documents", 0, "size"),
        0,
        "bad_value",
        "documents[0].size",
    ),
}


def put(path, value):
    """Return the valid dossier with a value at a path; None takes it away."""
    if not path:
        return value
    dossier = copy.deepcopy(VALID)
    at = dossier
    for part in path[:-1]:
        at = at[part]
    if value is None:
        del at[path[-1]]
    else:
        at[path[-1]] = value
    return dossier


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_refused(name):
    path, value, code, where = REFUSED[name]
    response = answer(put(path, value), SCHEMA)
    assert (response.get("error"), response.get("path")) == (code, where)


def test_null_is_left_out():
    dossier = copy.deepcopy(VALID)
    dossier["case"]["note"] = None
    assert answer(dossier, SCHEMA) == {"findings": []}


def places(value, path=()):
    """Return the paths of all values of a dossier."""
    inner = value.items() if isinstance(value, dict) else enumerate(value)
    return [
        found
        for key, one in inner
        for found in [
            (*path, key),
            *(places(one, (*path, key)) if isinstance(one, dict | list) else ()),
        ]
    ]


@given(
    st.sampled_from(places(VALID)),
    st.sampled_from(
        ["", "x", "-1.00", "1.0", "EUR", "2026-11-21", 0, 3, True, [], {}, 1.5, "d1"]
    ),
)
def test_the_shape_is_that_of_the_schema(path, value):
    """Held against another reader of JSON Schema: both refuse the same files."""
    dossier = put(path, value)
    refused = "error" in answer(dossier, SCHEMA)
    assert refused == (not VALIDATOR.is_valid(dossier))


def test_the_schema_is_one():
    Draft202012Validator.check_schema(VALIDATOR.schema)
