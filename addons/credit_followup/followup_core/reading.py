"""Reading JSON strictly: each value by its kind, each refusal with code and path."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any, TypeVar

COUNTRY = re.compile(r"[A-Z]{2}", re.ASCII)
CURRENCY = re.compile(r"[A-Z]{3}", re.ASCII)
_AMOUNT = re.compile(r"-?\d{1,15}(?:\.\d+)?", re.ASCII)
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
# No debt of today is older, and none is asked for that far ahead.
FIRST_YEAR, LAST_YEAR = 1950, 2200
_HIGHEST_PERCENT = Decimal(100)

Kind = TypeVar("Kind", bound=Enum)


class RequestError(ValueError):
    """A request that is refused: ``code``, ``path`` to the value, and a sentence."""

    def __init__(self, code: str, path: str, message: str) -> None:
        """Keep what is wrong and where."""
        super().__init__(message)
        self.code = code
        self.path = path


class Reader:
    """One JSON object, read key by key; a key that nobody asks for is an error."""

    def __init__(self, value: Any, path: str, keys: Sequence[str]) -> None:
        if not isinstance(value, Mapping):
            raise RequestError("not_an_object", path, f"{path or 'request'}: an object")
        self.value = value
        self.path = path
        for key in value:
            if key not in keys:
                at = self.at(str(key))
                raise RequestError("unknown_key", at, f"{at} is not a known key")

    def at(self, key: str) -> str:
        return f"{self.path}.{key}" if self.path else key

    def get(self, key: str, read: Callable[[Any, str], Any], default: Any) -> Any:
        """Return an optional value; null is as good as absent."""
        value = self.value.get(key)
        return default if value is None else read(value, self.at(key))

    def need(self, key: str, read: Callable[[Any, str], Any]) -> Any:
        if self.value.get(key) is None:
            at = self.at(key)
            raise RequestError("missing_key", at, f"{at} is missing")
        return read(self.value[key], self.at(key))

    def each(self, key: str, read: Callable[[Any, str], Any]) -> tuple[Any, ...]:
        """Return the elements of an optional list."""
        values = self.value.get(key)
        if values is None:
            return ()
        at = self.at(key)
        if not isinstance(values, list):
            raise RequestError("not_a_list", at, f"{at} must be a list")
        return tuple(read(one, f"{at}[{n}]") for n, one in enumerate(values))


def text(value: Any, path: str) -> str:
    if not isinstance(value, str) or not value:
        raise RequestError(
            "bad_value", path, f"{path} must be a text that is not empty"
        )
    return value


def flag(value: Any, path: str) -> bool:
    if not isinstance(value, bool):
        raise RequestError("bad_value", path, f"{path} must be true or false")
    return value


def day(value: Any, path: str) -> date:
    if not isinstance(value, str) or not _DATE.fullmatch(value):
        raise RequestError("bad_date", path, f"{path} must be a date as 2026-01-31")
    try:
        read = date.fromisoformat(value)
    except ValueError as error:
        message = f"{path}: {value} is no day of the calendar"
        raise RequestError("bad_date", path, message) from error
    if not FIRST_YEAR <= read.year <= LAST_YEAR:
        message = f"{path} must lie between {FIRST_YEAR} and {LAST_YEAR}"
        raise RequestError("bad_date", path, message)
    return read


def _number(value: Any, path: str, code: str) -> Decimal:
    if not isinstance(value, str) or not _AMOUNT.fullmatch(value):
        message = f'{path} must be a decimal string with a point, as "1210.00"'
        raise RequestError(code, path, message)
    return Decimal(value)


def amount(places: int) -> Callable[[Any, str], Decimal]:
    """Return the reader of amounts with at most so many decimals."""

    def read(value: Any, path: str) -> Decimal:
        amount = _number(value, path, "bad_amount")
        exponent = amount.as_tuple().exponent
        if isinstance(exponent, int) and -exponent > places:
            message = f"{path} has more than {places} decimals"
            raise RequestError("too_many_decimals", path, message)
        return amount

    return read


def percent(value: Any, path: str) -> Decimal:
    percent = _number(value, path, "bad_rate")
    if not 0 <= percent <= _HIGHEST_PERCENT:
        raise RequestError("bad_rate", path, f"{path} must be between 0 and 100")
    return percent


def code(pattern: re.Pattern[str], what: str) -> Callable[[Any, str], str]:
    def read(value: Any, path: str) -> str:
        if not isinstance(value, str) or not pattern.fullmatch(value):
            raise RequestError("bad_value", path, f"{path} must be {what}")
        return value

    return read


def one_of(*choices: str) -> Callable[[Any, str], str]:
    def read(value: Any, path: str) -> str:
        if not isinstance(value, str) or value not in choices:
            raise RequestError(
                "bad_value", path, f"{path} must be one of {', '.join(choices)}"
            )
        return value

    return read


def choice(kind: type[Kind]) -> Callable[[Any, str], Kind]:
    read = one_of(*(one.value for one in kind))
    return lambda value, path: kind(read(value, path))
