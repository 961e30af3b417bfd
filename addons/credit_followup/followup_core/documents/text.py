"""From the bytes of a text to the values of JSON."""

import json
from typing import Any, NamedTuple

from .refused import RefusedError

LONGEST_NUMBER = 30


class TooLong(NamedTuple):
    """Stands for a number of JSON that is longer than any that is meant."""

    length: int


def parse_json(text: bytes) -> Any:
    """Return what a JSON text in UTF-8 holds.

    :raises RefusedError: if it is none, uses a key twice, or has numbers without an end
    """
    try:
        return json.loads(
            text.decode("utf-8"),
            parse_constant=_no_constant,
            parse_int=lambda digits: _number(digits, int),
            parse_float=lambda digits: _number(digits, float),
            object_pairs_hook=_object,
        )
    except (ValueError, RecursionError) as error:
        raise RefusedError("bad_json", "", str(error)) from error


def entries(value: Any) -> int:
    """Return how many entries the lists of a JSON value have together."""
    if isinstance(value, list):
        return len(value) + sum(map(entries, value))
    if isinstance(value, dict):
        return sum(map(entries, value.values()))
    return 0


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key is used twice")
    return found


def _number(digits: str, kind: type[int] | type[float]) -> Any:
    return TooLong(len(digits)) if len(digits) > LONGEST_NUMBER else kind(digits)


def _no_constant(name: str) -> Any:
    raise ValueError(f"{name} is no amount")


def check_length(value: Any, path: str) -> None:
    """Refuse a number that is longer than any that is meant; it is not echoed."""
    if isinstance(value, TooLong):
        raise RefusedError("too_large", path, f"{path} has more than 30 characters")
