"""For whom a procedure is open: both sides of each border."""

import pytest

from followup_core.exports.admission import admission
from followup_core.exports.layouts.field_sheet import Extra
from followup_core.law import procedures
from tests.core.exports.case_file import DOSSIER, dossier
from tests.core.exports.sheet_tries import ABROAD, DEBTOR, EXTRA, ONE, answer, told

CASE = "dossier.case"
WHO = "dossier.debtors[0]"
ADMITTED = {
    "consumer": (
        "be_undisputed",
        [("case", "nature", "b2c")],
        [("nature_not_admitted", f"{CASE}.nature")],
    ),
    "public body": (
        "be_undisputed",
        [(*DEBTOR, "kind", "public")],
        [("debtor_not_admitted", f"{WHO}.kind")],
    ),
    "public creditor": (
        "be_undisputed",
        [("creditor", "kind", "public")],
        [("creditor_not_admitted", "dossier.creditor.kind")],
    ),
    "public creditor elsewhere": (
        "fr_injonction",
        [(*ABROAD, "FR"), ("creditor", "kind", "public")],
        [],
    ),
    "sole trader": ("be_undisputed", [(*DEBTOR, "kind", "person")], []),
    "debtor without number": (
        "be_undisputed",
        [(*DEBTOR, "identifiers", None)],
        [("registration_missing", f"{WHO}.identifiers")],
    ),
    "VAT number of the register": (
        "be_undisputed",
        [(*DEBTOR, "identifiers", [{"scheme": "VAT", "value": "be0403170701"}])],
        [],
    ),
    "VAT number of another": (
        "be_undisputed",
        [(*DEBTOR, "identifiers", [{"scheme": "VAT", "value": "FR40303265045"}])],
        [("registration_missing", f"{WHO}.identifiers")],
    ),
    "creditor without number": (
        "be_undisputed",
        [("creditor", "identifiers", None)],
        [("registration_missing", "dossier.creditor.identifiers")],
    ),
    "insolvent": (
        "be_undisputed",
        [(*DEBTOR, "insolvency", {"status": "bankruptcy"})],
        [("insolvent", f"{WHO}.insolvency.status")],
    ),
    "rumour": ("be_undisputed", [(*DEBTOR, "insolvency", {"status": "rumoured"})], []),
    "insolvency that is over": (
        "be_undisputed",
        [(*DEBTOR, "insolvency", {"status": "closed"})],
        [],
    ),
    "no insolvency": (
        "be_undisputed",
        [(*DEBTOR, "insolvency", {"status": "none"})],
        [],
    ),
    "disputed case": (
        "be_undisputed",
        [("case", "disputed", True)],
        [("disputed", f"{CASE}.disputed")],
    ),
    "disputed claim": (
        "be_undisputed",
        [("claims", 0, "disputed", True)],
        [("disputed", "dossier.claims[0].disputed")],
    ),
    "due on the day": (
        "be_undisputed",
        [("claims", 0, "due_date", "2026-11-21")],
        [("not_due", "dossier.claims[0].due_date")],
    ),
    "due the day before": (
        "be_undisputed",
        [("claims", 0, "due_date", "2026-11-20")],
        [],
    ),
    "nothing open": (
        "fr_injonction",
        [(*ABROAD, "FR"), ("claims", 0, "open_amount", "0.00")],
        [("nothing_open", "dossier.claims")],
    ),
    "nobody": (
        "fr_injonction",
        [("debtors", [DOSSIER["debtors"][1]])],
        [("debtor_missing", "dossier.debtors")],
    ),
    "elsewhere": (
        "fr_injonction",
        [],
        [("debtor_elsewhere", f"{WHO}.addresses")],
    ),
    "a dispute before a judge": (
        "fr_injonction",
        [(*ABROAD, "FR"), ("claims", 0, "disputed", True)],
        [("disputed", "dossier.claims[0].disputed")],
    ),
    "a company before the ombudsman of bodies": (
        "be_ombudsman",
        [(*ABROAD, "BE")],
        [
            ("nature_not_admitted", f"{CASE}.nature"),
            ("debtor_not_admitted", f"{WHO}.kind"),
            ("missing", "extra.statement"),
        ],
    ),
    "another currency": (
        "fr_small_claims",
        [
            (*ABROAD, "FR"),
            ("case", "currency", "USD"),
            ("claims", 0, "currency", "USD"),
        ],
        [("currency_not_admitted", f"{CASE}.currency")],
    ),
    "two currencies": (
        "fr_injonction",
        [(*ABROAD, "FR"), ("claims", 0, "currency", "USD")],
        [("currency_mixed", "dossier.claims[0].currency")],
    ),
}


@pytest.mark.parametrize("case", ADMITTED.values(), ids=ADMITTED)
def test_for_whom_a_procedure_is_open(case):
    procedure, changes, expected = case
    assert told(procedure, *changes) == expected


def test_a_credit_is_told():
    found = answer(
        {"procedure": "be_undisputed", "dossier": dossier(), "extra": EXTRA}
    )["findings"]
    assert [(one["code"], one["is_blocking"]) for one in found] == [("credit", False)]


@pytest.mark.parametrize(
    ("creditor", "debtor", "court", "codes"),
    [
        ("BE", "BE", "", ["not_cross_border"]),
        ("BE", "FR", "", []),
        ("BE", "FR", "BE", []),
        ("BE", "BE", "FR", []),
        ("BE", "DK", "", ["court_elsewhere"]),
        ("DK", "BE", "", ["not_cross_border"]),
        ("US", "BE", "", ["not_cross_border"]),
        ("BE", "US", "BE", ["not_cross_border"]),
        ("BE", "CH", "", ["court_elsewhere"]),
    ],
)
def test_a_border_between_members_is_crossed(creditor, debtor, court, codes):
    changes = (
        ("creditor", "addresses", 0, "country", creditor),
        (*ABROAD, debtor),
    )
    found = told(
        "eu_payment_order", *changes, **({"court_country": court} if court else {})
    )
    assert [code for code, _path in found] == codes


def test_a_consumer_is_pursued_at_home():
    changes = (
        (*ABROAD, "FR"),
        (*DEBTOR, "kind", "person"),
        ("case", "nature", "b2c"),
    )
    assert told("eu_payment_order", *changes) == []
    found = told("eu_payment_order", *changes, court_country="BE")
    assert found == [("consumer_elsewhere", "extra.court_country")]


def test_a_credit_is_due_at_once():
    changed = dossier(("claims", 1, "due_date", "2026-12-31"))
    found = answer({"procedure": "be_undisputed", "dossier": changed, "extra": EXTRA})
    assert [one["code"] for one in found["findings"]] == ["credit"]


def test_a_party_without_country_crosses_no_border():
    """No dossier is without one; what was made by hand is told all the same."""
    changed = dossier(
        ONE, ("creditor", "addresses", 0, "country", None), (*ABROAD, "FR")
    )
    procedure = procedures()["eu_payment_order"]
    found = admission(procedure, changed, Extra(**EXTRA))
    assert [one.code for one in found] == ["not_cross_border"]
    assert admission(procedure, changed, Extra(**EXTRA, court_country="BE")) == []
