"""A register's file of insolvencies: matched by company number, never by name.

A table with a header. Its columns are named as the fields of ``Entry``; what is not
known is refused, so that no day is read from the wrong column.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from ..documents.table import Problem, Row, day_of, read_table
from ..law.court.insolvency import InsolvencyKind
from ..law.registers import forms_of
from ..risk.traces import Identity, Kind, traces

NEEDED = ("company_number", "opened_on")
DAYS = ("opened_on", "published_on", "said_until")


class Entry(NamedTuple):
    """A row of the register. ``line``: of the file, the header is the first."""

    line: int
    company_number: str
    opened_on: date
    kind: InsolvencyKind = InsolvencyKind.BANKRUPTCY
    name: str = ""
    court: str = ""
    reference: str = ""
    administrator: str = ""
    published_on: date | None = None
    said_until: date | None = None


COLUMNS = frozenset(Entry._fields) - {"line"}


def read(text: str) -> tuple[list[Entry], list[Problem]]:
    """Return the entries of a file, and what is wrong with it.

    Comma or semicolon; days as 2026-01-31. A header with a column that is not known, or
    without one that is needed, has no entries.

    >>> read("company_number;opened_on\\n0477.472.701;2026-03-02")[0][0].opened_on
    datetime.date(2026, 3, 2)
    """
    rows, problems = read_table(text, COLUMNS, NEEDED)
    found = [_entry(row) for row in rows]
    entries = [one for one in found if isinstance(one, Entry)]
    wrong = [one for one in found if isinstance(one, Problem)]
    return entries, sorted([*problems, *wrong], key=lambda one: one.line)


def keys(company_number: str, vat: str = "") -> frozenset[str]:
    """Return the forms of a number in which two registers may write it.

    >>> sorted(keys("0477.472.701") & keys("", "BE0477472701"))
    ['477472701']
    >>> sorted(keys("542107651") & keys("", "FR13542107651"))
    ['542107651']
    >>> sorted(keys("732829320") & keys("73282932000074"))
    ['732829320']
    """
    written = (company_number, *forms_of(company_number, vat))
    found = {
        one
        for number in written
        for one in traces(Identity((), vat=vat, company_number=number))
    }
    numbers = (Kind.COMPANY_NUMBER, Kind.VAT)
    return frozenset(one.value for one in found if one.kind in numbers)


def match(
    entries: Iterable[Entry], known: Mapping[str, frozenset[str]]
) -> dict[int, tuple[str, ...]]:
    """Return whom each entry means: ``{line: references}``, none for nobody.

    More than one is for a person to decide.

    :param known: of each customer the keys of his numbers, by his reference
    """
    by_key: dict[str, list[str]] = {}
    for ref, own in known.items():
        for key in own:
            by_key.setdefault(key, []).append(ref)
    found = {}
    for entry in entries:
        refs = {
            ref for key in keys(entry.company_number) for ref in by_key.get(key, ())
        }
        found[entry.line] = tuple(sorted(refs))
    return found


def _entry(row: Row) -> Entry | Problem:
    values: dict[str, object] = dict(row.cells)
    for name in NEEDED:
        if not values[name]:
            return Problem(row.line, name, "missing_value")
    try:
        values["kind"] = InsolvencyKind(values.get("kind") or InsolvencyKind.BANKRUPTCY)
    except ValueError:
        return Problem(row.line, "kind", "unknown_kind")
    for name in DAYS:
        said = str(values.get(name) or "")
        values[name] = day_of(said) if said else None
        if said and values[name] is None:
            return Problem(row.line, name, "no_day")
    return Entry(row.line, **values)  # type: ignore[arg-type]
