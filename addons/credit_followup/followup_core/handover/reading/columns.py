"""The cells of a row by its columns: texts, days, amounts, each read strictly."""

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from enum import Enum

from ...money import CURRENCIES, decimals
from ..events import Fault, Problem
from .cells import amounts_of, clean, days_of
from .form import Form

# What layouts of agencies allow for references is 50; numbers of requests are longer.
LONGEST_REFERENCE = 100
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1e\x7f]")
_BETWEEN = "\x1f"


class CellError(Exception):
    """A cell that is refused. ``at``: which one, from 0; None for the whole row."""

    def __init__(self, at: int | None, code: Fault, message: str) -> None:
        """Keep where it is and what is wrong."""
        super().__init__(message)
        self.at = at
        self.code = code


class ColumnReader:
    """Reads the cells of rows by the columns of a mapping."""

    def __init__(self, form: Form, as_of: date, currency: Enum) -> None:
        """Look up once what each row needs.

        :param as_of: no day of a row is later, but those that are meant to be
        :param currency: the field of the column that may say it
        """
        self.form = form
        self.as_of = as_of
        self.at = {one.field: n for n, one in enumerate(form.columns) if one.field}
        self.currency_at = self.at.get(currency)
        self._day = days_of(form.dates)
        self._amount = amounts_of(form.decimal, form.thousands, in_minor=form.in_minor)

    def problem(self, line: int, wrong: CellError) -> Problem:
        """Return what is told of a row that is refused."""
        name = "" if wrong.at is None else self.form.columns[wrong.at].name
        return Problem(line, name, wrong.code, f"{name} {wrong}".strip())

    def written(self, row: Sequence[str]) -> str:
        """Return a row as one text, which no other row is written as.

        :raises CellError: if it has not the columns, or a control character
        """
        if len(row) != len(self.form.columns):
            message = f"{len(row)} cells instead of {len(self.form.columns)}"
            raise CellError(None, Fault.COLUMNS, message)
        written = _BETWEEN.join(row)
        if _CONTROL.search(written) or written.count(_BETWEEN) >= len(row):
            raise CellError(None, Fault.CONTROL, "a control character is in the row")
        return written

    def text(self, row: Sequence[str], at: int, longest: int) -> str:
        """Return the text of a cell, empty for none."""
        cell = clean(row[at])
        if len(cell) > longest:
            raise CellError(at, Fault.TOO_LONG, "is too long")
        return cell

    def currency(self, row: Sequence[str]) -> str:
        """Return the row's currency, empty where it does not say it."""
        at = self.currency_at
        if at is None:
            return self.form.currency
        cell = clean(row[at])
        if cell and cell not in CURRENCIES:
            raise CellError(at, Fault.BAD_CURRENCY, "is no currency of ISO 4217")
        return cell

    def places(self, row: Sequence[str]) -> int:
        """Return the decimals of the row's currency."""
        return decimals(self.currency(row))

    def amount(self, row: Sequence[str], at: int, places: int) -> Decimal | None:
        """Return the amount of a cell with its sign, None for an empty one."""
        cell = clean(row[at])
        if not cell:
            return None
        try:
            found = self._amount(cell, places)
        except ValueError as error:
            raise CellError(at, Fault.BAD_AMOUNT, str(error)) from error
        if abs(found) > self.form.largest:
            raise CellError(at, Fault.TOO_LARGE, "is larger than any that is meant")
        return found

    def any_day(self, row: Sequence[str], at: int) -> date | None:
        """Return the day of a cell, None for an empty one."""
        cell = clean(row[at])
        try:
            return self._day(cell) if cell else None
        except ValueError as error:
            raise CellError(at, Fault.BAD_DATE, str(error)) from error

    def past(self, row: Sequence[str], at: int) -> date | None:
        """Return a day that has come."""
        day = self.any_day(row, at)
        if day and day > self.as_of:
            raise CellError(at, Fault.FUTURE, "has not come yet")
        return day
