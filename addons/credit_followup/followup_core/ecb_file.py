"""The CSV of the European Central Bank's data portal: its main refinancing rate."""

import csv
from datetime import date
from decimal import Decimal, InvalidOperation

from .rate_files import RateFileError

DAY, VALUE, KEY = "TIME_PERIOD", "OBS_VALUE", "KEY"
# Fixed-rate and variable-rate tenders: one of the two is the rate on any day.
SERIES = ("MRR_FR", "MRR_RT")
NAME = "ECB file"


def parse_key_rates(text: str) -> tuple[list[tuple[date, Decimal]], date]:
    """Return the changes of the rate in order, and the last day of the file.

    :raises RateFileError: at the first line that is wrong
    """
    rows = csv.DictReader(text.lstrip("\ufeff").splitlines())
    columns = set(rows.fieldnames or ())
    if not {DAY, VALUE} <= columns:
        raise RateFileError(NAME, 1, "header", f"expected the columns {DAY}, {VALUE}")
    values: dict[date, Decimal] = {}
    for line, row in enumerate(rows, start=2):
        if KEY in columns and not any(name in (row[KEY] or "") for name in SERIES):
            continue
        if None in row or None in row.values():
            raise RateFileError(NAME, line, "columns", "too many or too few of them")
        day = _day(row[DAY], line)
        values[day] = _percent(row[VALUE], line)
    if not values:
        raise RateFileError(NAME, 2, VALUE, "no main refinancing rate in the file")
    changes: list[tuple[date, Decimal]] = []
    for day in sorted(values):
        if not changes or changes[-1][1] != values[day]:
            changes.append((day, values[day]))
    return changes, max(values)


def _day(text: str | None, line: int) -> date:
    try:
        return date.fromisoformat(text or "")
    except ValueError as error:
        raise RateFileError(NAME, line, DAY, "a date as 2026-01-31") from error


def _percent(text: str | None, line: int) -> Decimal:
    try:
        percent = Decimal(text or "")
    except InvalidOperation as error:
        message = "a number with a point, as 2.15"
        raise RateFileError(NAME, line, VALUE, message) from error
    if not percent.is_finite() or percent < 0:
        raise RateFileError(NAME, line, VALUE, "a rate of zero or more")
    return percent
