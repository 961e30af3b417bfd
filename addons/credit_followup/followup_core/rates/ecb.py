"""The CSV of the European Central Bank's data portal: its main refinancing rate."""

import csv
import re
from datetime import date
from decimal import Decimal

from .files import RateFileError

DAY, VALUE, KEY, PAGE_DAY = "TIME_PERIOD", "OBS_VALUE", "KEY", "DATE"
# Fixed-rate and variable-rate tenders: one of the two is the rate on any day.
SERIES = ("MRR_FR", "MRR_RT")
NAME = "ECB file"
_NUMBER = re.compile(r"\d{1,2}(\.\d{1,4})?", re.ASCII)


def parse_key_rates(text: str, today: date) -> tuple[list[tuple[date, Decimal]], date]:
    """Return the changes of the rate in order, and the last day of the file.

    A day after ``today`` is refused: what the bank decides until then is not known.

    Two layouts: that of the data portal's service, with the columns KEY, TIME_PERIOD
    and OBS_VALUE, and that of its pages, with DATE and a column named by the series.

    :raises RateFileError: at the first line that is wrong
    """
    rows = csv.DictReader(text.lstrip("\ufeff").splitlines())
    values: dict[date, Decimal] = {}
    try:
        columns = list(rows.fieldnames or ())
        day, value = _columns(columns)
        for line, row in enumerate(rows, start=2):
            if KEY in columns and not _is_ours(row[KEY]):
                continue
            if None in row or None in row.values():
                raise RateFileError(NAME, line, "columns", "too many or too few")
            values[_day(row[day], line, today)] = _percent(row[value], line)
    except csv.Error as error:
        raise RateFileError(NAME, rows.line_num, "columns", str(error)) from error
    if not values:
        raise RateFileError(NAME, 2, VALUE, "no main refinancing rate in the file")
    return _changes(values), max(values)


def _columns(columns: list[str]) -> tuple[str, str]:
    """Return the names of the columns with the day and the value."""
    if {KEY, DAY, VALUE} <= set(columns):
        return DAY, VALUE
    ours = [name for name in columns if _is_ours(name)]
    if PAGE_DAY in columns and len(ours) == 1:
        return PAGE_DAY, ours[0]
    message = f"expected {KEY}, {DAY}, {VALUE}, or {PAGE_DAY} and a series {SERIES[0]}"
    raise RateFileError(NAME, 1, "header", message)


def _is_ours(name: str | None) -> bool:
    return any(series in (name or "") for series in SERIES)


def _changes(values: dict[date, Decimal]) -> list[tuple[date, Decimal]]:
    """Return the days on which the value changed, in order."""
    changes: list[tuple[date, Decimal]] = []
    for day in sorted(values):
        if not changes or changes[-1][1] != values[day]:
            changes.append((day, values[day]))
    return changes


def _day(text: str | None, line: int, today: date) -> date:
    try:
        found = date.fromisoformat(text or "")
    except ValueError as error:
        raise RateFileError(NAME, line, DAY, "a date as 2026-01-31") from error
    if found > today:
        raise RateFileError(NAME, line, DAY, "the day has not come yet")
    return found


def _percent(text: str | None, line: int) -> Decimal:
    if not _NUMBER.fullmatch(text or ""):
        raise RateFileError(NAME, line, VALUE, "a number with a point, as 2.15")
    return Decimal(text or "")
