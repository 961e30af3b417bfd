"""The values of a document, each refused in its own way: days, amounts, codes."""

import re
from collections.abc import Mapping
from datetime import date, datetime, time
from decimal import Decimal
from enum import Enum
from typing import Any, TypeVar

from ..money import CURRENCIES, decimals
from .refused import RefusedError
from .shape import Read
from .text import LONGEST_NUMBER, check_length

Kind = TypeVar("Kind", bound=Enum)
_AMOUNT = re.compile(r"-?(?:0|[1-9][0-9]{0,14})(?:\.[0-9]+)?", re.ASCII)
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_TIME = re.compile(r"\d{2}:\d{2}", re.ASCII)
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}", re.ASCII)
_COUNTRY = re.compile(r"[A-Z]{2}", re.ASCII)


def text(value: Any, path: str) -> str:
    """Read a text that is not empty."""
    found = _string(value, path)
    if not found:
        raise RefusedError("bad_type", path, f"{path} must not be empty")
    return found


def any_text(value: Any, path: str) -> str:
    """Read a text that may be empty."""
    return _string(value, path)


def flag(value: Any, path: str) -> bool:
    """Read true or false."""
    check_length(value, path)
    if not isinstance(value, bool):
        raise RefusedError("bad_type", path, f"{path} must be true or false")
    return value


def day(value: Any, path: str) -> date:
    """Read a date of the calendar, as 2026-01-31."""
    found = _string(value, path)
    if not _DATE.fullmatch(found):
        raise RefusedError("bad_date", path, f"{path} must be a date as 2026-01-31")
    try:
        return date.fromisoformat(found)
    except ValueError as error:
        message = f"{path}: {found} is no day of the calendar"
        raise RefusedError("bad_date", path, message) from error


def iso(found: date | None) -> str | None:
    """Return a day as ``day`` reads it, None for none."""
    return found.isoformat() if found else None


def moment(value: Any, path: str) -> datetime:
    """Read a minute of a day, as 2026-01-31T14:30, of whatever place is meant."""
    found = _string(value, path)
    if not _MOMENT.fullmatch(found):
        message = f"{path} must be a moment as 2026-01-31T14:30"
        raise RefusedError("bad_date", path, message)
    try:
        return datetime.fromisoformat(found)
    except ValueError as error:
        message = f"{path}: {found} is no moment of the calendar"
        raise RefusedError("bad_date", path, message) from error


def hour(value: Any, path: str) -> time:
    """Read a time of the day, as 14:30."""
    found = _string(value, path)
    try:
        if _TIME.fullmatch(found):
            return time.fromisoformat(found)
    except ValueError:
        pass
    raise RefusedError("bad_value", path, f"{path} must be a time as 14:30")


def day_between(first: int, last: int) -> Read:
    """Return the reader of dates within those years."""

    def read(value: Any, path: str) -> date:
        found = day(value, path)
        if not first <= found.year <= last:
            message = f"{path} must lie between {first} and {last}"
            raise RefusedError("bad_date", path, message)
        return found

    return read


def whole(least: int | None = None, most: int | None = None) -> Read:
    """Return the reader of whole numbers in that range."""

    def read(value: Any, path: str) -> int:
        check_length(value, path)
        if isinstance(value, bool) or not isinstance(value, int):
            raise RefusedError("bad_type", path, f"{path} must be a whole number")
        if least is not None and value < least:
            raise RefusedError("bad_value", path, f"{path} must be {least} or more")
        if most is not None and value > most:
            raise RefusedError("bad_value", path, f"{path} must be {most} or less")
        return value

    return read


def amount(
    places: int | None = None, *, positive: bool = False, signed: bool = False
) -> Read:
    """Return the reader of amounts, zero or more, as a decimal string.

    :param places: decimals of the currency, None where no currency is known
    :param positive: refuse zero as well
    :param signed: take what is below zero too
    """

    def read(value: Any, path: str) -> Decimal:
        found = number(value, path, "bad_amount")
        exponent = found.as_tuple().exponent
        if places is not None and isinstance(exponent, int) and -exponent > places:
            message = f"{path} has more than {places} decimals"
            raise RefusedError("bad_amount", path, message)
        if (found < 0 and not signed) or (positive and not found):
            least = "above zero" if positive else "zero or more"
            raise RefusedError("bad_amount", path, f"{path} must be {least}")
        return found

    return read


def money_of(document: Any) -> tuple[Read, Read]:
    """Return how the amounts of a request are read: some may be zero, others not.

    Without a currency that exists any number of decimals is read: the currency is told.
    """
    code = document.get("currency") if isinstance(document, Mapping) else None
    places = None
    if isinstance(code, str) and code in CURRENCIES:
        places = decimals(code)
    return amount(places), amount(places, positive=True)


def number(value: Any, path: str, code: str) -> Decimal:
    """Read a decimal string; refused by ``code`` when it is no number."""
    found = _string(value, path)
    if len(found) > LONGEST_NUMBER:
        raise RefusedError("too_large", path, f"{path} has more than 30 characters")
    if not _AMOUNT.fullmatch(found):
        message = f'{path} must be a decimal string with a point, as "1210.00"'
        raise RefusedError(code, path, message)
    exact = Decimal(found)
    return exact or exact.copy_abs()  # no zero has a sign


def one_of(*choices: str) -> Read:
    """Return the reader of one of these words."""

    def read(value: Any, path: str) -> str:
        found = _string(value, path)
        if found not in choices:
            message = f"{path} must be one of {', '.join(choices)}"
            raise RefusedError("bad_value", path, message)
        return found

    return read


def choice(kind: type[Kind]) -> Read:
    """Return the reader of the values of an enumeration."""
    read = one_of(*(one.value for one in kind))
    return lambda value, path: kind(read(value, path))


def country(value: Any, path: str) -> str:
    """Read the code of a country by its form, ISO 3166-1."""
    found = _string(value, path)
    if not _COUNTRY.fullmatch(found):
        message = f"{path} must be two capitals of ISO 3166-1"
        raise RefusedError("bad_value", path, message)
    return found


def currency(value: Any, path: str) -> str:
    """Read the code of a currency that exists, ISO 4217."""
    found = _string(value, path)
    if found not in CURRENCIES:
        raise RefusedError("bad_value", path, f"{path} must be a currency of ISO 4217")
    return found


def _string(value: Any, path: str) -> str:
    check_length(value, path)
    if not isinstance(value, str):
        raise RefusedError("bad_type", path, f"{path} must be a text")
    return value
