"""From the bytes of a text to the values of JSON."""

import json
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from .refused import RefusedError

LONGEST_NUMBER = 30
# Longer than any key of a document; what is longer is cut when it is echoed.
LONGEST_KEY = 60
TOO_DEEP = "it is nested too deep"


class TooLong(NamedTuple):
    """Stands for a number of JSON that is longer than any that is meant."""

    length: int


class Unreadable(NamedTuple):
    """Stands for what no request may have in it: NaN, a key used twice, depths."""

    reason: str


# What tells where a value of JSON begins and ends; texts hide it.
_MARK = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"|[][{},]', re.DOTALL)


def parse_json(text: bytes) -> Any:
    """Return what a JSON text in UTF-8 holds, with ``Unreadable`` where it is no JSON.

    So that of an array no request is lost by another one.

    :raises RefusedError: if nothing can be told of it
    """
    try:
        written = text.decode("utf-8")
        try:
            return _load(written)
        except RecursionError:
            return [_load_or_mark(part) for part in _parts(written)]
    except ValueError as error:
        raise RefusedError("bad_json", "", str(error)) from error


def check_readable(value: Any) -> None:
    """Refuse a request that has something in it that is no JSON."""
    for one in _within(value):
        if isinstance(one, Unreadable):
            raise RefusedError("bad_json", "", one.reason)


def check_encodable(value: Any, path: str = "") -> None:
    """Refuse a text of which no bytes can be made: JSON may write half a character."""
    if isinstance(value, str):
        try:
            value.encode()
        except UnicodeEncodeError as error:
            message = f"{path} has half of a character"
            raise RefusedError("bad_value", path, message) from error
    elif isinstance(value, dict):
        for key, one in value.items():
            check_encodable(one, f"{path}.{key}" if path else key)
    elif isinstance(value, (list, tuple)):
        for place, one in enumerate(value):
            check_encodable(one, f"{path}[{place}]")


def entries(value: Any) -> int:
    """Return how many entries the lists of a JSON value have together."""
    return sum(len(one) for one in _within(value) if isinstance(one, list))


def _within(value: Any) -> Iterator[Any]:
    """Yield a value and all that it holds, however deep."""
    waiting = [value]
    while waiting:
        one = waiting.pop()
        yield one
        if isinstance(one, list):
            waiting += one
        elif isinstance(one, dict):
            waiting += one.values()


def _load(written: str) -> Any:
    return json.loads(
        written,
        parse_constant=lambda name: Unreadable(f"{name} is no amount"),
        parse_int=lambda digits: _number(digits, int),
        parse_float=lambda digits: _number(digits, float),
        object_pairs_hook=_object,
    )


def _load_or_mark(written: str) -> Any:
    try:
        return _load(written)
    except RecursionError:
        return Unreadable(TOO_DEEP)


def _parts(written: str) -> Iterator[str]:
    """Yield the values of an array as they are written, however deep they are nested.

    :raises ValueError: if it is no array
    """
    if not written.lstrip().startswith("["):
        raise ValueError(TOO_DEEP)
    depth, start = 0, written.index("[") + 1
    for mark in _MARK.finditer(written):
        depth += (mark[0] in "[{") - (mark[0] in "]}")
        if depth == 0 or (depth == 1 and mark[0] == ","):
            yield written[start : mark.start()]
            start = mark.end()
        if depth == 0:
            break
    if depth or written[start:].strip():
        raise ValueError("the array does not end where the text ends")


def _object(pairs: list[tuple[str, Any]]) -> Any:
    found = dict(pairs)
    if len(found) != len(pairs):
        return Unreadable("a key is used twice")
    return found


def _number(digits: str, kind: type[int] | type[float]) -> Any:
    return TooLong(len(digits)) if len(digits) > LONGEST_NUMBER else kind(digits)


def check_length(value: Any, path: str) -> None:
    """Refuse a number that is longer than any that is meant; it is not echoed."""
    if isinstance(value, TooLong):
        raise RefusedError("too_large", path, f"{path} has more than 30 characters")


def shortened(key: str) -> str:
    """Return a key as it is echoed, cut where it is longer than any that is meant."""
    return key if len(key) <= LONGEST_KEY else f"{key[:LONGEST_KEY]}…"
