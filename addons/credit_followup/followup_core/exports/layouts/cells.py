"""From a value to what stands in a cell: cleaned, in their codes, in their form.

Nothing is cut, rounded or replaced that the layout does not name: what does not fit is
an error.
"""

import re
import unicodedata
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from ...money import decimals
from .records import Column, Encoding, Guard, Phone, Writing
from .rows import Row, value_of
from .sources import Kind, Value, kind_of

CODECS = {one: one.value for one in Encoding} | {Encoding.UTF_8_BOM: "utf-8"}
# OWASP, "CSV Injection": what a spreadsheet takes for the beginning of a formula; the
# wide forms as well, to be on the safe side.
FORMULA = frozenset("=+-@\t\r\n\0\uff1d\uff0b\uff0d\uff20")
_CONTROLS = frozenset("\t\r\n\0")
# General categories of Unicode that have no shape: formats, as zero-width space, byte
# order mark and marks of direction; controls.
_SHAPELESS = frozenset({"Cf", "Cc"})
_NO_BREAK = dict.fromkeys(map(ord, "\u00a0\u2007\u202f"), " ")
_BREAKS = re.compile(r"\r\n?|[\v\f\x85\u2028\u2029]")
_KEEP = frozenset("\n")
_PARTS = re.compile(r"YYYY|YY|MM|DD|hh|mm|ss")
# RFC 3339, with or without seconds and zone: as the text says it.
_MOMENT = re.compile(
    r"(?P<YYYY>\d{4})-(?P<MM>\d\d)-(?P<DD>\d\d)"
    r"(?:[T ](?P<hh>\d\d):(?P<mm>\d\d)(?::(?P<ss>\d\d))?.*)?",
    re.ASCII,
)


class CellError(ValueError):
    """A value that the layout has no place for: ``code`` and a sentence."""

    def __init__(self, code: str, message: str) -> None:
        """Keep what is wrong."""
        super().__init__(message)
        self.code = code


class Cell(NamedTuple):
    """One cell: a typed value, None where it is empty.

    ``kind``: what it is now; what went through a table of codes is a text.
    ``places``: decimals of an amount. ``is_suspect``: what was cleaned away began as a
    formula may begin.
    """

    value: Value
    kind: Kind
    places: int = 0
    is_suspect: bool = False


def cell(column: Column, writing: Writing, row: Row) -> Cell:
    """Return the cell of a column in a row, its text cleaned.

    :raises CellError: if the layout has no place for it
    :raises RefusedError: if the dossier has another kind of value there
    """
    is_off = column.only_with and not value_of(column.only_with, row)
    value: Value = None if is_off else column.constant or None
    kind = Kind.TEXT
    if column.source and not is_off:
        value, kind = value_of(column.source, row), kind_of(column.source) or kind
    if column.codes and not is_off:
        value, kind = _coded(value, column), Kind.TEXT
    is_suspect = isinstance(value, str) and value[:1] in _CONTROLS
    if isinstance(value, str):
        value = clean(value, writing) or None
    if value is None and column.required:
        raise CellError("required", "a value is needed here")
    if isinstance(value, Decimal):
        return _amount(value, kind, column, row.currency)
    return Cell(value, kind, is_suspect=is_suspect)


def _coded(value: Value, column: Column) -> str | None:
    key = plain(value)
    if key in column.codes:
        return column.codes[key]
    if not key:
        return None
    raise CellError("code_unknown", f"the table of codes does not hold {key[:60]!r}")


def plain(value: Value) -> str:
    """Return a value as a key of a table of codes: flags are true and false."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(value)


def _amount(value: Decimal, kind: Kind, column: Column, currency: str) -> Cell:
    """Return an amount with the decimals of its currency, or those of its column.

    :raises CellError: if it has more of them
    """
    own = decimals(currency) if kind is Kind.AMOUNT else _places(value)
    places = own if column.places is None else column.places
    fitted = value.quantize(Decimal(1).scaleb(-places))
    if fitted != value:
        raise CellError("places", f"{value} has more than {places} decimals")
    return Cell(fitted, kind, places)


def _places(value: Decimal) -> int:
    exponent = value.normalize().as_tuple().exponent
    return max(-exponent, 0) if isinstance(exponent, int) else 0


# === TEXT === #


def clean(text: str, writing: Writing) -> str:
    """Return a text composed (NFC), without what has no shape, in what may be replaced.

    Breaks of lines become one kind, spaces that do not break become plain ones.
    """
    composed = unicodedata.normalize("NFC", _BREAKS.sub("\n", text))
    spaced = composed.replace("\t", " ").translate(_NO_BREAK)
    kept = "".join(
        one
        for one in spaced
        if one in _KEEP or unicodedata.category(one) not in _SHAPELESS
    )
    if not writing.replacements:
        return kept
    return "".join(writing.replacements.get(one, one) for one in kept)


def is_formula(text: str) -> bool:
    """Tell whether a spreadsheet may take a text for a formula."""
    return text[:1] in FORMULA or text.lstrip()[:1] in FORMULA if text else False


# === WRITTEN === #


def written(found: Cell, column: Column, writing: Writing) -> str:
    """Return a cell as a text file has it.

    :raises CellError: if it is longer than it may be
    """
    text = _written(found, column, writing)
    if column.width:
        text = text.replace("\n", " ")
    limits = [one for one in (column.longest, column.width) if one]
    most = min(limits, default=len(text))
    if len(text) > most:
        message = f"it has {len(text)} characters, and {most} are allowed"
        raise CellError("too_long", message)
    return text


def _written(found: Cell, column: Column, writing: Writing) -> str:
    value = found.value
    if isinstance(value, Decimal):
        return number_text(value, found, column, writing)
    if isinstance(value, date):
        return dated(value.isoformat(), column.date_form or writing.date_form)
    if not isinstance(value, str):
        return plain(value)
    if found.kind is Kind.MOMENT:
        return dated(value, column.date_form or writing.date_form)
    if found.kind is Kind.PHONE and writing.phone is Phone.ZEROS:
        value = "00" + value[1:] if value.startswith("+") else value
    if writing.guard is Guard.SPREADSHEET and (found.is_suspect or is_formula(value)):
        return "'" + value
    return value


def number_text(value: Decimal, found: Cell, column: Column, writing: Writing) -> str:
    """Return an amount in their form: with a sign between decimals, or in minor units.

    A rate has no minor units.
    """
    if is_minor(found, column, writing):
        return f"{value.scaleb(found.places):.0f}"
    text = f"{value:.{found.places}f}"
    return text.replace(".", writing.decimal_sign)


def typed(found: Cell, text: str, column: Column, writing: Writing) -> Cell:
    """Return a cell for a file whose cells have a kind: a text has its written form.

    :param text: the cell as a text file would have it
    """
    if column.as_text or isinstance(found.value, str):
        return Cell(text or None, Kind.TEXT)
    if isinstance(found.value, Decimal) and is_minor(found, column, writing):
        return Cell(int(text), Kind.INTEGER)
    return found


def is_minor(found: Cell, column: Column, writing: Writing) -> bool:
    """Tell whether a cell is an amount in whole minor units."""
    own = column.minor_units
    wanted = writing.minor_units if own is None else own
    return wanted and found.kind is Kind.AMOUNT


def dated(text: str, form: str) -> str:
    """Return a day or moment in a form; the hours of a day alone are zero.

    >>> dated("2026-11-21T18:00:00Z", "DD.MM.YYYY hh:mm")
    '21.11.2026 18:00'

    :raises CellError: if it is neither
    """
    found = _MOMENT.fullmatch(text)
    if not found:
        raise CellError("bad_date", f"{text[:60]!r} is no day and no moment")
    parts = {key: part or "00" for key, part in found.groupdict().items()}
    parts["YY"] = parts["YYYY"][-2:]
    return _PARTS.sub(lambda one: parts[one[0]], form)


def not_held(text: str, encoding: str) -> list[str]:
    """Return the characters that an encoding does not hold, each once.

    >>> not_held("\u0141\u00f3d\u017a", "cp1252")
    ['Ł', 'ź']
    """
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return [one for one in dict.fromkeys(text) if not _holds(one, encoding)]
    return []


def _holds(character: str, encoding: str) -> bool:
    try:
        character.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True
