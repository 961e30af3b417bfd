"""The check of a dossier: the published cases, and each finding on both sides."""

import copy

import pytest

from followup_core.__main__ import dossier_schema
from followup_core.exports.checks.dossier import answer

from .dossiers import EXAMPLES, VALID

SCHEMA = dossier_schema()


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda one: one["id"])
def test_the_published_cases(example):
    found, wanted = answer(example["request"], SCHEMA), example["expect"]
    if "error" in wanted:
        assert found.pop("message")
        assert found == wanted
    else:
        assert all(one["message"] for one in found["findings"])
        codes = sorted(one["code"] for one in found["findings"])
        assert codes == wanted["findings"]


def changed(**changes):
    """Return the valid dossier, changed at paths written as claims__0__due_date."""
    dossier = copy.deepcopy(VALID)
    for path, value in changes.items():
        *parts, last = [int(one) if one.isdigit() else one for one in path.split("__")]
        at = dossier
        for part in parts:
            at = at[part]
        if value is None:
            del at[last]
        else:
            at[last] = value
    return dossier


def found(**changes):
    """Return code and path of what is found in the changed dossier, in order."""
    response = answer(changed(**changes), SCHEMA)
    return [(one["code"], one["path"]) for one in response["findings"]]


SEGMENT = "claims__0__interest__"
NOTICE = {
    "date": "2026-10-20",
    "level": 3,
    "is_formal_notice": True,
    "channel": "registered_post",
    "proof_document_id": "d1",
}
# What is changed, and what is then found; nothing beside it.
WRONG = {
    "total of what was invoiced": (
        {"totals__principal_original": "1210.01"},
        [("claims_total", "totals.principal_original")],
    ),
    "total of what was paid": (
        {"totals__paid": "0.00"},
        [("claims_total", "totals.paid")],
    ),
    "total of credits": (
        {"totals__credited": "1.00"},
        [("claims_total", "totals.credited")],
    ),
    "number of claims": (
        {"totals__claims": 2},
        [("claims_count", "totals.claims")],
    ),
    "another currency": (
        {"claims__0__currency": "USD", "ledger__0__currency": "USD"},
        [
            ("currency_mixed", "claims[0].currency"),
            ("currency_mixed", "ledger[0].currency"),
        ],
    ),
    "rows of the ledger": (
        {"ledger__0__amount": "-199.99"},
        [("ledger_total", "claims[0].open_amount")],
    ),
    "a row of the invoice itself moves nothing": (
        {"ledger__0__type": "invoice"},
        [("ledger_total", "claims[0].open_amount")],
    ),
    "interest from the due date": (
        {
            SEGMENT + "0__from": "2026-08-31",
            SEGMENT + "0__amount": "11.14",
            "totals__interest": "25.67",
            "totals__payable": "1075.67",
        },
        [("interest_early", "claims[0].interest[0].from")],
    ),
    "interest beyond the cut-off": (
        {
            SEGMENT + "1__to": "2026-11-23",
            SEGMENT + "1__amount": "15.11",
            "totals__interest": "25.90",
            "totals__payable": "1075.90",
        },
        [("interest_late", "claims[0].interest[1].to")],
    ),
    "interest twice": (
        {SEGMENT + "0__to": "2026-10-03", SEGMENT + "0__amount": "11.14"}
        | {"totals__interest": "25.67", "totals__payable": "1075.67"},
        [("interest_overlap", "claims[0].interest[1].from")],
    ),
    "interest without end before another": (
        {SEGMENT + "0__to": None},
        [("interest_overlap", "claims[0].interest[1].from")],
    ),
    "interest between businesses of a person": (
        {"debtors__0__kind": "person"},
        [
            ("interest_basis", "claims[0].interest[0].basis"),
            ("interest_basis", "claims[0].interest[1].basis"),
        ],
    ),
    "nobody is the main debtor": (
        {"debtors__0__role": "guarantor"},
        [("main_debtor_missing", "debtors")],
    ),
    "no place": (
        {"debtors__0__addresses__0__zip": None, "debtors__0__addresses__0__city": ""},
        [("address_incomplete", "debtors[0].addresses")],
    ),
    "no number": (
        {"debtors__0__identifiers": []},
        [("registration_missing", "debtors[0]")],
    ),
    "due on the day of the cut-off": (
        {"claims__0__due_date": "2026-11-21", "claims__0__interest": None}
        | {"totals__interest": "0", "totals__payable": "1050.00"},
        [("not_due", "claims[0].due_date")],
    ),
    "a tracking number is no proof": (
        {"agency__product": "judicial"},
        [("formal_notice_missing", "dunning")],
    ),
    "over yesterday": (
        {"case__limitation_date": "2026-11-20"},
        [("limitation_passed", "case.limitation_date")],
    ),
    "what does not exist": (
        {
            "claims__0__document_ids": ["d1", "d2"],
            "ledger__0__claim_ref": "L1",
            "dunning__0__claim_refs": ["L2"],
            "documents__0__claim_refs": ["L3"],
        },
        [
            ("reference_unresolved", "claims[0].document_ids[1]"),
            ("reference_unresolved", "ledger[0].claim_ref"),
            ("reference_unresolved", "dunning[0].claim_refs[0]"),
            ("reference_unresolved", "documents[0].claim_refs[0]"),
        ],
    ),
}
RIGHT = {
    "totals that agree": {
        "totals__principal_original": "1210.00",
        "totals__paid": "200",
        "totals__credited": "0.00",
    },
    "a claim without rows": {"ledger": []},
    "interest until the cut-off's own day": {
        SEGMENT + "1__to": "2026-11-22",
        SEGMENT + "1__amount": "14.82",
        "totals__interest": "25.61",
        "totals__payable": "1075.61",
    },
    "interest of a claim that no person owes": {
        "debtors": [
            *VALID["debtors"],
            {**VALID["debtors"][0], "ref": "P2", "kind": "person", "role": "guarantor"},
        ],
        "claims__0__debtor_refs": ["P000123"],
    },
    "a city is enough": {"debtors__0__addresses__0__zip": None},
    "a public body needs no number": {
        "debtors__0__identifiers": None,
        "debtors__0__kind": "public",
    },
    "a consumer's case needs no number": {
        "debtors__0__identifiers": None,
        "case__nature": "b2c",
    },
    "due the day before": {"claims__0__due_date": "2026-08-30"},
    "not due, for an insurer": {
        "claims__0__due_date": "2026-11-21",
        "claims__0__interest": None,
        "totals__interest": "0",
        "totals__payable": "1050.00",
        "agency__product": "insurance_overdue",
        "dunning__1": NOTICE,
    },
    "a notice with its proof": {"agency__product": "judicial", "dunning__1": NOTICE},
    "the last day": {"case__limitation_date": "2026-11-21"},
    "not disputed": {"case__disputed": False, "claims__0__disputed": False},
}


@pytest.mark.parametrize("name", WRONG)
def test_what_is_found(name):
    changes, wanted = WRONG[name]
    assert found(**changes) == wanted


@pytest.mark.parametrize("name", RIGHT)
def test_what_is_right(name):
    assert found(**RIGHT[name]) == []


@pytest.mark.parametrize(
    ("claim", "wanted"),
    [
        ({"type": "credit_note", "disputed": True, "due_date": "2026-12-31"}, []),
        ({"type": "invoice", "disputed": True}, ["nothing_open", "disputed"]),
    ],
)
def test_a_credit_note_is_never_in_the_way(claim, wanted):
    """Its amounts are below zero, and the totals have them with their sign."""
    credit = {
        **VALID["claims"][0],
        **dict.fromkeys(("original_amount", "open_amount"), "-10.00"),
        "paid_amount": "0.00",
        "interest": [],
        "charges": [],
        "ref": "L2",
        **claim,
    }
    response = answer(
        changed(
            claims=[*VALID["claims"], credit],
            totals={
                **VALID["totals"],
                "claims": 2,
                "principal_open": "1000.00",
                "payable": "1065.32",
            },
        ),
        SCHEMA,
    )
    assert [one["code"] for one in response["findings"]] == wanted


@pytest.mark.parametrize(
    ("due", "early"), [("9999-12-30", False), ("9999-12-31", True)]
)
def test_no_interest_begins_on_the_due_date_not_even_on_the_last_day(due, early):
    """After the last day of the calendar there is none, so nothing may begin."""
    segment = {**VALID["claims"][0]["interest"][0], "from": "9999-12-31"}
    del segment["to"], segment["amount"]
    told = found(claims__0__due_date=due, claims__0__interest=[segment])
    assert (("interest_early", "claims[0].interest[0].from") in told) is early


def test_every_third_name_is_told():
    dossier = changed()
    dossier["documents"] *= 3
    response = answer(dossier, SCHEMA)
    assert [one["path"] for one in response["findings"]] == [
        "documents[1].id",
        "documents[2].id",
    ]


def test_findings_come_in_the_order_of_the_file():
    wanted = [
        ("limitation_passed", "case.limitation_date"),
        ("registration_missing", "debtors[0]"),
        ("claim_open", "claims[0].open_amount"),
        ("ledger_total", "claims[0].open_amount"),
        ("formal_notice_missing", "dunning"),
        ("claims_total", "totals.principal_open"),
        ("payable_total", "totals.payable"),
    ]
    assert (
        found(
            case__limitation_date="2026-11-20",
            debtors__0__identifiers=None,
            agency__product="judicial",
            claims__0__open_amount="1010.01",
            totals__payable="1.00",
        )
        == wanted
    )
