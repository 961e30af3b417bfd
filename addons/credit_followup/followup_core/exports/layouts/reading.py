"""A layout from its JSON file, and back: the same file comes out again."""

import json
import re
from collections.abc import Iterable, Mapping
from enum import Enum
from typing import Any

from ...documents.records import shape_of
from ...documents.refused import RefusedError
from ...documents.shape import Field, Read, Shape, many, may, need
from ...documents.text import parse_json
from ...documents.values import any_text, choice, one_of, text, whole
from . import nested
from .records import (
    NOTHING,
    SCHEMA,
    Column,
    Encoding,
    Format,
    Guard,
    Layout,
    Rows,
    Sheet,
    Writing,
)
from .sources import is_known, kind_of

# What a sheet may be called: Excel, "Rename a worksheet".
_LONGEST_SHEET = 31
_NO_SHEET = re.compile(r"[\\/?*\[\]:]")
_DATE_FORM = re.compile(r"(?:YYYY|YY|MM|DD|hh|mm|ss|[-./: TZ])+", re.ASCII)
_FILE_NAME = re.compile(
    r"(?:[A-Za-z0-9._-]|\{(?:batch|case|agency|sequence|date|time)\})+", re.ASCII
)
_CODE = re.compile(r"[a-z0-9]+(?:[_-][a-z0-9]+)*", re.ASCII)
_CHARACTER = re.compile(r"[^\r\n]")
_MOST_COLUMNS, _MOST_SHEETS, _MOST_PLACES = 200, 20, 6
_MOST_LENGTH = 4000
_OWN = (Rows.CONTROL, Rows.SHEET)
_ROWS = tuple(one.value for one in Rows if one not in _OWN)


def layout_of(document: Any, path: str = "") -> Layout:
    """Return the layout that a JSON value is.

    :raises RefusedError: at the first thing that is wrong
    """
    found: Layout = _LAYOUT(document, path)
    return found


def parsed(content: bytes) -> Layout:
    """Return the layout that a file is.

    :raises RefusedError: at the first thing that is wrong
    """
    return layout_of(parse_json(content))


def dumped(layout: Layout) -> bytes:
    """Return the file of a layout: what has its default is left out."""
    document = {"schema": SCHEMA, **_plain(layout)}
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode()


def _plain(value: Any) -> Any:
    if hasattr(value, "_fields"):
        defaults = value._field_defaults
        return {
            key: _plain(one)
            for key, one in value._asdict().items()
            if key not in defaults or one != defaults[key]
        }
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if isinstance(value, Mapping):
        return dict(value)
    return value.value if isinstance(value, Enum) else value


# === VALUES === #


def _matching(pattern: re.Pattern[str], what: str) -> Read:
    def read(value: Any, path: str) -> str:
        found = any_text(value, path)
        if not pattern.fullmatch(found):
            raise RefusedError("bad_value", path, f"{path} must be {what}")
        return found

    return read


def _source(value: Any, path: str) -> str:
    found = text(value, path)
    if kind_of(found) is None:
        raise RefusedError("bad_value", path, f"{path}: there is no such source")
    return found


def _table(value: Any, path: str) -> Mapping[str, str]:
    """Read a table of texts by texts."""
    if not isinstance(value, dict):
        raise RefusedError("bad_type", path, f"{path} must be an object")
    if len(value) > _MOST_LENGTH:
        raise RefusedError("too_large", path, f"{path} has more than {_MOST_LENGTH}")
    return {key: any_text(one, f"{path}.{key[:60]}") for key, one in value.items()}


def _characters(value: Any, path: str) -> Mapping[str, str]:
    """Read a table of replacements: what is replaced is one character."""
    found = _table(value, path)
    for key in found:
        if len(key) != 1:
            message = f"{path}: {key[:60]!r} is not one character"
            raise RefusedError("bad_value", path, message)
    return found


def _one_character(value: Any, path: str) -> str:
    found: str = _matching(_CHARACTER, "one character")(value, path)
    return found


def _sheet_name(value: Any, path: str) -> str:
    found = text(value, path)
    if len(found) > _LONGEST_SHEET or _NO_SHEET.search(found):
        raise RefusedError("bad_value", path, f"{path} is no name of a sheet")
    return found


_form = _matching(_DATE_FORM, "of YYYY, YY, MM, DD, hh, mm, ss and signs")
_COLUMN = shape_of(
    Column,
    {
        "header": may(any_text, ""),
        "source": may(_source, ""),
        "constant": may(text, ""),
        "only_with": may(_source, ""),
        "codes": may(_table, NOTHING),
        "longest": may(whole(0, _MOST_LENGTH), 0),
        "date_form": may(_form, ""),
        "places": may(whole(0, _MOST_PLACES)),
        "width": may(whole(0, _MOST_LENGTH), 0),
        "fill": may(_one_character, " "),
    },
    lambda **values: _column(Column(**values)),
)
_WRITING = shape_of(
    Writing,
    {
        "delimiter": may(one_of(",", ";", "\t", "|"), ","),
        "decimal_sign": may(one_of(".", ","), "."),
        "date_form": may(_form, "YYYY-MM-DD"),
        "replacements": may(_characters, NOTHING),
    },
)


def _columns(least: int) -> Read:
    return many(_COLUMN, least, _MOST_COLUMNS)


_SHEET = Shape(
    {
        "name": need(_sheet_name),
        "rows": need(lambda value, path: Rows(one_of(*_ROWS)(value, path))),
        "columns": need(_columns(1)),
    },
    lambda **values: _sheet(Sheet(**values)),
)
_FIELDS: dict[str, Field] = {
    "code": need(_matching(_CODE, "of small letters, digits and dashes")),
    "name": need(text),
    "version": need(text),
    "format": need(choice(Format)),
    "file_name": need(_matching(_FILE_NAME, "of A-Z a-z 0-9 . _ - and {places}")),
    "sheets": need(many(_SHEET, 1, _MOST_SHEETS)),
    "writing": may(_WRITING, Writing()),
    "before": may(_columns(0), ()),
    "after": may(_columns(0), ()),
}
_LAYOUT = Shape(
    {"schema": need(one_of(SCHEMA)), **_FIELDS},
    lambda schema, **values: _whole(Layout(**values)),
)


# === RULES ACROSS FIELDS === #


def _refuse(path: str, message: str) -> None:
    raise RefusedError("bad_value", path, message)


def _column(column: Column) -> Column:
    if column.source and column.constant:
        _refuse("constant", "a column has a source or a constant, not both")
    return column


def _sheet(sheet: Sheet) -> Sheet:
    _check_known(sheet.columns, sheet.rows, "columns")
    return sheet


def _check_known(columns: Iterable[Column], rows: Rows, path: str) -> None:
    """Refuse sources that the rows do not know."""
    for place, column in enumerate(columns):
        for key in ("source", "only_with"):
            source = getattr(column, key)
            if source and not is_known(source, rows):
                at = f"{path}[{place}].{key}"
                _refuse(at, f"{at}: a row of {rows.value} does not know {source}")


def _whole(layout: Layout) -> Layout:
    for key in ("before", "after"):
        _check_known(getattr(layout, key), Rows.CONTROL, key)
    if layout.format is not Format.XLSX and len(layout.sheets) > 1:
        _refuse("sheets", "only an XLSX file has several sheets")
    names = [one.name.casefold() for one in layout.sheets]
    if len(set(names)) < len(names):
        _refuse("sheets", "two sheets have the same name")
    for place, sheet in enumerate(layout.sheets):
        _check_headers(layout.format, sheet, f"sheets[{place}].columns")
    check = _CHECKS.get(layout.format)
    if check:
        check(layout)
    return layout


def _check_headers(kind: Format, sheet: Sheet, path: str) -> None:
    """Refuse a header that is used twice, or missing where it is needed."""
    seen: list[str] = []
    for place, column in enumerate(sheet.columns):
        at, header = f"{path}[{place}].header", column.header
        if kind is Format.FIXED:
            continue
        if not header:
            _refuse(at, f"{at} is needed")
        if header in seen:
            _refuse(at, f"{at} is used twice")
        if kind is Format.JSON and not nested.PATH.fullmatch(header):
            _refuse(at, f"{at} must be a path as debtor.phones[0].number")
        if kind is Format.JSON and any(nested.contradicts(header, x) for x in seen):
            _refuse(at, f"{at} contradicts another header")
        seen.append(header)


def _check_fixed(layout: Layout) -> None:
    groups = {"sheets[0].columns": layout.sheets[0].columns}
    groups |= {"before": layout.before, "after": layout.after}
    for path, columns in groups.items():
        for place, column in enumerate(columns):
            if not column.width:
                at = f"{path}[{place}].width"
                _refuse(at, f"{at} is needed in a fixed layout")


def _check_json(layout: Layout) -> None:
    if layout.writing.encoding is not Encoding.UTF_8:
        _refuse("writing.encoding", "JSON is UTF-8 without byte order mark (RFC 8259)")
    if layout.writing.guard is not Guard.MACHINE:
        _refuse("writing.guard", "JSON is read by machines")
    _check_no_control(layout)


def _check_no_control(layout: Layout) -> None:
    for key in ("before", "after"):
        if getattr(layout, key):
            _refuse(key, "only text files have control records")


_CHECKS = {
    Format.FIXED: _check_fixed,
    Format.JSON: _check_json,
    Format.XLSX: _check_no_control,
}
