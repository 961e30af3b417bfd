"""Rate files: CSV in, rates out; a wrong line is named, and nothing is half-read."""

import csv
import re
from collections.abc import Collection, Iterator
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import TypeVar

from .table import Confidence, Period, Rate

HEADER = ("series", "valid_from", "rate_percent", "period", "source", "confidence")
Kind = TypeVar("Kind", bound=Enum)
_NUMBER = re.compile(r"-?\d{1,3}(\.\d{1,4})?", re.ASCII)
_SERIES = re.compile(r"[a-z][a-z0-9_]*", re.ASCII)


class RateFileError(ValueError):
    """A line that is refused: ``line`` counts from 1, ``field`` is a column."""

    def __init__(self, name: str, line: int, field: str, message: str) -> None:
        """Say which file, line and column, and what is wrong."""
        super().__init__(f"{name}, line {line}, {field}: {message}")
        self.line = line
        self.field = field


def parse_rates(
    text: str, name: str, may_be_negative: Collection[str] = ()
) -> list[Rate]:
    """Return the rates of a CSV file.

    :param name: the file's name, for messages
    :param may_be_negative: series of base rates that are subtracted below zero
    :raises RateFileError: at the first line that is wrong
    """
    rows = csv.reader(text.splitlines(), strict=True)
    header = tuple(next(rows, ()))
    if header != HEADER:
        raise RateFileError(name, 1, "header", f"expected {','.join(HEADER)}")
    rates: dict[tuple[str, date], Rate] = {}
    periods: dict[str, Period] = {}
    for line, rate in _read(_lines(rows, name), name, may_be_negative):
        if (rate.series, rate.valid_from) in rates:
            raise RateFileError(name, line, "valid_from", "the day has a rate already")
        if periods.setdefault(rate.series, rate.period) is not rate.period:
            raise RateFileError(name, line, "period", "the series has another one")
        rates[rate.series, rate.valid_from] = rate
    return list(rates.values())


def _lines(rows: Iterator[list[str]], name: str) -> Iterator[list[str]]:
    """Yield the rows; broken quotes are a wrong line like any other."""
    line = 2
    while True:
        try:
            row = next(rows, None)
        except csv.Error as error:
            raise RateFileError(name, line, "columns", str(error)) from error
        if row is None:
            return
        yield row
        line += 1


def _read(
    rows: Iterator[list[str]], name: str, may_be_negative: Collection[str]
) -> Iterator[tuple[int, Rate]]:
    for line, row in enumerate(rows, start=2):
        if not row:
            continue
        if len(row) != len(HEADER):
            message = f"{len(row)} columns instead of {len(HEADER)}"
            raise RateFileError(name, line, "columns", message)
        rate = _rate(dict(zip(HEADER, row, strict=True)), name, line)
        if rate.percent < 0 and rate.series not in may_be_negative:
            message = "only a base rate may be negative"
            raise RateFileError(name, line, "rate_percent", message)
        yield line, rate


def _rate(row: dict[str, str], name: str, line: int) -> Rate:
    def refuse(field: str, message: str) -> RateFileError:
        return RateFileError(name, line, field, message)

    if not _SERIES.fullmatch(row["series"]):
        raise refuse("series", "small letters, digits and _ only")
    if not row["source"].strip():
        raise refuse("source", "a rate needs its source")
    if not _NUMBER.fullmatch(row["rate_percent"]):
        raise refuse("rate_percent", "a number with a point, as 10.50")
    percent = Decimal(row["rate_percent"])
    try:
        valid_from = date.fromisoformat(row["valid_from"])
    except ValueError as error:
        raise refuse("valid_from", "a date as 2026-01-31") from error
    return Rate(
        row["series"],
        valid_from,
        percent,
        _code(Period, row["period"], refuse("period", "not a known period")),
        row["source"],
        _code(
            Confidence,
            row["confidence"],
            refuse("confidence", "not a known confidence"),
        ),
    )


def _code(kind: type[Kind], value: str, error: RateFileError) -> Kind:
    try:
        return kind(value)
    except ValueError:
        raise error from None
