"""The layout document: text, bytes, sheets, findings, refusals."""

import base64
from functools import partial

import pytest

from followup_core.__main__ import dossier_schema
from followup_core.exports import layout_document
from followup_core.exports.layouts.reading import layout_of
from followup_core.exports.layouts.writing import write
from tests.core.exports.case_file import DOSSIER, dossier, layout
from tests.core.exports.file_tries import REF

answer = partial(layout_document.answer, schema=dossier_schema())


def asked(document, **others):
    return answer({"layout": document, "dossiers": [DOSSIER], **others})


def test_the_document_answers_text_bytes_or_sheets():
    found = asked(layout([REF]))
    assert found == {
        "name": "small.txt",
        "rows": 2,
        "text": "ref\r\nL9981\r\nL9982\r\n",
    }
    found = asked(layout([REF], writing={"encoding": "utf-8-bom"}))
    assert base64.b64decode(found["base64"])[:3] == b"\xef\xbb\xbf"
    columns = [
        *(
            {"header": one, "source": f"claim.{one}"}
            for one in ("open_amount", "date", "disputed", "days_overdue", "order_ref")
        ),
    ]
    (sheet,) = asked(layout(columns, format="xlsx"))["sheets"]
    assert sheet["rows"][0] == [
        {"kind": "amount", "value": "1010.00", "places": 2},
        {"kind": "date", "value": "2026-08-01"},
        {"kind": "flag", "value": False},
        {"kind": "integer", "value": 82},
        None,
    ]


def test_the_document_takes_a_batch():
    document = layout([{"header": "b", "source": "batch.id"}])
    batch = {"id": "B7", "created_at": "2026-11-21"}
    assert asked(document, batch=batch)["text"] == "b\r\nB7\r\nB7\r\n"


def test_the_document_tells_what_it_found():
    (found, _second) = asked(layout([{**REF, "longest": 1}]))["findings"]
    assert list(found) == ["code", "row", "column", "path", "message"]
    assert found["code"] == "too_long"


@pytest.mark.parametrize(
    ("changes", "code", "path"),
    [
        ((("case", None),), "missing_key", "dossiers[0].case"),
        ((("case", {}),), "missing_key", "dossiers[0].case.ref"),
        ((("case", "colour", "red"),), "unknown_key", "dossiers[0].case.colour"),
        ((("case", "currency", "XXX"),), "bad_value", "dossiers[0].case.currency"),
        ((("schema", "x"),), "bad_value", "dossiers[0].schema"),
        ((("claims", []),), "bad_type", "dossiers[0].claims"),
        ((("claims", 7),), "bad_type", "dossiers[0].claims"),
        ((("claims", 0, 7),), "bad_type", "dossiers[0].claims[0]"),
        ((("debtors", 0, "name", 7),), "bad_type", "dossiers[0].debtors[0].name"),
        (
            (("debtors", 0, "channels", {}),),
            "bad_type",
            "dossiers[0].debtors[0].channels",
        ),
        (
            (("claims", 0, "open_amount", 7),),
            "bad_type",
            "dossiers[0].claims[0].open_amount",
        ),
        (
            (("claims", 0, "open_amount", "7,0"),),
            "bad_amount",
            "dossiers[0].claims[0].open_amount",
        ),
        (
            (("claims", 0, "due_date", "x"),),
            "bad_date",
            "dossiers[0].claims[0].due_date",
        ),
    ],
)
def test_what_is_no_dossier_is_refused(changes, code, path):
    columns = [{"header": "n", "source": "debtor.name"}]
    found = answer({"layout": layout(columns), "dossiers": [dossier(*changes)]})
    assert (found["error"], found["path"]) == (code, path)


def test_a_dossier_is_told_by_its_place():
    changed = dossier(("totals", "claims", "2"))
    found = answer({"layout": layout([REF]), "dossiers": [DOSSIER, changed]})
    assert (found["error"], found["path"]) == ("bad_type", "dossiers[1].totals.claims")


def test_null_is_the_same_as_nothing():
    """`write` itself takes a dossier as it is, and reads null alike."""
    document = layout([REF, {"header": "n", "source": "case.note"}])
    changed = dossier()
    changed["case"]["note"] = None
    found = answer({"layout": document, "dossiers": [changed]})
    assert found["text"] == asked(document)["text"]
    plain = write(layout_of(document), [changed])
    assert plain.content.decode() == found["text"]


@pytest.mark.parametrize("dossiers", [[], [1], {}])
def test_what_is_no_list_of_dossiers_is_refused(dossiers):
    found = answer({"layout": layout([REF]), "dossiers": dossiers})
    assert found["error"] == "bad_type"
