"""Reading a table strictly: a header of known columns, and rows with their lines.

A column that is not known is refused, so that no day is read from the wrong one.
"""

import csv
from collections.abc import Collection, Iterable
from datetime import date
from io import StringIO
from typing import NamedTuple

MOST_ROWS = 100_000
SEPARATORS = (";", "\t", ",")


class Problem(NamedTuple):
    """What is wrong with a file: where, and what; line 1 is the header."""

    line: int
    column: str
    code: str


class Row(NamedTuple):
    """The cells of a line by their columns; ``line``: the header is the first."""

    line: int
    cells: dict[str, str]


def read_table(
    text: str, known: Collection[str], needed: Iterable[str]
) -> tuple[list[Row], list[Problem]]:
    """Return the rows of a table, and what is wrong with it.

    Semicolon, tab or comma. A header with a column that is not known, twice, or missing
    has no rows.

    >>> read_table("a;b\\n1; 2", {"a", "b"}, ["a"])[0]
    [Row(line=2, cells={'a': '1', 'b': '2'})]
    """
    lines = text.lstrip("\ufeff").splitlines()
    first = lines[0] if lines else ""
    separator = next((one for one in SEPARATORS if one in first), ",")
    # Strictly: a quote that is not closed would swallow the rows after it.
    reader = csv.reader(StringIO("\n".join(lines)), delimiter=separator, strict=True)
    try:
        header = [name.strip().lower() for name in next(reader, [])]
    except csv.Error:
        return [], [Problem(1, "", "unreadable")]
    problems = _of_header(header, known, needed)
    if problems:
        return [], problems
    rows: list[Row] = []
    try:
        for line, cells in enumerate(reader, 2):
            if line > MOST_ROWS:
                return rows, [*problems, Problem(line, "", "too_many_rows")]
            if len(cells) == len(header):
                stripped = (cell.strip() for cell in cells)
                rows.append(Row(line, dict(zip(header, stripped, strict=True))))
            elif any(cells):
                problems.append(Problem(line, "", "wrong_length"))
    except csv.Error:
        problems.append(Problem(reader.line_num, "", "unreadable"))
    return [row for row in rows if any(row.cells.values())], problems


def day_of(said: str) -> date | None:
    """Return the day that a cell says as 2026-01-31, None where it says none."""
    try:
        return date.fromisoformat(said)
    except ValueError:
        return None


def _of_header(
    header: list[str], known: Collection[str], needed: Iterable[str]
) -> list[Problem]:
    wrong = [Problem(1, name, "unknown_column") for name in header if name not in known]
    twice = {name for name in header if header.count(name) > 1}
    wrong += [Problem(1, name, "column_twice") for name in sorted(twice)]
    missing = (name for name in needed if name not in header)
    return wrong + [Problem(1, name, "missing_column") for name in missing]
