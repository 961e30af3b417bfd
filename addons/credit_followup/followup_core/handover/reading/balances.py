"""An agency's monthly balances: a mapping as data, a stream of rows in, balances out.

A file speaks of claims where it has a column for them, of whole cases otherwise.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any, NamedTuple

from ...documents.records import shape_of
from ...documents.refused import RefusedError
from ...documents.shape import Shape, many, may, need
from ...documents.values import text
from ..events import Fault, Problem
from .cells import DateForm, Encoding
from .columns import LONGEST_REFERENCE, CellError, ColumnReader
from .form import LARGEST, MOST_COLUMNS, WRITING, check_amounts, check_columns
from .stream import Row, stream_lines, stream_rows

FORMAT = "credit_followup.balances/1.0"


class BalanceField(str, Enum):
    """Our fields, as the columns of an agency may hold them.

    ``DATE``: the day at whose end the balance stood.
    """

    CASE_REF = "case_ref"
    AGENCY_REF = "agency_ref"
    CLAIM_REF = "claim_ref"
    BALANCE = "balance"
    CURRENCY = "currency"
    DATE = "date"


_REFERENCES = {
    BalanceField.CASE_REF: "case_ref",
    BalanceField.AGENCY_REF: "agency_ref",
    BalanceField.CLAIM_REF: "claim_ref",
}


class BalanceColumn(NamedTuple):
    """A column by the agency's name; without a ``field`` it is known and not read."""

    name: str
    field: BalanceField | None = None


class _Sum(NamedTuple):
    at: int
    field: BalanceField = BalanceField.BALANCE


class BalanceTrailer(NamedTuple):
    """The last record: its first cell is ``mark``.

    ``count_at``, ``sum_at``: the cells with the number of rows and the sum of the
    balances, None for none. ``others``: how many other records are counted with them.
    """

    mark: str
    count_at: int | None = None
    others: int = 0
    sum_at: int | None = None

    @property
    def sums(self) -> tuple[_Sum, ...]:
        """Return the sums that it holds."""
        return () if self.sum_at is None else (_Sum(self.sum_at),)


class BalanceMapping(NamedTuple):
    """How an agency writes its balances; the keys are those of ``FeedbackMapping``."""

    agency: str
    columns: tuple[BalanceColumn, ...]
    encoding: Encoding
    dates: DateForm
    delimiter: str = ","
    has_header: bool = True
    has_bom: bool = False
    ends_line: bool = True
    has_quotes: bool = True
    skip: int = 0
    decimal: str = "."
    thousands: str = ""
    in_minor: bool = False
    largest: Decimal = LARGEST
    currency: str = ""
    trailer: BalanceTrailer | None = None

    def has(self, field: BalanceField) -> bool:
        """Tell whether a column holds a field."""
        return any(one.field is field for one in self.columns)


class Told(NamedTuple):
    """What an agency says is open on a claim, or a case. ``on``: None where unsaid."""

    line: int
    amount: Decimal
    currency: str
    case_ref: str = ""
    agency_ref: str = ""
    claim_ref: str = ""
    on: date | None = None


def read_balance_mapping(document: Any, path: str = "") -> BalanceMapping:
    """Return the mapping that a JSON document says.

    :raises RefusedError: at the first thing that is wrong
    """
    found: BalanceMapping = _SHAPE(document, path)
    return found


def balances_of_lines(
    lines: Iterable[bytes | str], mapping: BalanceMapping, as_of: date
) -> Iterator[Told | Problem]:
    """Yield what a file says, row by row.

    :param lines: as ``stream_lines`` takes them
    :param as_of: no balance is later
    """
    return stream_lines(lines, mapping, BalanceReader(mapping, as_of))


def balances_of_rows(
    rows: Iterable[tuple[int, Row]], mapping: BalanceMapping, as_of: date
) -> Iterator[Told | Problem]:
    """Yield what rows say that were read elsewhere, from a spreadsheet.

    :param rows: as ``stream_rows`` takes them
    :param as_of: no balance is later
    """
    return stream_rows(rows, mapping, BalanceReader(mapping, as_of))


class BalanceReader(ColumnReader):
    """Reads the rows of a file by its mapping."""

    def __init__(self, mapping: BalanceMapping, as_of: date) -> None:
        """Look up once what each row needs."""
        super().__init__(mapping, as_of, BalanceField.CURRENCY)
        self.texts = [
            (key, self.at[at]) for at, key in _REFERENCES.items() if at in self.at
        ]

    def __call__(self, line: int, row: Sequence[str]) -> Told | Problem:
        """Return the balance of a row, or the first thing that is wrong with it."""
        try:
            return self._told(line, row)
        except CellError as wrong:
            return self.problem(line, wrong)

    def _told(self, line: int, row: Sequence[str]) -> Told:
        self.written(row)
        refs = {key: self.text(row, at, LONGEST_REFERENCE) for key, at in self.texts}
        at = self.at.get(BalanceField.CLAIM_REF)
        if at is not None and not refs["claim_ref"]:
            raise CellError(at, Fault.MISSING, "is missing")
        if not any(refs.values()):
            raise CellError(None, Fault.MISSING, "it has no reference")
        day_at = self.at.get(BalanceField.DATE)
        on = None if day_at is None else self.past(row, day_at)
        if day_at is not None and on is None:
            raise CellError(day_at, Fault.MISSING, "is missing")
        return Told(line, self._balance(row), self.currency(row), **refs, on=on)

    def _balance(self, row: Sequence[str]) -> Decimal:
        """Return the balance; an agency that has none open says zero."""
        if not self.currency(row):
            raise CellError(self.currency_at, Fault.MISSING, "is missing")
        at = self.at[BalanceField.BALANCE]
        found = self.amount(row, at, self.places(row))
        if found is None:
            raise CellError(at, Fault.MISSING, "is missing")
        if found < 0:
            raise CellError(at, Fault.NEGATIVE, "is below zero")
        return found or found.copy_abs()


# === THE MAPPING === #


def _format(value: Any, path: str) -> str:
    if text(value, path) != FORMAT:
        raise RefusedError("bad_value", path, f"{path} must be {FORMAT}")
    return FORMAT


def _build(format: str, **values: Any) -> BalanceMapping:
    mapping = BalanceMapping(**values)
    check_columns(mapping)
    if not mapping.has(BalanceField.BALANCE):
        raise RefusedError("bad_value", "columns", "no column is the balance")
    if not any(map(mapping.has, _REFERENCES)):
        raise RefusedError("bad_value", "columns", "no column is a reference")
    check_amounts(mapping, BalanceField.CURRENCY, is_needed=True)
    return mapping


_SHAPE = Shape(
    {
        "format": need(_format),
        **shape_of(
            BalanceMapping,
            {
                "agency": need(text),
                "columns": need(
                    many(shape_of(BalanceColumn, {"name": need(text)}), 1, MOST_COLUMNS)
                ),
            },
        ).fields,
        **WRITING,
        "trailer": may(shape_of(BalanceTrailer, {"mark": need(text)})),
    },
    _build,
)
