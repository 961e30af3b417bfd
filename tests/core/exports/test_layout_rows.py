"""Rows, and what is reckoned for them; several dossiers."""

from decimal import Decimal

import pytest

from followup_core.exports.layouts.reading import layout_of
from followup_core.exports.layouts.records import Rows
from followup_core.exports.layouts.rows import path_of, rows_of, value_of
from followup_core.exports.layouts.sources import SOURCES, Kind, is_known
from followup_core.exports.layouts.writing import write
from tests.core.exports.case_file import DOSSIER, dossier, layout
from tests.core.exports.file_tries import OTHER, OWN, REF, file_of, text_of


def test_several_dossiers_make_one_file_with_one_count():
    columns = [
        REF,
        {"header": "n", "source": "line.number"},
        {"header": "c", "source": "case.ref"},
    ]
    text = text_of(layout(columns), dossier(), OTHER)
    assert text.splitlines()[1:] == [
        "L9981,1,CASE/2026/00042",
        "L9982,2,CASE/2026/00042",
        "L9982,3,CASE/2026/00043",
    ]


@pytest.mark.parametrize(
    ("rows", "count"),
    [
        ("case", 1),
        ("debtor", 2),
        ("claim", 2),
        ("interest", 2),
        ("charge", 1),
        ("ledger", 2),
        ("dunning", 3),
        ("document", 2),
    ],
)
def test_there_is_a_row_for_each_thing(rows, count):
    assert file_of(layout([{"header": "r", "source": "case.ref"}], rows)).rows == count


@pytest.mark.parametrize("rows", [one for one in Rows if one not in OWN])
def test_each_source_of_a_row_has_a_value_of_its_kind_or_none(rows):
    kinds = {Kind.INTEGER: int, Kind.FLAG: bool, Kind.TEXT: str, Kind.AMOUNT: Decimal}
    for row in rows_of(rows, DOSSIER, ""):
        for source, kind in SOURCES.items():
            if is_known(source, rows):
                value = value_of(source, row)
                assert value is None or isinstance(value, kinds.get(kind, object))


def values(rows, *sources):
    columns = [{"header": one, "source": one} for one in sources]
    text = text_of(layout(columns, rows, writing={"has_header": False}))
    return [line.split(",") for line in text.splitlines()]


def test_what_is_reckoned_of_a_claim():
    assert values(
        "claim",
        *("claim.interest_amount", "claim.charges_amount", "claim.total_amount"),
        *("claim.interest_rate", "claim.interest_from", "claim.interest_to"),
        *("claim.days_overdue", "guarantor.name", "debtor.contact.function"),
    ) == [
        [
            "25.32",
            "40.00",
            "1075.32",
            "10.5",
            "2026-09-01",
            "2026-11-21",
            "82",
            "Ann Example",
            "CFO",
        ],
        ["0.00", "0.00", "-10.00", "", "", "", "108", "Ann Example", "CFO"],
    ]


def test_what_the_letters_come_to_is_of_the_claim():
    """A courtesy is no reminder; a letter that names no claim is about all."""
    assert values(
        "claim",
        *("dunning.first_reminder_date", "dunning.formal_notice_date"),
        *("dunning.formal_notice_proof", "dunning.last_contact_date"),
        *("dunning.last_level", "dunning.promise_date", "dunning.count"),
    ) == [
        ["2026-09-10", "2026-10-20", "d2", "2026-10-20", "3", "2026-09-20", "3"],
        ["2026-09-10", "", "", "2026-09-10", "1", "2026-09-20", "2"],
    ]


def test_of_several_numbers_the_first_that_is_right_counts():
    (row,) = values("case", "debtor.phone", "debtor.any_phone", "debtor.mobile")
    assert row == ["+3242223344", "+3242223344", ""]


def of_case(*sources, **changed_debtor):
    changed = dossier(*(("debtors", 0, *one) for one in changed_debtor.items()))
    columns = [{"header": one, "source": one} for one in sources]
    writing = {"has_header": False, "delimiter": "|"}
    return text_of(layout(columns, "case", writing=writing), changed).strip().split("|")


def test_all_numbers_are_named_mobile_ones_first_and_no_wrong_one():
    channels = [
        {"type": "phone", "value": "+321"},
        {"type": "mobile", "value": "+324"},
        {"type": "mobile", "value": "+325", "validity": "invalid"},
        {"type": "email", "value": "a@example.com"},
        {"type": "phone", "value": "+321"},
        {"type": "email", "value": "b@example.com"},
    ]
    row = of_case("debtor.phones", "debtor.emails", channels=channels)
    assert row == ["+324; +321", "a@example.com; b@example.com"]
    assert of_case("debtor.phones", "debtor.emails", channels=[]) == ["", ""]


@pytest.mark.parametrize(
    ("first", "called"), [("Ann", "Ann"), ("", "Debtor SPRL"), (None, "Debtor SPRL")]
)
def test_who_has_no_first_name_is_called_by_his_name(first, called):
    assert of_case("debtor.first_or_name", first_name=first) == [called]


def test_the_last_payment_of_a_claim_is_its_own():
    """No fee, no credit note and no payment of another claim is one."""
    row = DOSSIER["ledger"][0]
    changed = dossier(
        (
            "ledger",
            [
                {**row, "date": "2026-10-09"},
                {**row, "date": "2026-10-02"},
                {**row, "date": "2026-10-20", "type": "credit_note"},
                {**row, "date": "2026-10-21", "claim_ref": "another"},
            ],
        )
    )
    columns = [{"header": "d", "source": "claim.last_payment_date"}]
    assert text_of(layout(columns), changed).splitlines()[1:] == ["2026-10-09", '""']


@pytest.mark.parametrize(
    ("ref", "number"),
    [("L9981", "9981"), ("007", "7"), ("x", '""'), ("A1/2", '""'), ("L٣", '""')],
)
def test_the_number_of_a_reference_is_the_only_one_that_it_has(ref, number):
    changed = dossier(("claims", 0, "ref", ref))
    columns = [{"header": "n", "source": "claim.ref_number"}]
    assert text_of(layout(columns), changed).splitlines()[1] == number


def test_the_last_day_of_interest_is_the_one_before_its_end():
    rows = values("claim", "claim.interest_to", "claim.interest_last_day")
    assert rows == [["2026-11-21", "2026-11-20"], ["", ""]]


def test_before_the_first_day_of_the_calendar_there_is_no_last_day():
    changed = dossier(("claims", 0, "interest", 1, "to", "0001-01-01"))
    columns = [{"header": "d", "source": "claim.interest_last_day"}]
    assert text_of(layout(columns), changed).splitlines()[1] == '""'
    columns = [{"header": "d", "source": "interest.last_day"}]
    text = text_of(layout(columns, "interest"), changed)
    assert text.splitlines()[1:] == ["2026-10-01", '""']


def test_the_debtor_of_a_claim_is_one_that_it_names():
    second = {**DOSSIER["debtors"][0], "ref": "P2", "role": "co_debtor"}
    changed = dossier(("claims", 0, "debtor_refs", ["P2"]))
    changed["debtors"].append(second)
    columns = [{"header": "d", "source": "debtor.ref"}]
    text = text_of(layout(columns, writing={"has_header": False}), changed)
    assert text.split() == ["P2", "P000123"]


def test_a_row_of_the_ledger_has_the_claim_that_it_names():
    rows = values("ledger", "ledger.ref", "claim.ref", "ledger.amount")
    assert rows == [["BNK1/2026/0099", "L9981", "-200.00"], ["MISC1", "", "0.00"]]


def test_two_claims_of_one_reference_are_two_rows():
    changed = dossier(("claims", 1, "ref", "L9981"))
    assert file_of(layout([REF]), changed).rows == 2


def test_a_claim_that_names_nobody_has_no_debtor():
    changed = dossier(("claims", 0, "debtor_refs", ["P9"]))
    columns = [{"header": "d", "source": "debtor.ref", "required": True}]
    (told,) = write(layout_of(layout(columns)), [changed])
    assert (told.code, told.row) == ("required", 1)
    changed = dossier(("claims", 0, "debtor_refs", ["P000124"]))
    assert "P000124" in text_of(layout(columns), changed)


@pytest.mark.parametrize(
    ("source", "path"),
    [
        ("debtor.address.zip", "debtors[0].addresses[0].zip"),
        ("debtor.phone", "debtors[0].channels[1].value"),
        ("debtor.any_phone", "debtors[0].channels[1].value"),
        ("debtor.company_number", "debtors[0].identifiers"),
        ("debtor.contact.name", "debtors[0].contacts[0].name"),
        ("creditor.bank.iban", "creditor.bank_accounts[0].iban"),
        ("claim.total_amount", "claims[0].open_amount"),
        *(
            (f"claim.interest_{one}", "claims[0].interest")
            for one in ("amount", "basis", "rate", "from", "to")
        ),
        ("claim.days_overdue", "claims[0].due_date"),
        ("claim.charges_amount", "claims[0].charges"),
        ("claim.documents", "claims[0].document_ids"),
        ("claim.is_part_paid", "claims[0].paid_amount"),
        ("debtor.business_name", "debtors[0].name"),
        ("debtor.vat", "debtors[0].identifiers"),
        ("debtor.identifier.VAT", "debtors[0].identifier.VAT"),
        ("claim.cause", "claims[0].cause"),
        ("dunning.first_reminder_date", "dunning.first_reminder_date"),
        ("case.insurance.limit", "case.insurance.limit"),
    ],
)
def test_a_source_stands_where_it_is_reckoned_from(source, path):
    row = next(rows_of(Rows.CLAIM, DOSSIER, "d"))
    assert path_of(source, row) == f"d.{path}"


def test_an_address_to_write_to_comes_before_one_that_is_registered():
    addresses = [
        {"type": "registered", "zip": "1", "country": "BE"},
        {"type": "postal", "zip": "2", "country": "BE", "validity": "invalid"},
        {"type": "billing", "zip": "3", "country": "BE"},
    ]
    columns = [{"header": "z", "source": "debtor.address.zip"}]
    changed = dossier(("debtors", 0, "addresses", addresses))
    assert text_of(layout(columns, "case"), changed).split() == ["z", "3"]
    invalid = dossier(("debtors", 0, "addresses", addresses[1:2]))
    assert text_of(layout(columns, "case"), invalid).split() == ["z", "2"]


@pytest.mark.parametrize(("due", "days"), [("2026-11-20", "1"), ("2026-11-21", "0")])
def test_days_are_overdue_from_the_day_after_and_never_less_than_none(due, days):
    columns = [{"header": "d", "source": "claim.days_overdue"}]
    text = text_of(layout(columns), dossier(("claims", 0, "due_date", due)))
    assert text.split()[1] == days
    early = dossier(("claims", 0, "due_date", "2026-12-31"))
    assert text_of(layout(columns), early).split()[1] == "0"


def test_the_least_that_is_paid_is_a_part():
    columns = [{"header": "p", "source": "claim.is_part_paid"}]
    for paid, is_part in (("0.00", "false"), ("0.01", "true")):
        changed = dossier(("claims", 0, "paid_amount", paid))
        assert text_of(layout(columns), changed).split()[1] == is_part


def test_of_several_letters_the_first_and_the_last_count():
    letters = [
        {"date": f"2026-0{month}-10", "level": level, "is_formal_notice": is_notice}
        for month, level, is_notice in (
            (9, 3, True),
            (6, 1, False),
            (8, 3, True),
            (7, 2, False),
        )
    ]
    changed = dossier(("dunning", letters))
    keys = (
        *("first_reminder_date", "last_reminder_date", "formal_notice_date"),
        *("last_contact_date", "last_level", "count"),
    )
    columns = [{"header": key, "source": f"dunning.{key}"} for key in keys]
    assert text_of(layout(columns, "case"), changed).splitlines()[1] == (
        "2026-06-10,2026-09-10,2026-09-10,2026-09-10,3,4"
    )


def test_what_a_party_and_a_document_have():
    (row,) = values("case", "creditor.bank.iban", "creditor.bank.bic", "creditor.vat")
    assert row == ["BE68539007547034", "GKCCBEBB", "BE0477472701"]
    rows = values("document", "document.file_name", "document.size", "document.kind")
    assert rows == [
        ["d1_INV_2026_00012.pdf", "19", "invoice"],
        ["d2_notice.pdf", "24", "formal_notice"],
    ]
