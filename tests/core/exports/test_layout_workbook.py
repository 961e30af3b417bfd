"""The typed cells of a layout, as a workbook that is opened again."""

import io
from datetime import date

import pytest

from followup_core.exports.layouts.reading import layout_of
from followup_core.exports.layouts.sources import Kind
from tests.core.exports.case_file import dossier, ready
from tests.core.exports.file_tries import file_of

xlsxwriter = pytest.importorskip("xlsxwriter")
openpyxl = pytest.importorskip("openpyxl")
# A text is a text: no formula, no link, no number.
OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def opened(written):
    """Return a workbook of the cells, written by their kinds and read again."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, OPTIONS) as book:
        text = book.add_format({"num_format": "@"})
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        for sheet in written.sheets:
            page = book.add_worksheet(sheet.name)
            page.write_row(0, 0, sheet.header)
            for number, row in enumerate(sheet.rows, 1):
                for place, cell in enumerate(row):
                    if cell.value is None:
                        continue
                    if cell.kind is Kind.DATE:
                        page.write_datetime(number, place, cell.value, day)
                    elif cell.kind is Kind.FLAG:
                        page.write_boolean(number, place, cell.value)
                    elif cell.kind in (Kind.AMOUNT, Kind.PERCENT, Kind.INTEGER):
                        page.write_number(number, place, cell.value)
                    else:
                        page.write_string(number, place, cell.value, text)
    return openpyxl.load_workbook(io.BytesIO(buffer.getvalue()))


def test_zeros_formulas_days_and_amounts_survive():
    changed = dossier(("debtors", 0, "name", "=HYPERLINK(1)"))
    book = opened(file_of(ready("claims_xlsx"), changed))
    head, first, *_others = list(book["Claims"].iter_rows())
    cells = dict(zip((one.value for one in head), first, strict=True))
    assert (cells["zip"].value, cells["zip"].number_format) == ("0800", "@")
    assert cells["debtor_name"].value == "=HYPERLINK(1)"
    assert cells["debtor_name"].data_type == "s"
    assert cells["open_amount"].value == 1010
    assert cells["due_date"].value.date() == date(2026, 8, 31)
    assert cells["phone"].data_type == "s"
    assert layout_of(ready("claims_xlsx")).sheets[0].name in book.sheetnames
