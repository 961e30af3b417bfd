"""What is common to all mappings of files: how bytes become cells."""

from collections.abc import Sequence
from decimal import Decimal
from enum import Enum
from typing import Any, Protocol

from ...documents.refused import RefusedError
from ...documents.shape import Field, Read, may
from ...documents.values import amount, currency, text, whole
from .cells import DateForm, Encoding

# No single payment of a case is as large; a mapping may say more, or less.
LARGEST = Decimal(10_000_000)
MOST_COLUMNS = 200


class NamedColumn(Protocol):
    """A column by the agency's name; without a field it is known and not read."""

    @property
    def name(self) -> str:
        """Return what the header says."""

    @property
    def field(self) -> Enum | None:
        """Return which of our fields it holds."""


class SumForm(Protocol):
    """A sum in the trailer: in which of its cells, from 0, and of which field."""

    @property
    def at(self) -> int:
        """Return the place in the trailer."""

    @property
    def field(self) -> Enum:
        """Return the field whose column adds up to it."""


class TrailerForm(Protocol):
    """The last record of a file, as ``Trailer`` has it."""

    @property
    def mark(self) -> str:
        """Return what its first cell says."""

    @property
    def count_at(self) -> int | None:
        """Return the cell with the number of rows, None for none."""

    @property
    def others(self) -> int:
        """Return how many other records are counted with the rows."""

    @property
    def sums(self) -> Sequence[SumForm]:
        """Return the sums that it holds."""


class Form(Protocol):
    """How an agency writes a file, as ``FeedbackMapping`` has it."""

    @property
    def columns(self) -> Sequence[NamedColumn]: ...
    @property
    def encoding(self) -> Encoding: ...
    @property
    def dates(self) -> DateForm: ...
    @property
    def delimiter(self) -> str: ...
    @property
    def has_header(self) -> bool: ...
    @property
    def has_bom(self) -> bool: ...
    @property
    def ends_line(self) -> bool: ...
    @property
    def has_quotes(self) -> bool: ...
    @property
    def skip(self) -> int: ...
    @property
    def decimal(self) -> str: ...
    @property
    def thousands(self) -> str: ...
    @property
    def in_minor(self) -> bool: ...
    @property
    def largest(self) -> Decimal: ...
    @property
    def currency(self) -> str: ...
    @property
    def trailer(self) -> TrailerForm | None: ...


def _sign(*signs: str) -> Read:
    """Return the reader of one sign; JSON has the empty one by leaving it out."""

    def read(value: Any, path: str) -> str:
        found = text(value, path)
        if found not in signs:
            message = f"{path} must be one of {' '.join(map(repr, signs))}"
            raise RefusedError("bad_value", path, message)
        return found

    return read


# The keys of any mapping that are read otherwise than by their types.
WRITING: dict[str, Field] = {
    "delimiter": may(_sign(",", ";", "\t", "|"), ","),
    "decimal": may(_sign(".", ","), "."),
    "thousands": may(_sign(".", ",", " ", "'", "\u00a0"), ""),
    "skip": may(whole(0, MOST_COLUMNS), 0),
    "largest": may(amount(positive=True), LARGEST),
    "currency": may(currency, ""),
}


def check_columns(form: Form) -> None:
    """Refuse a column, or a field, that is there twice."""
    named = [one.name for one in form.columns]
    fields = [one.field for one in form.columns if one.field]
    if len(set(named)) < len(named) or len(set(fields)) < len(fields):
        raise RefusedError("bad_value", "columns", "a column is there twice")


def check_amounts(form: Form, code: Enum, *, is_needed: bool) -> None:
    """Refuse amounts whose currency, or whose signs, nobody knows.

    :param code: the field of the column that may say the currency
    :param is_needed: there are amounts
    """
    has_column = any(one.field is code for one in form.columns)
    if is_needed and has_column is bool(form.currency):
        message = "either a column is the currency, or it is said once"
        raise RefusedError("bad_value", "currency", message)
    if form.thousands and form.thousands == form.decimal:
        message = "thousands and decimals have the same sign"
        raise RefusedError("bad_value", "thousands", message)
