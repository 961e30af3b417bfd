"""Field sheets: what forms ask for, and what is refused."""

import json

import pytest

from followup_core.exports.layouts.field_sheet import filled
from followup_core.exports.layouts.records import Rows
from followup_core.exports.layouts.sources import is_known
from followup_core.law import procedures
from tests.core.exports.case_file import DOSSIER, dossier
from tests.core.exports.sheet_tries import (
    ABROAD,
    DEBTOR,
    ONE,
    answer,
    entries,
    sheet,
    told,
)

# A town hall that contests what it owes.
BODY = (
    ("case", "nature", "public"),
    (*DEBTOR, "kind", "public"),
    ("claims", 0, "disputed", True),
)


# === FORMS === #


@pytest.mark.parametrize("procedure", procedures().values(), ids=procedures())
def test_a_form_asks_only_for_what_its_rows_know(procedure):
    codes = [one.code for one in procedure.sections]
    assert len(set(codes)) == len(codes)
    for section in procedure.sections:
        rows = Rows(section.rows)
        own = [entry.code for entry in section.entries]
        assert len(set(own)) == len(own)
        assert all(one.startswith(section.code) for one in own)
        sources = [one.source for one in section.entries if one.source]
        sources += [section.only[0]] if section.only else []
        for source in sources:
            assert is_known(source, rows) or is_known(source, Rows.SHEET), source
        for entry in section.entries:
            assert not (entry.source and entry.constant)
            assert (
                set(entry.meanings) >= set(entry.codes.values()) or not entry.meanings
            )


@pytest.mark.parametrize(
    ("procedure", "changes"),
    [
        ("be_undisputed", ()),
        ("eu_payment_order", ((*ABROAD, "FR"),)),
        ("fr_injonction", ((*ABROAD, "FR"),)),
        ("fr_small_claims", ((*ABROAD, "FR"),)),
        ("de_mahnverfahren", ((*ABROAD, "DE"),)),
        ("at_mahnklage", ((*ABROAD, "AT"),)),
        ("fr_mediateur", (*BODY, (*ABROAD, "FR"))),
        ("fr_comite", (*BODY, (*ABROAD, "FR"))),
        ("be_ombudsman", (*BODY, (*ABROAD, "BE"))),
    ],
)
def test_a_dossier_that_has_everything_is_told_nothing(procedure, changes):
    found = sheet(procedure, *changes, statement="No answer since March.")
    assert found["findings"] == []
    assert found["article"]
    json.dumps(found)


def test_a_mediator_is_told_the_subject_and_the_steps_so_far():
    found = sheet("fr_mediateur", *BODY, (*ABROAD, "FR"), statement="No answer.")
    assert entries(found, "3") == [{"3.subject": "No answer."}]
    assert len(entries(found, "9")) == len(DOSSIER["dunning"])
    assert told("fr_mediateur", *BODY, (*ABROAD, "FR")) == [
        ("missing", "extra.statement")
    ]


def test_what_is_missing_is_told_with_its_place():
    found = answer({"procedure": "be_undisputed", "dossier": dossier(ONE)})["findings"]
    assert found == [
        {
            "code": "missing",
            "path": "extra.lawyer_name",
            "message": "Lawyer: a value is needed here",
            "is_blocking": True,
        }
    ]
    path = "dossier.debtors[0].addresses[0].country"
    found = filled(procedures()["be_undisputed"], dossier(ONE, (*ABROAD, None)))
    own = [one for one in found.told if one.path.startswith("dossier")]
    assert [(one.code, one.path) for one in own] == [("missing", path)]


def test_interest_is_listed_by_its_spans_with_their_last_days():
    rows = entries(sheet("be_undisputed"), "6")
    assert [(one["6.from"], one["6.until"], one["6.base"]) for one in rows] == [
        ("2026-09-01", "2026-10-01", "1210.00"),
        ("2026-10-02", "2026-11-20", "1010.00"),
    ]
    assert [one["6.amount"] for one in rows] == ["10.79", "14.53"]


def test_every_debtor_is_named_and_no_guarantor():
    second = {**DOSSIER["debtors"][0], "ref": "P2", "role": "co_debtor", "name": "Two"}
    found = sheet("be_undisputed", ("debtors", [*DOSSIER["debtors"], second]))
    assert [one["3.name"] for one in entries(found, "3")] == ["Debtor SPRL", "Two"]


def test_the_european_form_speaks_in_codes():
    found = sheet("eu_payment_order", (*ABROAD, "FR"), court_country="BE")
    assert entries(found, "2.1")[0]["2.1.code"] == "01"
    assert entries(found, "2.2")[0]["2.2.code"] == "02"
    (principal,) = entries(found, "6")
    assert (principal["6.code1"], principal["6.code2"]) == ("01", "31")
    assert [one["7.code"] for one in entries(found, "7")] == ["01A", "01A"]
    assert entries(found, "8") == []
    assert [one["9.amount"] for one in entries(found, "9")] == ["40.00"]
    assert entries(found, "4")[0]["4.court"] == "01"
    (cause,) = [
        one
        for section in found["sections"]
        for row in section["rows"]
        for one in row
        if one["code"] == "6.code1"
    ]
    assert cause["meaning"] == "Sales contract"


def test_the_european_form_numbers_its_claims():
    """A document about several claims names them all, one about none has no number."""
    second = {**DOSSIER["claims"][0], "ref": "L2", "interest": [], "charges": []}
    changes = (
        (*ABROAD, "FR"),
        ("claims", [*DOSSIER["claims"][:1], second]),
        ("documents", 0, "claim_refs", ["L2", "nobody's", "L9981"]),
    )
    found = sheet("eu_payment_order", *changes)
    assert [one["6.id"] for one in entries(found, "6")] == ["1", "2"]
    assert [one["7.id"] for one in entries(found, "7")] == ["1", "1"]
    assert [one["10.id"] for one in entries(found, "10")] == ["2, 1", None]


@pytest.mark.parametrize(
    ("country", "code"), [("BE", "01"), ("GR", "06"), ("SE", "26"), ("US", "28")]
)
def test_a_state_that_the_european_form_does_not_list_is_another_one(country, code):
    found = sheet("eu_payment_order", (*ABROAD, country), court_country="BE")
    assert entries(found, "4")[0]["4.defendant"] == code


@pytest.mark.parametrize(
    ("section", "extra", "code"),
    [
        ("2.3", {"lawyer_name": "Lawyer"}, "03"),
        ("2.3", {"lawyer_name": ""}, None),
        ("2.5", {"representative_name": "Ann Example"}, "05"),
        ("2.5", {}, None),
    ],
)
def test_who_acts_for_the_claimant_has_a_code_where_there_is_one(section, extra, code):
    found = sheet("eu_payment_order", (*ABROAD, "FR"), **extra)
    assert entries(found, section)[0][f"{section}.code"] == code


def test_a_penalty_is_no_cost():
    charge = {"code": "penalty_clause", "amount": "50.00", "date": "2026-09-01"}
    found = sheet(
        "eu_payment_order", (*ABROAD, "FR"), ("claims", 0, "charges", [charge])
    )
    assert [one["8.amount"] for one in entries(found, "8")] == ["50.00"]
    assert entries(found, "9") == []


def test_the_claim_may_say_its_own_cause():
    changes = ((*ABROAD, "FR"), ("claims", 0, "cause_code", "10"))
    (principal,) = entries(sheet("eu_payment_order", *changes, cause_code=""), "6")
    assert principal["6.code1"] == "10"
    path = "sheet.cause_code"
    wrong = told("eu_payment_order", (*ABROAD, "FR"), cause_code="99")
    assert wrong == [("code_unknown", path)]


def test_nothing_paid_is_another_circumstance_than_too_little():
    changes = ((*ABROAD, "FR"), ("claims", 0, "paid_amount", None))
    (principal,) = entries(sheet("eu_payment_order", *changes), "6")
    assert principal["6.code2"] == "30"


# === DOCUMENT === #


@pytest.mark.parametrize(
    ("request_", "code", "path"),
    [
        ({}, "missing_key", "procedure"),
        ({"procedure": "x", "dossier": {}}, "bad_value", "procedure"),
        ({"procedure": "fr_injonction", "dossier": []}, "bad_type", "dossier"),
        (
            {"procedure": "fr_injonction", "dossier": {}},
            "missing_key",
            "dossier.schema",
        ),
        (
            {
                "procedure": "fr_injonction",
                "dossier": dossier(("claims", 0, "open_amount", "1,00")),
            },
            "bad_amount",
            "dossier.claims[0].open_amount",
        ),
        (
            {"procedure": "fr_injonction", "dossier": DOSSIER, "extra": {"x": 1}},
            "unknown_key",
            "extra.x",
        ),
        (
            {"procedure": "fr_injonction", "dossier": DOSSIER, "extra": {"date": "x"}},
            "bad_date",
            "extra.date",
        ),
        (
            {
                "procedure": "fr_injonction",
                "dossier": DOSSIER,
                "extra": {"court_country": "fr"},
            },
            "bad_value",
            "extra.court_country",
        ),
    ],
)
def test_what_is_refused(request_, code, path):
    found = answer(request_)
    assert (found["error"], found["path"]) == (code, path)
