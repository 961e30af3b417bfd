"""Another tool's messages as a table: customer, invoice, day, level, channel."""

from ..documents.table import Problem, Row, day_of, read_table
from .history import Step

NEEDED = ("invoice", "date", "level")
COLUMNS = frozenset({*NEEDED, "customer", "channel"})


def read(text: str) -> tuple[list[Step], list[Problem]]:
    """Return the messages of a file, and what is wrong with it.

    Days as 2026-01-31. A header with a column that is not known, or without one that is
    needed, has none.

    >>> read("invoice;date;level\\nINV/1;2026-03-02;Reminder")[0][0].level
    'Reminder'
    """
    rows, problems = read_table(text, COLUMNS, NEEDED)
    found = [_step(row) for row in rows]
    steps = [one for one in found if isinstance(one, Step)]
    wrong = [one for one in found if isinstance(one, Problem)]
    return steps, sorted([*problems, *wrong], key=lambda one: one.line)


def _step(row: Row) -> Step | Problem:
    cells = row.cells
    for name in NEEDED:
        if not cells[name]:
            return Problem(row.line, name, "missing_value")
    on = day_of(cells["date"])
    if on is None:
        return Problem(row.line, "date", "no_day")
    return Step(
        row.line,
        cells["invoice"],
        on,
        cells["level"],
        cells.get("customer", ""),
        cells.get("channel", ""),
    )
