"""The feedback and the book document: what is answered, and what is refused."""

import pytest

from followup_core.__main__ import DOCUMENTS
from tests.core.handover.feedback_files import COLUMNS, MAPPING, event_row, lines, row

PLACEMENT = {
    "ref": "P1",
    "agency": "A",
    "case_ref": "CASE/0042",
    "state": "active",
    "currency": "EUR",
    "handed_on": "2026-01-10",
    "claims": [{"ref": "L1", "open": "600.00", "invoice_no": "0012"}],
    "payments": [{"payment_id": "old", "amount": "50.00"}],
}


def text(*rows):
    return b"".join(lines(*rows)).decode("iso-8859-15")


REQUEST = {
    "mapping": MAPPING,
    "as_of": "2026-06-30",
    "text": text(
        row(Ereignis="e1", Rechnung="12", Betrag="1.000,00"),
        row(Ereignis="e2", Zahlung="z2", Abrechnung="a1"),
        row(Datum="x"),
        row(Art="UEBERW", Fall="", Empfang="", Betrag="99,00", Abrechnung="a1"),
        event_row("OK", Ereignis="e3"),
        row(Ereignis="e0"),
    ),
    "placements": [PLACEMENT],
    "seen": [{"identity": "id:e0"}],
}


def ask(name, request):
    return DOCUMENTS[name]()(request)


def test_each_row_has_its_class_its_reason_and_its_match():
    found = ask("feedback", REQUEST)
    assert [(one["line"], one["class"], one["reason"]) for one in found["rows"]] == [
        (2, "review", "zeros_lost"),
        (3, "error", "payout_differs"),
        (5, "error", "payout_differs"),
        (6, "auto", "clear"),
        (7, "seen", "seen"),
    ]
    assert found["rows"][0]["match"] == {
        "placement": "P1",
        "claim": "L1",
        "by": "case_ref",
        "zeros_lost": True,
    }
    assert found["rows"][2]["match"]["by"] == "agency"
    assert found["rows"][3]["event"]["kind"] == "accepted"
    assert found["rows"][3]["identity"] == "id:e3"
    assert found["rows"][0]["event"]["amount"] == "1000.00"
    assert found["problems"] == [
        {
            "line": 4,
            "column": "Datum",
            "code": "bad_date",
            "message": "Datum must be written as DD.MM.YYYY",
        }
    ]
    assert found["counts"] == {"auto": 1, "error": 2, "review": 1, "seen": 1}
    assert found["sums"] == [
        {"kind": "payment", "currency": "EUR", "amount": "1200.00"},
        {"kind": "payout", "currency": "EUR", "amount": "99.00"},
    ]
    assert found["payouts"] == [
        {"payout_id": "a1", "currency": "EUR", "difference": "1.00"}
    ]
    assert found["is_whole"] is True


def test_what_earlier_files_said_of_a_payout():
    less = {"payout_id": "a1", "currency": "EUR", "fees": "1.00"}
    found = ask("feedback", {**REQUEST, "payouts": [less]})
    assert found["payouts"] == []
    assert [one["class"] for one in found["rows"]][1:3] == ["review", "auto"]


def test_ten_thousand_lines_are_read():
    assert "error" not in ask("feedback", {**REQUEST, "text": "\n" * 10_000})


def test_rows_that_were_read_elsewhere():
    rows = [[*COLUMNS, "Bearbeiter"], row()]
    found = ask("feedback", {**REQUEST, "text": None, "rows": rows})
    assert [(one["line"], one["class"]) for one in found["rows"]] == [(2, "auto")]
    cut = ask("feedback", {**REQUEST, "text": REQUEST["text"].rstrip("\r\n")})
    assert cut["is_whole"] is False


REFUSED = {
    "neither": ({"text": None}, "missing_key", "text"),
    "both": ({"rows": []}, "bad_value", "text"),
    "mapping": (
        {"mapping": {**MAPPING, "decimal": "x"}},
        "bad_value",
        "mapping.decimal",
    ),
    "rows": ({"text": None, "rows": [[1]]}, "bad_type", "rows[0][0]"),
    "too many": ({"text": "\n" * 10_001}, "too_large", "text"),
    "twice": (
        {"placements": [PLACEMENT, PLACEMENT]},
        "duplicate_ref",
        "placements[1].ref",
    ),
    "decimals": (
        {
            "placements": [
                {**PLACEMENT, "claims": [{"ref": "L1", "open": "1.234"}]},
            ]
        },
        "bad_amount",
        "placements[0].claims[0].open",
    ),
    "state": (
        {"placements": [{**PLACEMENT, "state": "lost"}]},
        "bad_value",
        "placements[0].state",
    ),
}


@pytest.mark.parametrize("case", REFUSED.values(), ids=REFUSED)
def test_what_is_refused(case):
    more, code, path = case
    found = ask("feedback", {**REQUEST, **more})
    assert (found["error"], found["path"]) == (code, path)


BOOK = {
    "currency": "EUR",
    "payment": {"amount": "130.00", "principal": "100.00", "interest": "30.00"},
    "receivables": [
        {"ref": "A", "open": "60.00", "due_on": "2026-03-02"},
        {"ref": "B", "open": "60.00", "due_on": "2026-03-01"},
    ],
}


@pytest.mark.parametrize(
    ("change", "path"),
    [
        ({"text": text(row(Ereignis="e1")) + "\ud800"}, "text"),
        ({"text": None, "rows": [["x"], ["a", "\udfff"]]}, "rows[1][1]"),
    ],
)
def test_half_of_a_character_is_refused(change, path):
    found = ask("feedback", {**REQUEST, **change})
    assert (found["error"], found["path"]) == ("bad_value", path)


def test_where_a_payment_goes():
    assert ask("book", BOOK) == {
        "shares": [{"ref": "B", "amount": "60.00"}, {"ref": "A", "amount": "40.00"}],
        "interest_beyond": "30.00",
        "charges_beyond": "0.00",
        "credit": "0.00",
        "entry": [
            {"account": "clearing", "amount": "130.00", "ref": None},
            {"account": "receivable", "amount": "-60.00", "ref": "B"},
            {"account": "receivable", "amount": "-40.00", "ref": "A"},
            {"account": "interest", "amount": "-30.00", "ref": None},
        ],
    }


def test_what_is_returned_of_it():
    back = ask("book", {**BOOK, "returned": "40.00"})
    assert back["shares"] == [{"ref": "A", "amount": "10.00"}]
    whole = ask("book", {**BOOK, "returned": "130.00"})
    assert whole["interest_beyond"] == "30.00"
    assert back["entry"][0] == {"account": "clearing", "amount": "-40.00", "ref": None}


NO_BOOK = {
    "split": (
        {"payment": {"amount": "2.00", "charges": "1.00"}},
        "bad_amount",
        "payment.amount",
    ),
    "claim": (
        {"payment": {"amount": "2.00", "claim": "X"}},
        "bad_value",
        "payment.claim",
    ),
    "zero": ({"payment": {"amount": "0.00"}}, "bad_amount", "payment.amount"),
    "order": ({"order": ["interest"] * 3}, "bad_value", "order"),
    "short order": ({"order": ["interest"] * 2}, "bad_type", "order"),
    "returned": ({"returned": "130.01"}, "bad_amount", "returned"),
    "twice": (
        {"receivables": BOOK["receivables"][:1] * 2},
        "duplicate_ref",
        "receivables[1].ref",
    ),
}


@pytest.mark.parametrize("case", NO_BOOK.values(), ids=NO_BOOK)
def test_what_is_not_booked(case):
    more, code, path = case
    found = ask("book", {**BOOK, **more})
    assert (found["error"], found["path"]) == (code, path)
