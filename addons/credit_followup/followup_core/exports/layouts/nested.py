"""JSON of rows: a header is a path, so that objects and lists come out of columns."""

import json
import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

STEP = r"[A-Za-z_][A-Za-z0-9_-]*"
# As debtor.channels[0].value: names, each with at most one place behind it.
PATH = re.compile(rf"{STEP}(?:\[\d{{1,2}}\])?(?:\.{STEP}(?:\[\d{{1,2}}\])?)*", re.ASCII)
_STEP = re.compile(rf"({STEP})(?:\[(\d+)\])?", re.ASCII)


def steps(path: str) -> list[str | int]:
    """Return the keys and places of a path.

    >>> steps("debtor.phones[1].no")
    ['debtor', 'phones', 1, 'no']
    """
    found: list[str | int] = []
    for name, place in _STEP.findall(path):
        found += [name, int(place)] if place else [name]
    return found


def contradicts(first: str, second: str) -> bool:
    """Tell whether two paths cannot both have a value: one is the other, or within it.

    Also where one says that something is a list, and the other that it is an object.
    """
    for one, other in zip(steps(first), steps(second), strict=False):
        if isinstance(one, int) != isinstance(other, int):
            return True
        if one != other:
            return False
    return True


def built(pairs: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    """Return the object that values at paths make; lists have no holes.

    >>> built([("a.b", 1), ("c[0].d", 2), ("c[2].d", 3)])
    {'a': {'b': 1}, 'c': [{'d': 2}, {'d': 3}]}
    """
    root: dict[str | int, Any] = {}
    for path, value in pairs:
        *way, last = steps(path)
        at = root
        for one in way:
            at = at.setdefault(one, {})
        at[last] = value
    return {str(key): _listed(one) for key, one in root.items()}


def _listed(value: Any) -> Any:
    """Return a tree whose objects with places for keys are lists."""
    if not isinstance(value, dict):
        return value
    if value and all(isinstance(key, int) for key in value):
        return [_listed(value[key]) for key in sorted(value)]
    return {key: _listed(one) for key, one in value.items()}


def dumped(value: Any) -> str:
    """Return JSON whose amounts have all their digits: no floating point is between."""
    return "".join(_dumped(value, "\n"))


def _dumped(value: Any, end: str) -> Iterator[str]:
    if isinstance(value, dict) and value:
        named = (
            [json.dumps(key, ensure_ascii=False), ": ", *_dumped(one, end + " ")]
            for key, one in value.items()
        )
        yield from _enclosed("{}", named, end)
    elif isinstance(value, list) and value:
        yield from _enclosed("[]", (_dumped(one, end + " ") for one in value), end)
    elif isinstance(value, Decimal):
        yield f"{value:f}"
    else:
        yield json.dumps(value, ensure_ascii=False)


def _enclosed(marks: str, parts: Iterable[Iterable[str]], end: str) -> Iterator[str]:
    for place, part in enumerate(parts):
        yield ("," if place else marks[0]) + end + " "
        yield from part
    yield end + marks[1]
