"""Whole files: ready ones, control records, names, JSON, workbooks."""

import hashlib
import json
from decimal import Decimal

import pytest

from followup_core.exports.layouts.reading import layout_of
from followup_core.exports.layouts.records import Batch
from followup_core.exports.layouts.sources import Kind
from followup_core.exports.layouts.writing import Written, write
from tests.core.exports.case_file import DOSSIER, LAYOUTS, dossier, layout, ready
from tests.core.exports.file_tries import OTHER, REF, file_of, text_of

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
        ("aim_accounts", "aim_accounts.txt"),
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


# Genesys, AIM Help: "Placement Export File Account Record", "… Trailer Record".
AIM_ACCOUNT = {
    "record_type": (1, 4, "CACT"),
    "file_number": (5, 13, "000009981"),
    "account": (14, 43, "L9981".ljust(30)),
    "principal": (44, 55, "000001010.00"),
    "interest": (56, 67, "000000025.32"),
    "other3": (68, 79, "000000040.00"),
    "other9": (140, 151, "000000000.00"),
    "last_charge": (152, 159, " " * 8),
    "last_paid": (160, 167, "20261002"),
    "filler": (168, 3000, " " * 2833),
}
AIM_TRAILER = {
    "record_type": (1, 4, "CTRL"),
    "agency": (5, 34, "TCM".ljust(30)),
    "agency_name": (35, 84, " " * 50),
    "records": (85, 94, "0000000003"),
    "total": (95, 106, "000001055.32"),
    "created": (107, 114, "20261121"),
    "filler": (115, 3000, " " * 2886),
}


def test_what_aim_reads_stands_in_its_positions():
    content = file_of(ready("aim_accounts"), dossier(), OTHER).content.decode("ascii")
    first, *_others, trailer = content.split("\r\n")[:-1]
    for record, positions in ((first, AIM_ACCOUNT), (trailer, AIM_TRAILER)):
        assert len(record) == 3000
        for start, end, value in positions.values():
            assert record[start - 1 : end] == value


@pytest.mark.parametrize("ref", ["INV/2026/1", "none", "L1234567890"])
def test_a_claim_without_one_number_of_nine_digits_has_no_number_of_aim(ref):
    told = write(layout_of(ready("aim_accounts")), [dossier(("claims", 0, "ref", ref))])
    assert [(one.row, one.column) for one in told] == [(1, "2")]
    assert told[0].code in ("required", "too_long")


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


def test_a_file_without_claims_has_sums_of_nothing():
    empty = dossier(("claims", []), ("ledger", []))
    text = text_of(control(writing={"has_header": False}), empty)
    assert text.splitlines()[0] == "H,6f1c1b9e-0f3e-4a57-9a27-3d0f6c1d0b11,0"
    assert text.splitlines()[1].startswith("T,0,0.00,0.00,")


def test_what_stands_right_is_filled_on_the_left():
    columns = [
        {"source": "claim.open_amount", "width": 9, "side": "right"},
        {"source": "claim.open_amount", "width": 9, "side": "right", "fill": "0"},
        {"source": "claim.ref", "width": 7, "fill": "*"},
    ]
    text = text_of(layout(columns, format="fixed"))
    assert text.splitlines() == [
        "  1010.00001010.00L9981**",
        "   -10.00-00010.00L9982**",
    ]


def test_a_control_record_names_the_agency_that_all_have_in_common():
    named = ("control.agency_code", "control.agency_name")
    document = layout([REF], after=[{"source": one} for one in named])
    own = dossier(("agency", "name", "TCM Belgium"))
    other = dossier(("agency", "code", "AG2"), ("agency", "name", "TCM Belgium"))
    assert text_of(document, own).splitlines()[-1] == "TCM,TCM Belgium"
    assert text_of(document, own, other).splitlines()[-1] == ",TCM Belgium"


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
    assert name == "x.csv"


@pytest.mark.parametrize("ref", ["..", "-", "é"])
def test_a_name_that_is_none_is_told(ref):
    changed = dossier(("case", "ref", ref))
    told = write(layout_of(layout([REF], file_name="{case}")), [changed])
    assert [one.code for one in told] == ["file_name"]


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
