"""Reading what an agency writes: a stream of rows in, what they say and problems out.

Nothing is kept of a file but sums, so that a million rows fit anywhere. Whether a file
is whole is known at its end only: whoever books reads it to the end first.
"""

import csv
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from enum import Enum
from typing import Protocol, TypeVar

from ...money import decimals
from ..events import Fault, Problem
from .cells import Encoding, clean
from .columns import CellError
from .form import Form

ZERO = Decimal(0)
BOM = "\ufeff"
Row = Sequence[str]
Read_co = TypeVar("Read_co", covariant=True)


class Reader(Protocol[Read_co]):
    """What reads a row, and its amounts once more for the trailer."""

    @property
    def at(self) -> dict[Enum, int]:
        """Return the place of each field."""

    def __call__(self, line: int, row: Row) -> Read_co | Problem:
        """Return what a row says, or the first thing that is wrong with it."""

    def places(self, row: Row) -> int:
        """Return the decimals of the row's currency."""

    def amount(self, row: Row, at: int, places: int) -> Decimal | None:
        """Return the amount of a cell, None for an empty one."""


class _FileError(Exception):
    """The file cannot be read further."""

    def __init__(self, line: int, code: Fault, message: str) -> None:
        super().__init__(message)
        self.problem = Problem(line, "", code, message)


def stream_lines(
    lines: Iterable[bytes | str], form: Form, reader: Reader[Read_co]
) -> Iterator[Read_co | Problem]:
    """Yield what a file says, row by row.

    :param lines: as a file opened for bytes gives them, with their ends; texts are
        taken as decoded
    """
    try:
        yield from stream_rows(_parsed(lines, form), form, reader)
    except _FileError as error:
        yield error.problem


def stream_rows(
    rows: Iterable[tuple[int, Row]], form: Form, reader: Reader[Read_co]
) -> Iterator[Read_co | Problem]:
    """Yield what rows say that were read elsewhere, from a spreadsheet.

    :param rows: each with its line, the header with them; every cell is text as it is
        shown, numbers without rounding
    """
    waiting = iter(rows)
    refused = _refused_header(waiting, form)
    if refused:
        yield refused
        return
    tally = _Tally(form, reader)
    for line, row in waiting:
        if not any(row):
            continue
        if tally.line:
            message = "there are rows after the trailer"
            yield Problem(line, "", Fault.AFTER_TRAILER, message)
            return
        if form.trailer and clean(row[0]) == form.trailer.mark:
            tally.line, tally.trailer = line, row
            continue
        tally.add(row)
        yield reader(line, row)
    yield from tally.problems()


def _refused_header(rows: Iterator[tuple[int, Row]], form: Form) -> Problem | None:
    """Return what is wrong with the header, after the rows before it."""
    for _row in range(form.skip):
        next(rows, None)
    if not form.has_header:
        return None
    line, row = next(rows, (form.skip + 1, ()))
    found = [clean(cell) for cell in row]
    expected = [one.name for one in form.columns]
    if found == expected:
        return None
    other = [one for one in expected if one not in found] or [
        one for one in found if one not in expected
    ]
    message = f"other columns, or in another order: {', '.join(other[:5])}"
    return Problem(line, "", Fault.HEADER, message)


# === FROM BYTES TO ROWS === #


def _parsed(lines: Iterable[bytes | str], form: Form) -> Iterator[tuple[int, Row]]:
    """Yield the rows of a file with their lines."""
    rows = csv.reader(
        _decoded(lines, form),
        delimiter=form.delimiter,
        quoting=csv.QUOTE_MINIMAL if form.has_quotes else csv.QUOTE_NONE,
        strict=True,
    )
    try:
        for row in rows:
            yield rows.line_num, row
    except csv.Error as error:
        raise _FileError(rows.line_num, Fault.QUOTES, str(error)) from error


def _decoded(lines: Iterable[bytes | str], form: Form) -> Iterator[str]:
    number, text = 0, "\n"
    for number, line in enumerate(lines, start=1):
        text = line if isinstance(line, str) else _decode(number, line, form)
        if number == 1:
            text = _without_bom(text, form)
        yield text
    if form.ends_line and not text.endswith("\n"):
        raise _FileError(number, Fault.TRUNCATED, "the last line has no end")


def _without_bom(text: str, form: Form) -> str:
    if text.startswith(BOM) is not form.has_bom:
        message = "the file does not begin with a byte order mark"
        if not form.has_bom:
            message = "the file begins with a byte order mark"
        raise _FileError(1, Fault.BOM, message)
    return text.removeprefix(BOM)


def _decode(number: int, line: bytes, form: Form) -> str:
    """Return the text of a line.

    An encoding of one byte reads anything: what is letters in UTF-8 as well was never
    written in it.
    """
    encoding = form.encoding
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

    def __init__(self, form: Form, reader: Reader[object]) -> None:
        self.expected = form.trailer
        self.reader = reader
        self.sums = dict.fromkeys(
            (one.field for one in form.trailer.sums) if form.trailer else (), ZERO
        )
        self.rows = 0
        self.places = decimals(form.currency)
        self.line = 0
        self.trailer: Row = ()

    def add(self, row: Row) -> None:
        """Count a row, also one that is not read for something else."""
        self.rows += 1
        if not self.sums:
            return
        try:
            places = self.reader.places(row)
            self.places = max(self.places, places)
            for field in self.sums:
                self.sums[field] += (
                    self.reader.amount(row, self.reader.at[field], places) or ZERO
                )
        except (CellError, IndexError):
            # It is told as a problem of the row; the sum will not be met either.
            return

    def problems(self) -> Iterator[Problem]:
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
            if self._said(one.at) != self.sums[one.field]:
                said = self._cell(one.at) or "-"
                message = f"{self.sums[one.field]}, and the trailer says {said}"
                yield Problem(
                    self.line, str(one.field.value), Fault.TRAILER_SUM, message
                )

    def _said(self, at: int) -> Decimal | None:
        try:
            return self.reader.amount(self.trailer, at, self.places)
        except (CellError, IndexError):
            return None

    def _cell(self, at: int) -> str:
        return clean(self.trailer[at]) if at < len(self.trailer) else ""
