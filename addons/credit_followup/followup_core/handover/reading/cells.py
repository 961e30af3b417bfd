"""The cells of an agency: how days and amounts are written, each read strictly."""

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import lru_cache

MOST_DIGITS = 15
# Far enough for any debt.
FIRST_YEAR = 1950
_FORMULA = "=+-@"


class Encoding(str, Enum):
    """How the bytes of a file are read, each of them strictly."""

    UTF_8 = "utf-8"
    CP1252 = "cp1252"
    LATIN_1 = "iso-8859-1"
    LATIN_9 = "iso-8859-15"
    ASCII = "ascii"


class DateForm(str, Enum):
    """How a day is written; a time behind it is read and left."""

    ISO = "YYYY-MM-DD"
    ISO_TIME = "YYYY-MM-DDThh:mm:ss"
    BARE = "YYYYMMDD"
    POINTS = "DD.MM.YYYY"
    SLASHES = "DD/MM/YYYY"
    DASHES = "DD-MM-YYYY"
    BARE_DAY_FIRST = "DDMMYYYY"
    MONTH_FIRST = "MM/DD/YYYY"


_DAYS = {
    DateForm.ISO: r"(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)",
    DateForm.ISO_TIME: r"(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)"
    r"[T ]\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?",
    DateForm.BARE: r"(?P<y>\d{4})(?P<m>\d\d)(?P<d>\d\d)",
    DateForm.POINTS: r"(?P<d>\d\d)\.(?P<m>\d\d)\.(?P<y>\d{4})",
    DateForm.SLASHES: r"(?P<d>\d\d)/(?P<m>\d\d)/(?P<y>\d{4})",
    DateForm.DASHES: r"(?P<d>\d\d)-(?P<m>\d\d)-(?P<y>\d{4})",
    DateForm.BARE_DAY_FIRST: r"(?P<d>\d\d)(?P<m>\d\d)(?P<y>\d{4})",
    DateForm.MONTH_FIRST: r"(?P<m>\d\d)/(?P<d>\d\d)/(?P<y>\d{4})",
}
# A file has few days, and many rows.
_REMEMBERED = 4096


def clean(cell: str) -> str:
    """Return a cell without blanks around it, and without the mark of a text.

    Spreadsheets are kept from calculating by an apostrophe; it belongs to no value.

    >>> clean(" '+32470") , clean("'t Hof"), clean("=1+1")
    ('+32470', "'t Hof", '=1+1')
    """
    cell = cell.strip()
    return cell[1:] if cell[:1] == "'" and cell[1:2] in _FORMULA and cell[1:] else cell


def days_of(form: DateForm) -> Callable[[str], date]:
    """Return the reader of days that are written in a form.

    It raises ValueError where the text is no day of the calendar in it.
    """
    pattern = re.compile(_DAYS[form], re.ASCII)

    @lru_cache(_REMEMBERED)
    def read(text: str) -> date:
        found = pattern.fullmatch(text)
        if not found:
            raise ValueError(f"must be written as {form.value}")
        day = date(int(found["y"]), int(found["m"]), int(found["d"]))
        if day.year < FIRST_YEAR:
            raise ValueError(f"lies before {FIRST_YEAR}")
        return day

    return read


def amounts_of(
    decimal: str, thousands: str = "", *, in_minor: bool = False
) -> Callable[[str, int], Decimal]:
    """Return the reader of amounts, with the decimals of their currency.

    Where thousands are marked the decimals are written as well: without them nobody
    knows which sign it is. It raises ValueError.

    >>> str(amounts_of(",", ".")("1.234,50", 2))
    '1234.50'
    """
    if in_minor:
        return _minor
    whole = rf"\d{{1,{MOST_DIGITS}}}"
    grouped = rf"\d{{1,3}}(?:{re.escape(thousands)}\d{{3}})+" if thousands else whole
    sign = re.escape(decimal)
    pattern = re.compile(rf"-?(?:({grouped})|{whole})(?:{sign}(\d+))?", re.ASCII)

    def read(text: str, places: int) -> Decimal:
        found = pattern.fullmatch(text)
        if not found:
            raise ValueError("is no amount as the agency writes them")
        fraction = found[2] or ""
        if len(fraction) > places:
            raise ValueError(f"has more than {places} decimals")
        if thousands and found[1] and thousands in found[1]:
            if places and not fraction:
                raise ValueError("may be thousands or decimals")
            text = text.replace(thousands, "")
        return Decimal(text.replace(decimal, "."))

    return read


_MINOR = re.compile(rf"-?\d{{1,{MOST_DIGITS}}}", re.ASCII)


def _minor(text: str, places: int) -> Decimal:
    if not _MINOR.fullmatch(text):
        raise ValueError("must be whole units, without a sign")
    return Decimal(text).scaleb(-places)
