"""Files of dossiers in a layout: text as the core writes it, workbooks by xlsxwriter.

The same dossiers give the same bytes: a workbook carries the moment of its message.
"""

import io
from datetime import datetime
from typing import NamedTuple

import xlsxwriter

from ...followup_core.exports.layouts.cells import CODECS
from ...followup_core.exports.layouts.records import Format
from ...followup_core.exports.layouts.sources import Kind
from ...followup_core.exports.layouts.writing import Written, write

# No formula, link or number is made of a text.
OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
TEXT_FORMAT, DATE_FORMAT = "@", "yyyy-mm-dd"
# The first day that a workbook can say; the moment of the message where there is one.
NO_MOMENT = datetime.fromisoformat("1980-01-01")
WIDEST = 40


class File(NamedTuple):
    """A file, or why it is not written; ``text``: what people read of it."""

    name: str = ""
    content: bytes = b""
    rows: int = 0
    sheets: tuple = ()
    findings: tuple = ()
    text: str = ""


def written(layout, dossiers, batch=None):
    """Return the file of dossiers in a layout, whole or not at all."""
    found = write(layout, dossiers, batch)
    if not isinstance(found, Written):
        lines = tuple(
            f"{one.row or ''} {one.column}: {one.message}".strip() for one in found
        )
        return File(findings=lines)
    if layout.format is Format.XLSX:
        content = workbook(found.sheets, _moment(dossiers))
        return File(found.name, content, found.rows, found.sheets)
    text = found.content.decode(CODECS[layout.writing.encoding])
    return File(found.name, found.content, found.rows, text=text)


def _moment(dossiers):
    said = dossiers[0]["message"].get("created_at", "") if dossiers else ""
    try:
        return datetime.fromisoformat(said.replace("Z", "+00:00")).replace(tzinfo=None)
    except ValueError:
        return NO_MOMENT


def workbook(sheets, moment):
    """Return the bytes of a workbook of the core's sheets."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, OPTIONS)
    book.set_properties({"created": moment})
    forms = {"text": book.add_format({"num_format": TEXT_FORMAT})}
    forms["date"] = book.add_format({"num_format": DATE_FORMAT})
    forms["head"] = book.add_format({"bold": True, "bottom": 1})
    for sheet in sheets:
        _sheet(book, sheet, forms)
    book.close()
    return buffer.getvalue()


def _sheet(book, sheet, forms):
    page = book.add_worksheet(sheet.name)
    first = 0
    if sheet.header:
        page.write_row(0, 0, sheet.header, forms["head"])
        page.freeze_panes(1, 0)
        first = 1
    for number, row in enumerate(sheet.rows, first):
        for place, cell in enumerate(row):
            if cell.value is not None:
                _cell(book, page, (number, place), cell, forms)
    for place, width in enumerate(_widths(sheet)):
        page.set_column(place, place, width)


def _cell(book, page, at, cell, forms):
    kind = cell.kind
    if kind in (Kind.AMOUNT, Kind.PERCENT):
        page.write_number(*at, cell.value, _number(book, cell.places, forms))
    elif kind is Kind.INTEGER:
        page.write_number(*at, cell.value)
    elif kind is Kind.FLAG:
        page.write_boolean(*at, cell.value)
    elif kind in (Kind.DATE, Kind.MOMENT) and not isinstance(cell.value, str):
        page.write_datetime(*at, _naive(cell.value), forms["date"])
    else:
        page.write_string(*at, str(cell.value), forms["text"])


def _naive(value):
    return value.replace(tzinfo=None) if isinstance(value, datetime) else value


def _number(book, places, forms):
    """Return the form of numbers with so many decimals."""
    if places not in forms:
        decimals = f".{'0' * places}" if places else ""
        forms[places] = book.add_format({"num_format": f"#,##0{decimals}"})
    return forms[places]


def _widths(sheet):
    """Return how wide each column is, so that nobody has to drag it."""
    rows = [sheet.header, *([one.value for one in row] for row in sheet.rows)]
    columns = zip(*(row for row in rows if row), strict=True)
    for column in columns:
        longest = max((len(str(one)) for one in column if one is not None), default=0)
        yield min(max(longest + 2, 8), WIDEST)
