"""Reading what an agency writes: a stream of rows in, events and problems out.

Nothing is kept of a file but sums, so that a million rows fit anywhere. Whether a file
is whole is known at its end only: whoever books reads it to the end first.
"""

import csv
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal

from ...money import decimals
from ..events import Event, Fault, Problem
from ..feedback import FeedbackMapping
from .cells import Encoding, clean
from .rows import CellError, RowReader

ZERO = Decimal(0)
BOM = "\ufeff"
Row = Sequence[str]


class _FileError(Exception):
    """The file cannot be read further."""

    def __init__(self, line: int, code: Fault, message: str) -> None:
        super().__init__(message)
        self.problem = Problem(line, "", code, message)


def read_lines(
    lines: Iterable[bytes | str], mapping: FeedbackMapping, as_of: date
) -> Iterator[Event | Problem]:
    """Yield what a file says, row by row.

    :param lines: as a file opened for bytes gives them, with their ends; texts are
        taken as decoded
    :param as_of: no event is later
    """
    try:
        yield from read_rows(_parsed(lines, mapping), mapping, as_of)
    except _FileError as error:
        yield error.problem


def read_rows(
    rows: Iterable[tuple[int, Row]], mapping: FeedbackMapping, as_of: date
) -> Iterator[Event | Problem]:
    """Yield what rows say that were read elsewhere, from a spreadsheet.

    :param rows: each with its line, the header with them; every cell is text as it is
        shown, numbers without rounding
    """
    waiting = iter(rows)
    refused = _refused_header(waiting, mapping)
    if refused:
        yield refused
        return
    reader, tally = RowReader(mapping, as_of), _Tally(mapping)
    for line, row in waiting:
        if not any(row):
            continue
        if tally.line:
            message = "there are rows after the trailer"
            yield Problem(line, "", Fault.AFTER_TRAILER, message)
            return
        if mapping.trailer and clean(row[0]) == mapping.trailer.mark:
            tally.line, tally.trailer = line, row
            continue
        tally.add(row, reader)
        yield reader(line, row)
    yield from tally.problems(reader)


def _refused_header(
    rows: Iterator[tuple[int, Row]], mapping: FeedbackMapping
) -> Problem | None:
    """Return what is wrong with the header, after the rows before it."""
    for _row in range(mapping.skip):
        next(rows, None)
    if not mapping.has_header:
        return None
    line, row = next(rows, (mapping.skip + 1, ()))
    found = [clean(cell) for cell in row]
    expected = [one.name for one in mapping.columns]
    if found == expected:
        return None
    other = [one for one in expected if one not in found] or [
        one for one in found if one not in expected
    ]
    message = f"other columns, or in another order: {', '.join(other[:5])}"
    return Problem(line, "", Fault.HEADER, message)


# === FROM BYTES TO ROWS === #


def _parsed(
    lines: Iterable[bytes | str], mapping: FeedbackMapping
) -> Iterator[tuple[int, Row]]:
    """Yield the rows of a file with their lines."""
    rows = csv.reader(
        _decoded(lines, mapping),
        delimiter=mapping.delimiter,
        quoting=csv.QUOTE_MINIMAL if mapping.has_quotes else csv.QUOTE_NONE,
        strict=True,
    )
    try:
        for row in rows:
            yield rows.line_num, row
    except csv.Error as error:
        raise _FileError(rows.line_num, Fault.QUOTES, str(error)) from error


def _decoded(lines: Iterable[bytes | str], mapping: FeedbackMapping) -> Iterator[str]:
    number, text = 0, "\n"
    for number, line in enumerate(lines, start=1):
        text = line if isinstance(line, str) else _decode(number, line, mapping)
        if number == 1:
            text = _without_bom(text, mapping)
        yield text
    if mapping.ends_line and not text.endswith("\n"):
        raise _FileError(number, Fault.TRUNCATED, "the last line has no end")


def _without_bom(text: str, mapping: FeedbackMapping) -> str:
    if text.startswith(BOM) is not mapping.has_bom:
        message = "the file does not begin with a byte order mark"
        if not mapping.has_bom:
            message = "the file begins with a byte order mark"
        raise _FileError(1, Fault.BOM, message)
    return text.removeprefix(BOM)


def _decode(number: int, line: bytes, mapping: FeedbackMapping) -> str:
    """Return the text of a line.

    An encoding of one byte reads anything: what is letters in UTF-8 as well was never
    written in it.
    """
    encoding = mapping.encoding
    is_utf_8 = encoding is not Encoding.UTF_8 and not line.isascii() and _is_utf_8(line)
    try:
        if not is_utf_8:
            return line.decode(encoding.value)
    except UnicodeDecodeError:
        pass
    message = f"the line is not written in {encoding.value}"
    raise _FileError(number, Fault.ENCODING, message)


def _is_utf_8(line: bytes) -> bool:
    try:
        line.decode(Encoding.UTF_8.value)
    except UnicodeDecodeError:
        return False
    return True


# === THE TRAILER === #


class _Tally:
    """What the rows of a file add up to, beside what its trailer says."""

    def __init__(self, mapping: FeedbackMapping) -> None:
        self.expected = mapping.trailer
        self.at = {one.field: n for n, one in enumerate(mapping.columns) if one.field}
        self.sums = dict.fromkeys(
            (one.field for one in mapping.trailer.sums) if mapping.trailer else (), ZERO
        )
        self.rows = 0
        self.places = decimals(mapping.currency)
        self.line = 0
        self.trailer: Row = ()

    def add(self, row: Row, reader: RowReader) -> None:
        """Count a row, also one that is not read for something else."""
        self.rows += 1
        if not self.sums:
            return
        try:
            places = reader.places(row)
            self.places = max(self.places, places)
            for field in self.sums:
                self.sums[field] += reader.amount(row, self.at[field], places) or ZERO
        except (CellError, IndexError):
            # It is told as a problem of the row; the sum will not be met either.
            return

    def problems(self, reader: RowReader) -> Iterator[Problem]:
        """Yield what the trailer says otherwise."""
        if not self.expected:
            return
        if not self.line:
            message = "the file ends without its trailer"
            yield Problem(self.rows, "", Fault.TRAILER_MISSING, message)
            return
        at = self.expected.count_at
        counted = str(self.rows + self.expected.others)
        if at is not None and self._cell(at).lstrip("0") != counted.lstrip("0"):
            message = f"{counted} rows, and the trailer says {self._cell(at) or '-'}"
            yield Problem(self.line, "", Fault.TRAILER_COUNT, message)
        for one in self.expected.sums:
            if self._said(one.at, reader) != self.sums[one.field]:
                said = self._cell(one.at) or "-"
                message = f"{self.sums[one.field]}, and the trailer says {said}"
                yield Problem(self.line, one.field.value, Fault.TRAILER_SUM, message)

    def _said(self, at: int, reader: RowReader) -> Decimal | None:
        try:
            return reader.amount(self.trailer, at, self.places)
        except (CellError, IndexError):
            return None

    def _cell(self, at: int) -> str:
        return clean(self.trailer[at]) if at < len(self.trailer) else ""
