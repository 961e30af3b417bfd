"""The field sheet of a procedure: what its form asks for, filled from a dossier.

Filing stays with people. What is missing, and what the law does not admit, is told with
the place in the dossier.
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any, NamedTuple

from ...law.procedures import Entry, Procedure, Section
from ...money import down, unit
from .cells import CellError, cell, plain, written
from .records import Column, Rows, Writing
from .rows import Row, path_of, rows_of, value_of
from .views import JOIN

PATH = "dossier"
ZERO = Decimal(0)
_WRITING = Writing()


class Extra(NamedTuple):
    """What only the applicant knows. ``date``: of the signature, ISO 8601."""

    court_name: str = ""
    court_address: str = ""
    court_country: str = ""
    jurisdiction_code: str = ""
    jurisdiction_detail: str = ""
    cause_code: str = ""
    representative_name: str = ""
    representative_function: str = ""
    lawyer_name: str = ""
    bailiff_name: str = ""
    statement: str = ""
    place: str = ""
    date: str = ""


class Told(NamedTuple):
    """Something about a sheet. ``is_blocking``: so it cannot be filed."""

    code: str
    path: str
    message: str
    is_blocking: bool = True


class Sums(NamedTuple):
    """The sums of a sheet, in the currency of the case.

    ``cap``: what interest and charges may come to, None where the law has no such cap;
    ``beside``: the charges that it leaves out. ``accessories``: what is claimed of
    interest and charges, ``cut``: what is not; ``total``: with the principal.
    """

    principal: Decimal
    interest: Decimal
    charges: Decimal
    beside: Decimal
    cap: Decimal | None
    accessories: Decimal
    cut: Decimal
    total: Decimal


class Filled(NamedTuple):
    """A sheet: its sections as they are in the form, and what is told about it."""

    sections: tuple[dict[str, Any], ...]
    told: tuple[Told, ...]


def sums_of(dossier: Mapping[str, Any], procedure: Procedure) -> Sums:
    """Return the sums of the claims; what is above the cap is not claimed.

    The cap is rounded down: it is never exceeded, not by half a cent.

    :raises RefusedError: if the dossier has not the shape that it must have
    """
    rows = list(rows_of(Rows.CLAIM, dossier, PATH))
    keys = ("open_amount", "interest_amount", "charges_amount")
    principal, interest, charges = (
        sum((amount(f"claim.{key}", row) for row in rows), ZERO) for key in keys
    )
    beside, cap, capped = ZERO, None, interest + charges
    if procedure.accessories is not None:
        smallest = unit(rows[0].currency) if rows else Decimal("0.01")
        cap = down(max(principal, ZERO) * procedure.accessories, smallest)
        beside = _charged(dossier, procedure.beside)
        capped -= beside
    claimed = capped if cap is None else min(capped, cap)
    accessories = claimed + beside
    cut, total = capped - claimed, principal + accessories
    return Sums(principal, interest, charges, beside, cap, accessories, cut, total)


def _charged(dossier: Mapping[str, Any], codes: frozenset[str]) -> Decimal:
    """Return the sum of the charges that have one of these codes."""
    rows = rows_of(Rows.CHARGE, dossier, PATH)
    own = (row for row in rows if value_of("charge.code", row) in codes)
    return sum((amount("charge.amount", row) for row in own), ZERO)


def amount(source: str, row: Row) -> Decimal:
    """Return the amount of a source in a row, zero where it is empty."""
    value = value_of(source, row)
    return value if isinstance(value, Decimal) else ZERO


def filled(
    procedure: Procedure, dossier: Mapping[str, Any], extra: Extra | None = None
) -> Filled:
    """Return the sheet of a dossier, without the rules of who may file it.

    :raises RefusedError: if the dossier has not the shape that it must have
    """
    sheet = _Sheet(procedure, dossier, extra or Extra())
    sections = tuple(sheet.section(one) for one in procedure.sections)
    return Filled(sections, tuple(sheet.told))


class _Sheet:
    """A sheet while it is filled; what is missing is collected on the way."""

    def __init__(
        self, procedure: Procedure, dossier: Mapping[str, Any], extra: Extra
    ) -> None:
        self.dossier, self.extra = dossier, extra
        self.sums = sums_of(dossier, procedure)._asdict()
        self.numbers = _numbers(dossier)
        self.told: list[Told] = []

    def section(self, section: Section) -> dict[str, Any]:
        rows = [
            [self._entry(entry, row) for entry in section.entries]
            for row in self._rows(section)
        ]
        return {"code": section.code, "label": section.label, "rows": rows}

    def _rows(self, section: Section) -> Iterator[Row]:
        for row in rows_of(Rows(section.rows), self.dossier, PATH):
            if section.only and value_of(section.only[0], row) not in section.only[1]:
                continue
            own = {
                **self.sums,
                "court_country": court_country(self.extra, row),
                "cause_code": self.extra.cause_code
                or value_of("claim.cause_code", row),
                "claim_id": self._claim_id(row),
            }
            parts = {"sheet": (own, "sheet"), "extra": (self.extra._asdict(), "extra")}
            yield row._replace(parts={**row.parts, **parts})

    def _claim_id(self, row: Row) -> str:
        """Return the number of a row's claim, or of those of its document."""
        own = row.parts.get("claim") or row.parts.get("document")
        value = own[0] if own else {}
        refs = value.get("ref") or value.get("claim_refs") or ""
        known = (self.numbers.get(one) for one in str(refs).split(JOIN))
        return ", ".join(one for one in known if one)

    def _entry(self, entry: Entry, row: Row) -> dict[str, Any]:
        column = Column(
            entry.code,
            entry.source,
            entry.constant,
            only_with=entry.only_with,
            codes=_codes(entry, row),
            required=entry.is_needed,
        )
        text = ""
        try:
            text = written(cell(column, _WRITING, row), column, _WRITING)
        except CellError as error:
            path = path_of(entry.source, row) if entry.source else row.path
            code = "missing" if error.code == "required" else error.code
            self.told.append(Told(code, path, f"{entry.label}: {error}"))
        found: dict[str, Any] = {"code": entry.code, "label": entry.label}
        found["value"] = text or None
        if entry.meanings:
            found["meaning"] = entry.meanings.get(text)
        return found


def _numbers(dossier: Mapping[str, Any]) -> dict[str, str]:
    """Return the claims by their references, numbered from 1 as a form does it."""
    refs = [value_of("claim.ref", row) for row in rows_of(Rows.CLAIM, dossier, PATH)]
    return {str(ref): str(n) for n, ref in reversed(list(enumerate(refs, 1)))}


def _codes(entry: Entry, row: Row) -> Mapping[str, str]:
    """Return the codes of an entry, with theirs for what has none of its own."""
    value = plain(value_of(entry.source, row)) if entry.other else ""
    return {value: entry.other, **entry.codes} if value else entry.codes


def court_country(extra: Extra, row: Row) -> str:
    """Return the country of the court; the debtor's where nothing else is said."""
    return extra.court_country or str(value_of("debtor.address.country", row) or "")
