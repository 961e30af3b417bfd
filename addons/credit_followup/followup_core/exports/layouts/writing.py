"""A file of a layout, whole or not at all: its bytes, or what speaks against it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from . import nested
from .cells import CODECS, Cell, CellError, cell, not_held, typed, written
from .records import Batch, Column, Encoding, Finding, Format, Layout, Rows, Sheet
from .rows import Row, path_of, rows_of
from .sources import Kind
from .text_file import control_of, record

BYTE_ORDER_MARK = "\ufeff".encode()
_PLACE = re.compile(r"\{(\w+)\}")
_OUTSIDE_NAMES = re.compile(r"[^A-Za-z0-9._-]+")
_EMPTY = Cell(None, Kind.TEXT)


class Cells(NamedTuple):
    """A sheet as an XLSX writer wants it.

    Each cell is written by its kind: a text as a text (format @, never as a formula,
    number or link), an amount as a number with its ``places``, a rate likewise, a day
    as a date, an integer as a number, a flag as a boolean. None is an empty cell.
    """

    name: str
    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


class Written(NamedTuple):
    """A file: its name, its bytes, how many rows it has.

    An XLSX file has ``sheets`` and no bytes: those are made outside.
    """

    name: str
    content: bytes
    rows: int
    sheets: tuple[Cells, ...] = ()


class _Line(NamedTuple):
    """The cells of a row, and the same as texts."""

    cells: tuple[Cell, ...]
    texts: tuple[str, ...]


def write(
    layout: Layout,
    dossiers: Sequence[Mapping[str, Any]],
    batch: Batch | None = None,
) -> Written | tuple[Finding, ...]:
    """Return the file of dossiers in a layout, or all that speaks against it.

    :param dossiers: checked ones, in the order of their rows
    :param batch: the message of the first dossier where left out
    :raises RefusedError: if a dossier has not the shape that it must have
    """
    return _File(layout, dossiers, batch or batch_of(dossiers)).written()


def batch_of(dossiers: Sequence[Mapping[str, Any]]) -> Batch:
    """Return the batch that the message of the first dossier is."""
    message = dossiers[0].get("message") if dossiers else None
    said = message if isinstance(message, Mapping) else {}
    return Batch(*(str(said.get(key, "")) for key in ("id", "created_at", "sender")))


class _File:
    """One file while it is made; what is found is collected on the way."""

    def __init__(
        self, layout: Layout, dossiers: Sequence[Mapping[str, Any]], batch: Batch
    ) -> None:
        self.layout, self.dossiers, self.batch = layout, dossiers, batch
        self.findings: list[Finding] = []
        own = {"code": layout.code, "version": layout.version}
        self.common = {"layout": (own, ""), "batch": (batch._asdict(), "")}

    def written(self) -> Written | tuple[Finding, ...]:
        sheets = [self._lines(sheet) for sheet in self.layout.sheets]
        for sheet in self.layout.sheets:
            self._check_headers(sheet)
        name = self._name()
        content = b"" if self.findings else self._content(sheets[0])
        if self.findings:
            return tuple(self.findings)
        count = sum(map(len, sheets))
        if self.layout.format is not Format.XLSX:
            return Written(name, content, count)
        pairs = zip(self.layout.sheets, sheets, strict=True)
        return Written(name, b"", count, tuple(self._cells(*one) for one in pairs))

    # === ROWS === #

    def _lines(self, sheet: Sheet) -> list[_Line]:
        found = []
        for number, row in enumerate(self._rows(sheet.rows), 1):
            parts = {**row.parts, **self.common, "line": ({"number": number}, "")}
            found.append(self._line(sheet.columns, row._replace(parts=parts), number))
        return found

    def _rows(self, kind: Rows) -> Iterator[Row]:
        for place, dossier in enumerate(self.dossiers):
            yield from rows_of(kind, dossier, f"dossiers[{place}]")

    def _line(self, columns: Sequence[Column], row: Row, number: int) -> _Line:
        found = [
            self._cell(column, row, number, column.header or str(place))
            for place, column in enumerate(columns, 1)
        ]
        return _Line(tuple(one[0] for one in found), tuple(one[1] for one in found))

    def _cell(
        self, column: Column, row: Row, number: int, name: str
    ) -> tuple[Cell, str]:
        """Return a cell and its text; what speaks against it is kept aside."""
        path = path_of(column.source, row) if column.source else row.path
        try:
            found = cell(column, self.layout.writing, row)
            text = written(found, column, self.layout.writing)
        except CellError as error:
            self.findings.append(Finding(error.code, number, name, path, str(error)))
            return _EMPTY, ""
        self._check_held(text, number, name, path)
        return found, text

    def _check_held(self, text: str, number: int, name: str, path: str) -> None:
        encoding = self.layout.writing.encoding
        for one in not_held(text, CODECS[encoding]):
            message = f"{encoding.value} does not hold {_character(one)}"
            self.findings.append(Finding("character", number, name, path, message))

    def _check_headers(self, sheet: Sheet) -> None:
        if self.layout.format is Format.CSV and self.layout.writing.has_header:
            for column in sheet.columns:
                self._check_held(column.header, 0, column.header, "")

    # === FILE === #

    def _content(self, lines: Sequence[_Line]) -> bytes:
        (sheet, *_others), layout = self.layout.sheets, self.layout
        if layout.format is Format.XLSX:
            return b""
        if layout.format is Format.JSON:
            return self._json(sheet.columns, lines)
        head = ""
        if layout.format is Format.CSV and layout.writing.has_header:
            names = [column.header for column in sheet.columns]
            head = record(names, sheet.columns, layout)
        texts = [record(one.texts, sheet.columns, layout) for one in lines]
        body = "".join([head, *texts]).encode(self._codec)
        before, after = self._around(body, len(lines))
        mark = BYTE_ORDER_MARK
        is_marked = layout.writing.encoding is Encoding.UTF_8_BOM
        return mark * is_marked + before + body + after

    @property
    def _codec(self) -> str:
        return CODECS[self.layout.writing.encoding]

    def _around(self, body: bytes, count: int) -> tuple[bytes, bytes]:
        """Return the control records before and after the body."""
        layout = self.layout
        if not (layout.before or layout.after):
            return b"", b""
        row, findings = control_of(layout, self.dossiers, body, count)
        self.findings += findings
        row = row._replace(parts={**row.parts, **self.common})
        found = []
        for columns in (layout.before, layout.after):
            texts = self._line(columns, row, 0).texts
            is_whole = columns and not self.findings
            text = record(texts, columns, layout) if is_whole else ""
            found.append(text.encode(self._codec))
        return found[0], found[1]

    def _json(self, columns: Sequence[Column], lines: Sequence[_Line]) -> bytes:
        """Return a list of objects; what is empty has no key. Days are texts."""
        rows = []
        for line in lines:
            cells = zip(columns, self._typed(columns, line), line.texts, strict=True)
            rows.append(
                nested.built(
                    (column.header, text if isinstance(one.value, date) else one.value)
                    for column, one, text in cells
                    if one.value is not None
                )
            )
        return (nested.dumped(rows) + "\n").encode(self._codec)

    def _cells(self, sheet: Sheet, lines: Sequence[_Line]) -> Cells:
        names = tuple(one.header for one in sheet.columns)
        rows = tuple(self._typed(sheet.columns, line) for line in lines)
        return Cells(sheet.name, names if self.layout.writing.has_header else (), rows)

    def _typed(self, columns: Sequence[Column], line: _Line) -> tuple[Cell, ...]:
        """Return the cells of a row for a file whose cells have a kind."""
        cells = zip(columns, line.cells, line.texts, strict=True)
        writing = self.layout.writing
        return tuple(typed(one, text, column, writing) for column, one, text in cells)

    # === NAME === #

    def _name(self) -> str:
        """Return the name of the file, of letters, digits, points, dashes only."""
        values = self._name_values()
        pattern = self.layout.file_name
        for key in _PLACE.findall(pattern):
            if not values.get(key):
                message = f"there is not one {key} for the whole file"
                self.findings.append(Finding("file_name", 0, key, "", message))
        # No name begins as an option or a hidden file.
        name = _PLACE.sub(lambda one: values.get(one[1]) or "", pattern).lstrip("-.")
        if not name:
            self.findings.append(Finding("file_name", 0, "", "", "it has no name"))
        return name

    def _name_values(self) -> dict[str, str]:
        """Return what stands for each place of a name; empty where it is not one."""
        day, _sign, time = self.batch.created_at.partition("T")
        asked = {
            "batch": {self.batch.id},
            "date": {day},
            "time": {time[:8]},
            "case": self._all("case", "ref"),
            "agency": self._all("agency", "code"),
            "sequence": self._all("message", "sequence"),
        }
        return {
            key: _OUTSIDE_NAMES.sub("-", str(*found)) if len(found) == 1 else ""
            for key, found in asked.items()
        }

    def _all(self, part: str, key: str) -> set[str]:
        """Return the values that the dossiers have somewhere."""
        found = (one.get(part) for one in self.dossiers)
        return {str(one.get(key, "")) for one in found if isinstance(one, Mapping)}


def _character(one: str) -> str:
    shown = one if one.isprintable() else ""
    return f"U+{ord(one):04X} {shown}".strip()
