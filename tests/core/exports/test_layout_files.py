"""Whole files: formats, control records, names, several dossiers, bytes."""

import base64
import hashlib
import json
from decimal import Decimal

import pytest

from followup_core.exports.layout_document import answer
from followup_core.exports.layouts.reading import layout_of
from followup_core.exports.layouts.records import Batch, Rows
from followup_core.exports.layouts.rows import rows_of, value_of
from followup_core.exports.layouts.sources import SOURCES, Kind, is_known
from followup_core.exports.layouts.writing import Written, write
from tests.core.exports.case_file import DOSSIER, LAYOUTS, dossier, layout, ready

OTHER = dossier(
    ("case", "ref", "CASE/2026/00043"),
    ("claims", [DOSSIER["claims"][1]]),
    ("ledger", []),
)
OWN = (Rows.CONTROL, Rows.SHEET)
REF = {"header": "ref", "source": "claim.ref"}


def file_of(document, *dossiers, batch=None):
    found = write(layout_of(document), dossiers or (DOSSIER,), batch)
    assert isinstance(found, Written), found
    return found


def text_of(document, *dossiers, **others):
    return file_of(document, *dossiers, **others).content.decode()


# === READY ONES === #


@pytest.mark.parametrize("path", sorted(LAYOUTS.glob("*.json")), ids=lambda p: p.stem)
def test_a_ready_layout_writes_the_same_bytes_each_time(path):
    asked = layout_of(json.loads(path.read_text(encoding="utf-8")))
    first, second = (write(asked, [dossier()]) for _time in range(2))
    assert isinstance(first, Written), first
    assert first == second


def golden(name):
    return (LAYOUTS.parents[3] / "tests/core/exports/golden" / name).read_bytes()


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("claims_csv", "claims.csv"),
        ("claims_spreadsheet", "claims_spreadsheet.csv"),
        ("indebted_csv", "indebted.csv"),
        ("riverty_json", "riverty.json"),
        ("fixed_width", "fixed_width.txt"),
    ],
)
def test_the_bytes_are_those_that_were_looked_at(name, file):
    assert file_of(ready(name), dossier(), OTHER).content == golden(file)


def test_the_standard_columns_stand_in_their_order():
    head = text_of(ready("claims_csv")).partition("\r\n")[0]
    assert head == (
        "record_type,layout_version,batch_id,line_no,case_ref,claim_ref,action,"
        "debtor_ref,debtor_kind,debtor_name,legal_form,first_name,last_name,birth_date,"
        "company_no,vat,street,house_no,street2,zip,city,state,country,language,phone,"
        "mobile,email,contact_name,contact_function,guarantor_ref,invoice_no,"
        "invoice_type,invoice_date,due_date,contract_ref,contract_date,cause,currency,"
        "original_amount,paid_amount,credited_amount,open_amount,interest_basis,"
        "interest_rate,interest_from,interest_amount,charges_amount,total_amount,"
        "payment_ref,first_reminder_date,formal_notice_date,formal_notice_proof,"
        "last_contact_date,promise_date,disputed,limitation_date,documents"
    )


def test_a_closed_case_is_no_action_of_the_standard_file():
    told = write(layout_of(ready("claims_csv")), [dossier(("case", "state", "close"))])
    assert {one.code for one in told} == {"code_unknown"}


def test_the_widths_of_a_fixed_file_are_the_same_in_each_record():
    found = file_of(ready("fixed_width"), dossier(), OTHER)
    head, *records, tail = found.content.decode("cp1252").split("\r\n")[:-1]
    assert len({len(one) for one in records}) == 1
    assert len(records) == found.rows == 3
    body = "".join(one + "\r\n" for one in records).encode("cp1252")
    assert tail.endswith(hashlib.sha256(body).hexdigest())
    assert head.startswith("AHDR6f1c1b9e")
    # 1010.00 - 10.00 - 10.00, and with 25.32 of interest and 40.00 of charges.
    assert tail.startswith("ATRL000000003000000000099000000000000105532")
    assert records[1][-12:] == "-00000001000"


@pytest.mark.parametrize(("length", "fits"), [(70, True), (71, False)])
def test_a_value_that_is_wider_than_its_column_is_told(length, fits):
    changed = dossier(("debtors", 0, "name", "x" * length))
    found = write(layout_of(ready("fixed_width")), [changed])
    assert isinstance(found, Written) is fits
    if not fits:
        assert {one.code for one in found} == {"too_long"}
        assert found[0].column == "6"


def test_a_record_of_fixed_widths_has_no_break_within():
    changed = dossier(("debtors", 0, "name", "a\nb"))
    columns = [{"source": "debtor.name", "width": 4}, {"width": 2}]
    text = text_of(layout(columns, format="fixed"), changed)
    assert text == "a b   \r\n" * 2


# === ROWS === #


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


# === CONTROL RECORDS === #


def control(**others):
    tail = [
        {"constant": "T"},
        *({"source": f"control.{one}"} for one in ("count", "sum_open", "sum_total")),
        {"source": "control.sha256"},
    ]
    head = [{"constant": "H"}, {"source": "batch.id"}, {"source": "control.count"}]
    return layout([REF], before=head, after=tail, **others)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-bom"])
def test_control_records_stand_around_the_body(encoding):
    document = control(writing={"encoding": encoding, "line_end": "lf"})
    batch = Batch("B1", "2026-11-21T18:00:00Z")
    content = file_of(document, batch=batch).content.removeprefix(b"\xef\xbb\xbf")
    body = b"ref\nL9981\nL9982\n"
    sha = hashlib.sha256(body).hexdigest().encode()
    assert content == b"H,B1,2\n" + body + b"T,2,1000.00,1065.32," + sha + b"\n"


def test_sums_in_two_currencies_are_none():
    other = dossier(
        ("claims", 0, "currency", "JPY"), ("claims", 0, "open_amount", "1010")
    )
    (told,) = write(layout_of(control()), [other])
    assert told.code == "currency_mixed"
    assert isinstance(write(layout_of(layout([REF])), [other]), Written)


def test_what_a_control_record_cannot_say_is_told():
    document = layout([REF], after=[{"source": "batch.id", "codes": {"x": "y"}}])
    (told,) = write(layout_of(document), [DOSSIER])
    assert (told.code, told.row, told.column) == ("code_unknown", 0, "1")


# === NAMES === #


@pytest.mark.parametrize(
    ("pattern", "name"),
    [
        ("{case}_s{sequence}.csv", "CASE-2026-00042_s1.csv"),
        ("{date}-{time}.csv", "2026-11-21-18-00-00.csv"),
        ("{agency}.csv", "TCM.csv"),
    ],
)
def test_a_name_says_what_it_is_about(pattern, name):
    assert file_of(layout([REF], file_name=pattern)).name == name


def test_no_sign_of_a_name_leads_out_of_its_folder():
    changed = dossier(("case", "ref", "../é x"))
    name = file_of(layout([REF], file_name="{case}.csv"), changed).name
    assert name == "..-x.csv"


def test_a_name_that_would_be_one_of_several_is_told():
    told = write(layout_of(layout([REF], file_name="{case}.csv")), [DOSSIER, OTHER])
    assert [(one.code, one.column) for one in told] == [("file_name", "case")]


# === JSON === #


def test_headers_make_objects_and_lists_without_holes():
    columns = [
        {"header": "no", "source": "claim.ref"},
        {"header": "debtor.tel[0].type", "constant": "M", "only_with": "debtor.mobile"},
        {"header": "debtor.tel[0].no", "source": "debtor.mobile"},
        {"header": "debtor.tel[1].type", "constant": "P", "only_with": "debtor.phone"},
        {"header": "debtor.tel[1].no", "source": "debtor.phone"},
        {"header": "sum", "source": "claim.open_amount"},
        {"header": "as_text", "source": "claim.open_amount", "as_text": True},
        {"header": "cents", "source": "claim.open_amount", "minor_units": True},
        {"header": "on", "source": "claim.date", "date_form": "DD.MM.YYYY"},
        {"header": "is", "source": "case.disputed"},
    ]
    text = text_of(layout(columns, format="json"))
    assert '"sum": 1010.00,' in text
    first = json.loads(text)[0]
    assert first == {
        "no": "L9981",
        "debtor": {"tel": [{"type": "P", "no": "+3242223344"}]},
        "sum": 1010,
        "as_text": "1010.00",
        "cents": 101000,
        "on": "01.08.2026",
        "is": False,
    }


def test_no_digit_of_an_amount_is_lost():
    amount = "123456789012345.67"
    changed = dossier(("claims", 0, "open_amount", amount))
    columns = [{"header": "a", "source": "claim.open_amount"}]
    assert amount in text_of(layout(columns, format="json"), changed)


# === XLSX === #


def test_the_sheets_of_a_workbook_have_typed_cells():
    found = file_of(ready("claims_xlsx"))
    assert [(one.name, len(one.rows)) for one in found.sheets] == [
        ("Claims", 2),
        ("Debtors", 2),
        ("Ledger", 2),
        ("Dunning", 3),
        ("Documents", 2),
        ("Info", 1),
    ]
    assert (found.content, found.rows) == (b"", 12)
    claims = found.sheets[0]
    cells = dict(zip(claims.header, claims.rows[0], strict=True))
    assert (cells["zip"].value, cells["zip"].kind) == ("0800", Kind.TEXT)
    assert cells["open_amount"][:3] == (Decimal("1010.00"), Kind.AMOUNT, 2)
    assert cells["due_date"].kind is Kind.DATE
    assert cells["vat"].value is None
    assert cells["payment_ref"].value == "+++000/0000/65472+++"


# === DOCUMENT === #


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
        ((("case", None),), "bad_type", "dossiers[0].case.currency"),
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


@pytest.mark.parametrize("dossiers", [[], [1], {}])
def test_what_is_no_list_of_dossiers_is_refused(dossiers):
    found = answer({"layout": layout([REF]), "dossiers": dossiers})
    assert found["error"] == "bad_type"
