"""A JSON Schema as the readers of a document: the shape stands once, in the schema.

Only what the schemas that are shipped say is understood; another keyword is a fault of
whoever wrote the schema, and raises.
"""

import re
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from ...documents.refused import RefusedError
from ...documents.shape import Field, Read, Shape, many, may, need
from ...documents.text import LONGEST_NUMBER
from ...documents.values import any_text, currency, day, flag, one_of, whole

# By which code a pattern is refused, where it is not the one of all others.
_CODES = {"amt": "bad_amount"}
_NUMBERS = ("amt", "pct")
# What a schema says by its form only, and every document asks more of.
_OWN: dict[str, Read] = {"cur": currency}
_MOMENT = re.compile(
    r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:[0-5]\d)", re.ASCII
)
_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
_REF = "#/$defs/"


def moment(value: Any, path: str) -> str:
    """Read a moment with its distance from UTC, as 2026-01-31T14:30:00Z."""
    found = any_text(value, path)
    if _MOMENT.fullmatch(found):
        try:
            datetime.fromisoformat(re.sub(r"\.\d+", "", found).replace("Z", "+00:00"))
            return found
        except ValueError:
            pass
    message = f"{path} must be a moment as 2026-01-31T14:30:00Z"
    raise RefusedError("bad_date", path, message)


def uuid(value: Any, path: str) -> str:
    """Read a universally unique identifier."""
    found = any_text(value, path)
    if not _UUID.fullmatch(found):
        raise RefusedError("bad_value", path, f"{path} must be a UUID")
    return found


def _day(value: Any, path: str) -> str:
    return day(value, path).isoformat()


_FORMATS: dict[str, Read] = {"date": _day, "date-time": moment, "uuid": uuid}


class Schema:
    """The shapes of one JSON Schema."""

    def __init__(self, schema: Mapping[str, Any]) -> None:
        """Remember the schema and make its shapes."""
        self.schema = schema
        self._named: dict[str, Read] = {}
        self.read = self._read(schema)

    def position(self, path: tuple[str | int, ...]) -> tuple[int, ...]:
        """Return where a path stands in a file that is written in this order."""
        at, places = self.schema, []
        for part in path:
            if isinstance(part, int):
                at = self._target(at["items"])
                places.append(part)
            else:
                keys = self._properties(at)
                places.append(list(keys).index(part))
                at = self._target(keys[part])
        return tuple(places)

    def _read(self, node: Mapping[str, Any], code: str = "bad_value") -> Read:
        if "$ref" in node:
            return self._read_named(node["$ref"].removeprefix(_REF))
        if "allOf" in node:
            return self._shape(node)
        if "const" in node:
            return one_of(node["const"])
        if "enum" in node:
            return one_of(*node["enum"])
        kinds: dict[str, Callable[[], Read]] = {
            "object": lambda: self._shape(node),
            "array": lambda: many(self._read(node["items"]), node.get("minItems", 0)),
            "boolean": lambda: flag,
            "integer": lambda: whole(node.get("minimum")),
            "string": lambda: _string(node, code),
        }
        return kinds[node["type"]]()

    def _read_named(self, name: str) -> Read:
        if name not in self._named:
            own = _OWN.get(name)
            read = own or self._read(
                self.schema["$defs"][name], _CODES.get(name, "bad_value")
            )
            self._named[name] = _short(read) if name in _NUMBERS else read
        return self._named[name]

    def _shape(self, node: Mapping[str, Any]) -> Shape:
        required = {key for part in self._parts(node) for key in part["required"]}
        fields: dict[str, Field] = {}
        for key, value in self._properties(node).items():
            read = self._read(value)
            fields[key] = need(read) if key in required else may(read)
        return Shape(fields, _present)

    def _parts(self, node: Mapping[str, Any]) -> list[Mapping[str, Any]]:
        """Return the objects that a node is made of, each with what it requires."""
        parts = [self._target(one) for one in node.get("allOf", [node])]
        return [{"required": (), **part} for part in parts]

    def _properties(self, node: Mapping[str, Any]) -> dict[str, Any]:
        return {
            key: value
            for part in self._parts(node)
            for key, value in part.get("properties", {}).items()
        }

    def _target(self, node: Mapping[str, Any]) -> Mapping[str, Any]:
        if "$ref" not in node:
            return node
        found: Mapping[str, Any] = self.schema["$defs"][node["$ref"].removeprefix(_REF)]
        return found


def _present(**values: Any) -> dict[str, Any]:
    """Return an object without the keys that were left out, or null."""
    return {key: value for key, value in values.items() if value is not None}


def _short(read: Read) -> Read:
    """Return the reader of a number, which is not echoed where it is too long."""

    def read_short(value: Any, path: str) -> Any:
        if isinstance(value, str) and len(value) > LONGEST_NUMBER:
            raise RefusedError("too_large", path, f"{path} has more than 30 characters")
        return read(value, path)

    return read_short


def _string(node: Mapping[str, Any], code: str) -> Read:
    if "format" in node:
        return _FORMATS[node["format"]]
    least, most = node.get("minLength", 0), node.get("maxLength")
    pattern = (
        re.compile(node["pattern"].replace("$", r"\Z")) if "pattern" in node else None
    )

    def read(value: Any, path: str) -> str:
        found = any_text(value, path)
        if len(found) < least:
            raise RefusedError("bad_type", path, f"{path} must not be empty")
        if most is not None and len(found) > most:
            message = f"{path} has more than {most} characters"
            raise RefusedError("bad_value", path, message)
        if pattern and not pattern.search(found):
            raise RefusedError(code, path, f"{path} must match {node['pattern']}")
        return found

    return read
