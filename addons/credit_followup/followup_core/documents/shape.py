"""The shape of a document: its objects and lists, and what each key is read by.

Per object unknown keys are told first, then missing ones, then values in the order of
the shape, depth first; rules across fields come last, in the shape's ``build``.
"""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from .refused import RefusedError
from .text import check_length, shortened

# Reads a value of JSON; the path to it is for the refusal.
Read = Callable[[Any, str], Any]
MOST_ENTRIES = 10_000
MOST_REQUESTS = 100
_REQUIRED = object()


class Field(NamedTuple):
    """How a key is read; without ``default`` it has to be there."""

    read: Read
    default: Any = _REQUIRED
    nullable: bool = False


def need(read: Read) -> Field:
    """Ask for a key."""
    return Field(read)


def need_or_null(read: Read) -> Field:
    """Ask for a key whose value may be null, which is read as None."""
    return Field(read, nullable=True)


def may(read: Read, default: Any = None) -> Field:
    """Allow a key; null is the same as leaving it out."""
    return Field(read, default)


def may_be_null(read: Read, default: Any) -> Field:
    """Allow a key whose null means something else than leaving it out."""
    return Field(read, default, nullable=True)


class Shape:
    """An object of JSON: its fields in the order of the document's table.

    ``build`` makes a record of the values; it may refuse what contradicts itself, with
    paths relative to the object.
    """

    def __init__(
        self, fields: Mapping[str, Field], build: Callable[..., Any] = dict
    ) -> None:
        """Remember the fields by key, and what becomes of them."""
        self.fields = fields
        self.build = build

    def __call__(self, value: Any, path: str = "") -> Any:
        """Read an object of JSON.

        :raises RefusedError: at the first thing that is wrong
        """
        check_length(value, path)
        if not isinstance(value, Mapping):
            raise RefusedError(
                "bad_type", path, f"{path or 'the request'} must be an object"
            )
        self._check_keys(value, path)
        values = {
            key: self._read(field, value, key, path)
            for key, field in self.fields.items()
        }
        try:
            return self.build(**values)
        except RefusedError as refusal:
            at = under(path, refusal.path)
            raise RefusedError(refusal.code, at, str(refusal)) from refusal

    def _check_keys(self, value: Mapping[str, Any], path: str) -> None:
        for key in value:
            if key not in self.fields:
                at = under(path, shortened(str(key)))
                raise RefusedError("unknown_key", at, f"{at} is not a known key")
        for key, field in self.fields.items():
            missing = value.get(key) is None and not (field.nullable and key in value)
            if missing and field.default is _REQUIRED:
                at = under(path, key)
                raise RefusedError("missing_key", at, f"{at} is missing")

    @staticmethod
    def _read(field: Field, value: Mapping[str, Any], key: str, path: str) -> Any:
        given = value.get(key)
        if given is not None:
            return field.read(given, under(path, key))
        is_null = field.default is _REQUIRED or (field.nullable and key in value)
        return None if is_null else field.default


def under(path: str, key: str) -> str:
    """Return the path to a key of the object at a path."""
    return f"{path}.{key}" if path and key else path or key


def many(read: Read, least: int = 0, most: int = MOST_ENTRIES) -> Read:
    """Return the reader of a list.

    :param least: how many entries it must have
    :param most: how many it may have
    """

    def read_list(value: Any, path: str) -> tuple[Any, ...]:
        check_length(value, path)
        if not isinstance(value, list) or len(value) < least:
            something = "with something in it" if least else ""
            raise RefusedError(
                "bad_type", path, f"{path} must be a list {something}".strip()
            )
        if len(value) > most:
            raise RefusedError("too_large", path, f"{path} has more than {most}")
        return tuple(read(one, f"{path}[{n}]") for n, one in enumerate(value))

    return read_list


def check_refs(refs: list[str], path: str) -> None:
    """Refuse a reference that is used twice.

    :param path: to the list whose entries have a ``ref``
    """
    seen: set[str] = set()
    for position, ref in enumerate(refs):
        if ref in seen:
            at = f"{path}[{position}].ref"
            raise RefusedError("duplicate_ref", at, f"{at} is used twice")
        seen.add(ref)
