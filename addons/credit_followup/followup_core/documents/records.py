"""The shape of a record, from the types that it says."""

from collections.abc import Callable, Collection, Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from types import NoneType
from typing import Any, get_args, get_origin, get_type_hints

from ..money import Signed
from .shape import Field, Read, Shape, many, may, need
from .values import amount, any_text, choice, day_between, flag, whole

# Far enough for any debt; days may be added without leaving the calendar.
DAY = day_between(1950, 2200)
MOST = 10_000
_PLAIN: dict[type, Read] = {
    bool: flag,
    int: whole(0, MOST),
    Decimal: amount(),
    str: any_text,
    date: DAY,
}


def shape_of(
    record: Any,
    before: Mapping[str, Field] | None = None,
    build: Callable[..., Any] | None = None,
    without: Collection[str] = (),
) -> Shape:
    """Return the shape of a named tuple: a key for each of its fields.

    What has a default, or may be None, may be left out.

    :param before: keys that come before, or are read in place of its own
    :param build: makes of the values what is read; the record where left out
    :param without: fields that have no key
    """
    kinds = get_type_hints(record, include_extras=True)
    defaults = record._field_defaults
    fields = dict(before or {})
    for name in record._fields:
        if name not in fields and name not in without:
            fields[name] = _field(kinds[name], name in defaults, defaults.get(name))
    return Shape(fields, build or record)


def _field(kind: Any, has_default: bool, default: Any) -> Field:
    if NoneType in get_args(kind):
        (kind,) = (one for one in get_args(kind) if one is not NoneType)
        has_default = True
    return may(_read(kind), default) if has_default else need(_read(kind))


def _read(kind: Any) -> Read:
    """Return the reader of a type.

    :raises KeyError: if no document knows how to read it
    """
    if kind is Signed:
        return amount(signed=True)
    if get_origin(kind) is tuple:
        return many(_read(get_args(kind)[0]))
    if issubclass(kind, Enum):
        return choice(kind)
    return shape_of(kind) if hasattr(kind, "_fields") else _PLAIN[kind]
