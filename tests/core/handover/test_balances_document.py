"""The balances document: what it answers is what `reconcile` compares."""

import pytest

from followup_core.__main__ import DOCUMENTS
from tests.core.handover.balance_files import HEAD, MAPPING, row

PLACEMENT = {
    "ref": "P1",
    "agency": "A",
    "case_ref": "CASE/0042",
    "state": "active",
    "currency": "EUR",
    "agency_ref": "77001",
    "claims": [{"ref": "L1", "open": "600.00"}, {"ref": "L2", "open": "400.00"}],
}


def ask(*rows, **others):
    request = {
        "mapping": MAPPING,
        "as_of": "2026-06-30",
        "rows": [HEAD, *rows],
        "placements": [PLACEMENT],
    }
    return DOCUMENTS["balances"]()({**request, **others})


def test_the_document():
    found = ask(
        row(),
        row(Forderung="L9", Fall="", Saldo="5,00"),
        row(Forderung="L1", Fall="CASE/9"),
        row(Saldo="x"),
    )
    assert found == {
        "is_whole": True,
        "balances": [
            {"ref": "L1", "amount": "600.00", "currency": "EUR"},
            {"ref": "L9", "amount": "5.00", "currency": "EUR"},
        ],
        "unplaced": [{"line": 4, "error": "contradicting"}],
        "problems": [
            {
                "line": 5,
                "column": "Saldo",
                "code": "bad_amount",
                "message": "Saldo is no amount as the agency writes them",
            }
        ],
        "days": ["2026-06-30"],
        "sums": [{"currency": "EUR", "amount": "1205.00"}],
    }


def test_its_answer_is_asked_of_reconcile():
    theirs = ask(row(Saldo="590,00"))["balances"]
    ours = [
        {"ref": one["ref"], "amount": one["open"], "currency": "EUR"}
        for one in PLACEMENT["claims"]
    ]
    found = DOCUMENTS["reconcile"]()({"ours": ours, "theirs": theirs})["differences"]
    assert [(one["ref"], one["gap"]) for one in found] == [
        ("L1", "amount"),
        ("L2", "missing_there"),
    ]


def test_a_text_is_read_as_rows_are():
    text = "".join(";".join(one) + "\r\n" for one in (HEAD, row()))
    assert ask(rows=None, text=text) == ask(row())


def test_a_broken_file_is_not_whole():
    found = ask(rows=None, text=";".join(HEAD))
    assert (found["is_whole"], found["balances"]) == (False, [])


@pytest.mark.parametrize(
    ("others", "code", "path"),
    [
        ({"rows": None}, "missing_key", "text"),
        ({"text": ""}, "bad_value", "text"),
        ({"mapping": {}}, "missing_key", "mapping.format"),
        ({"as_of": "x"}, "bad_date", "as_of"),
        ({"placements": [PLACEMENT, PLACEMENT]}, "duplicate_ref", "placements[1].ref"),
        ({"rows": None, "text": "\n" * 10_001}, "too_large", "text"),
    ],
)
def test_what_is_refused(others, code, path):
    found = ask(**others)
    assert (found["error"], found["path"]) == (code, path)
