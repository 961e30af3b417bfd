"""Reading a file of an agency: what is a row, and what is wrong with the file."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup_core.handover.events import (
    CloseCode,
    Event,
    Fault,
    Kind,
    PaidTo,
    Problem,
    RejectReason,
)
from followup_core.handover.feedback import read_mapping
from followup_core.handover.reading.lines import read_rows
from tests.core.handover.feedback_files import (
    AS_OF,
    COLUMNS,
    FORM,
    MAPPING,
    event_row,
    only,
    read,
    row,
)

UTF_8 = read_mapping({**MAPPING, "encoding": "utf-8"})
HEAD = [*COLUMNS, "Bearbeiter"]


def faults(found):
    return [one.code for one in found if isinstance(one, Problem)]


def fault(*rows, form=FORM):
    found = only(*rows, form=form)
    assert isinstance(found, Problem)
    return found.code, found.column


def test_a_row_with_all_that_it_may_have():
    found = only(
        row(
            Ereignis="e1",
            Az="77001",
            Betrag="1.234,50",
            Haupt="1.200,00",
            Zins="34,5",
            Honorar="10",
            Steuer="2,10",
            Zahlung="z1",
            Abrechnung="a1",
            Text="gez. Müller",
        )
    )
    assert found == Event(
        2,
        Kind.PAYMENT,
        date(2026, 6, 1),
        found.fingerprint,
        "e1",
        "",
        "CASE/0042",
        "77001",
        amount=Decimal("1234.50"),
        currency="EUR",
        principal=Decimal("1200.00"),
        interest=Decimal("34.5"),
        fee=Decimal(10),
        fee_tax=Decimal("2.10"),
        paid_to=PaidTo.AGENCY,
        payment_id="z1",
        payout_id="a1",
        text="gez. Müller",
    )
    assert len(found.fingerprint) == 32
    assert found.identity == "id:e1"


def test_a_row_without_a_number_is_known_by_what_is_written():
    first, same, other = read(row(), row(), row(Text="x"))
    assert first.identity == same.identity != other.identity
    assert first.identity.startswith("row:")


@pytest.mark.parametrize(
    ("cells", "close"),
    [({"Status": "E1"}, CloseCode.PAID_FULL), ({"Status": "E2"}, "uncollectable")],
)
def test_a_closing_says_why(cells, close):
    assert only(event_row("ENDE", **cells)).close == close
    assert fault(event_row("ENDE"))[0] is Fault.MISSING
    assert fault(event_row("ENDE", Status="E9")) == (Fault.UNKNOWN_CODE, "Status")
    assert fault(event_row("ENDE", Status="R1"))[0] is Fault.MISSING


def test_a_rejection_may_be_without_a_reason():
    assert only(event_row("NO", Status="R1")).reject is RejectReason.AMOUNT_TOO_LOW
    assert only(event_row("NO")).reject is RejectReason.OTHER


def test_any_status_of_another_event_is_kept_as_it_is():
    assert only(event_row("OK", Status="whatever")).status == "whatever"


WRONG = {
    "no kind": (row(Art=""), Fault.MISSING, "Art"),
    "another kind": (row(Art="zahl"), Fault.UNKNOWN_CODE, "Art"),
    "no day": (row(Datum=""), Fault.MISSING, "Datum"),
    "a day of another form": (row(Datum="2026-06-01"), Fault.BAD_DATE, "Datum"),
    "no day of the calendar": (row(Datum="31.06.2026"), Fault.BAD_DATE, "Datum"),
    "a day long ago": (row(Datum="31.12.1949"), Fault.BAD_DATE, "Datum"),
    "tomorrow": (row(Datum="01.07.2026"), Fault.FUTURE, "Datum"),
    "no amount": (row(Betrag=""), Fault.MISSING, ""),
    "zero": (row(Betrag="0,00"), Fault.MISSING, ""),
    "below zero": (row(Betrag="-1,00"), Fault.NEGATIVE, "Betrag"),
    "thousands or decimals": (row(Betrag="1.234"), Fault.BAD_AMOUNT, "Betrag"),
    "three decimals": (row(Betrag="1,234"), Fault.BAD_AMOUNT, "Betrag"),
    "other signs": (row(Betrag="1,234.50"), Fault.BAD_AMOUNT, "Betrag"),
    "groups of two": (row(Betrag="1.23,00"), Fault.BAD_AMOUNT, "Betrag"),
    "other digits": (
        row(Betrag="1e5"),
        Fault.BAD_AMOUNT,
        "Betrag",
    ),
    "absurd": (row(Betrag="10000000,01"), Fault.TOO_LARGE, "Betrag"),
    "a split that is less": (row(Haupt="99,00"), Fault.SPLIT, ""),
    "no payee": (row(Empfang=""), Fault.MISSING, "Empfang"),
    "another payee": (row(Empfang="IHR"), Fault.UNKNOWN_CODE, "Empfang"),
    "no reference": (row(Fall=""), Fault.MISSING, ""),
    "a payout without a number": (
        row(Art="UEBERW", Empfang="", Fall=""),
        Fault.MISSING,
        "",
    ),
    "fee and tax that are not it": (
        row(Art="RECHNUNG", Honorar="100,00", Steuer="21,00"),
        Fault.SPLIT,
        "",
    ),
    "a long reference": (row(Az="1" * 101), Fault.TOO_LONG, "Az"),
    "a long text": (row(Text="x" * 4001), Fault.TOO_LONG, "Text"),
    "a control character": (row(Text="a\x00b"), Fault.CONTROL, ""),
    "the sign between cells": (row(Text="a\x1fb"), Fault.CONTROL, ""),
    "a cell too many": ([*row(), ""], Fault.COLUMNS, ""),
    "a cell too few": (row()[:-1], Fault.COLUMNS, ""),
}


@pytest.mark.parametrize("case", WRONG.values(), ids=WRONG)
def test_a_row_that_is_wrong_is_a_problem_of_its_own(case):
    cells, code, column = case
    found = read(cells, row())
    assert (found[0].code, found[0].column, found[0].line) == (code, column, 2)
    assert found[0].message
    assert not found[0].is_of_the_file
    assert isinstance(found[1], Event)


RIGHT = {
    "today": row(Datum="30.06.2026"),
    "the largest": row(Betrag="10000000,00"),
    "one decimal": row(Betrag="1,5"),
    "no decimals": row(Betrag="1234"),
    "a long reference": row(Az="1" * 100),
    "a long text": row(Text="x" * 4000),
    "blanks around": row(Betrag=" 100,00 ", Fall=" CASE/0042 "),
    "a payout": row(Art="UEBERW", Empfang="", Fall="", Abrechnung="a1"),
    "a promise": event_row("ZUSAGE", Bis="31.12.2026"),
    "a fee": row(Art="RECHNUNG", Fall="", Honorar="82,64", Steuer="17,36"),
}


@pytest.mark.parametrize("cells", RIGHT.values(), ids=RIGHT)
def test_a_row_on_the_other_side_of_the_boundary_is_read(cells):
    assert isinstance(only(cells), Event)


def test_a_bill_is_the_fee_with_its_tax():
    whole = only(row(Art="RECHNUNG", Steuer="17,36"))
    assert (whole.fee, whole.amount) == (Decimal("82.64"), Decimal(100))
    parts = only(row(Art="RECHNUNG", Betrag="", Honorar="10", Steuer="2,10"))
    assert parts.amount == Decimal("12.10")


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("'+32470", "+32470"),
        ("'-1", "-1"),
        ("'=1+1", "=1+1"),
        ("'@x", "@x"),
        ("=HYPERLINK(1)", "=HYPERLINK(1)"),
        ("'t Hof", "'t Hof"),
        ("''=1", "''=1"),
    ],
)
def test_the_mark_of_a_text_is_taken_away_and_nothing_else(written, kept):
    assert only(row(Text=written)).text == kept


def test_cents_and_days_of_another_agency():
    form = read_mapping(
        {**MAPPING, "in_minor": True, "dates": "YYYYMMDD", "thousands": None}
    )
    found = only(row(Betrag="12345", Datum="20260601"), form=form)
    assert found.amount == Decimal("123.45")
    assert fault(row(Betrag="123,45", Datum="20260601"), form=form) == (
        Fault.BAD_AMOUNT,
        "Betrag",
    )


@pytest.mark.parametrize(
    ("form", "written"),
    [
        ("YYYY-MM-DD", "2026-06-01"),
        ("YYYY-MM-DDThh:mm:ss", "2026-06-01T23:59:59+02:00"),
        ("DD/MM/YYYY", "01/06/2026"),
        ("DD-MM-YYYY", "01-06-2026"),
        ("DDMMYYYY", "01062026"),
        ("MM/DD/YYYY", "06/01/2026"),
    ],
)
def test_each_form_of_a_day(form, written):
    dated = read_mapping({**MAPPING, "dates": form})
    assert only(row(Datum=written), form=dated).on == date(2026, 6, 1)
    assert fault(row(Datum=f"{written}x"), form=dated) == (Fault.BAD_DATE, "Datum")


def test_a_payment_below_zero_is_one_that_was_returned_where_the_agency_means_it():
    form = read_mapping({**MAPPING, "negative_reverses": True})
    back = only(row(Betrag="-100,00", Haupt="-100,00"), form=form)
    assert (back.kind, back.amount) == (Kind.PAYMENT_REVERSED, Decimal(100))
    assert back.principal == 100
    assert fault(row(Betrag="-1,00", Haupt="1,00"), form=form)[0] is Fault.NEGATIVE
    assert fault(event_row("STREIT", Betrag="-1,00"), form=form)[0] is Fault.NEGATIVE


def test_the_currency_of_a_row_says_its_decimals():
    columns = [*MAPPING["columns"], {"name": "W", "field": "currency"}]
    form = read_mapping({**MAPPING, "columns": columns, "currency": None})

    def code(currency, amount):
        rows = enumerate([[*HEAD, "W"], [*row(Betrag=amount), currency]], 1)
        (found,) = read_rows(rows, form, AS_OF)
        return found.code if isinstance(found, Problem) else found.currency

    assert code("TND", "1,234") == "TND"
    assert code("EUR", "1,234") is Fault.BAD_AMOUNT
    assert code("JPY", "1.234") == "JPY"
    assert code("JPY", "1,2") is Fault.BAD_AMOUNT
    assert code("EUX", "1,00") is Fault.BAD_CURRENCY
    assert code("", "1,00") is Fault.MISSING


@given(st.decimals(Decimal("0.01"), 9_999_999, places=2))
def test_an_amount_is_read_as_it_was_written(amount):
    for written in (f"{amount:,.2f}", f"{amount:.2f}"):
        cell = written.replace(",", " ").replace(".", ",").replace(" ", ".")
        assert only(row(Betrag=cell)).amount == amount
