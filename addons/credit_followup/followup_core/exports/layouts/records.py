"""A layout as data: what an accountant copies and changes, without a program.

A layout says what a row is, which columns it has and how values are written. Defaults
are those of RFC 4180 for a machine: comma, CRLF, UTF-8, point, ISO 8601.
"""

from collections.abc import Mapping
from enum import Enum
from types import MappingProxyType
from typing import NamedTuple

SCHEMA = "credit_followup.layout/1.0"
NOTHING: Mapping[str, str] = MappingProxyType({})


class Format(str, Enum):
    """What kind of file it is."""

    CSV = "csv"
    FIXED = "fixed"
    XLSX = "xlsx"
    JSON = "json"


class Rows(str, Enum):
    """What a row is: one per case, debtor, claim…

    ``CONTROL`` and ``SHEET`` are no choice of a layout: they are the record before or
    after the others, and what a field sheet knows.
    """

    CASE = "case"
    DEBTOR = "debtor"
    CLAIM = "claim"
    INTEREST = "interest"
    CHARGE = "charge"
    LEDGER = "ledger"
    DUNNING = "dunning"
    DOCUMENT = "document"
    CONTROL = "control"
    SHEET = "sheet"


class Encoding(str, Enum):
    """How characters become bytes; a character that it does not hold is an error."""

    UTF_8 = "utf-8"
    UTF_8_BOM = "utf-8-bom"
    CP1252 = "cp1252"
    ISO_8859_15 = "iso-8859-15"
    ASCII = "ascii"


class LineEnd(str, Enum):
    """What ends a record."""

    CRLF = "crlf"
    LF = "lf"


class Quoting(str, Enum):
    """Which cells of a CSV file stand in quotes: those that need it, or all."""

    MINIMAL = "minimal"
    ALL = "all"


class Guard(str, Enum):
    """Who opens the file.

    ``MACHINE``: nothing is put before a value. ``SPREADSHEET``: a text that a
    spreadsheet would take for a formula gets an apostrophe before it. A cell of an XLSX
    file has a type and needs none.
    """

    MACHINE = "machine"
    SPREADSHEET = "spreadsheet"


class Phone(str, Enum):
    """How the international prefix of a telephone number is written: + or 00."""

    PLUS = "plus"
    ZEROS = "zeros"


class Side(str, Enum):
    """On which side of its width a value stands."""

    LEFT = "left"
    RIGHT = "right"


class Column(NamedTuple):
    """One column. With neither ``source`` nor ``constant`` it stays empty.

    ``header``: its name; in a JSON layout the path of the value, as `debtor.tel[0].no`.
    ``only_with``: a source; where that one is empty, zero or false, this cell is empty.
    ``codes``: our code to theirs; "" stands for an empty value; a code that is not held
    is an error. ``longest``: in characters, 0 for any; longer is an error, never a cut.
    ``date_form``, ``minor_units``: the file's where left out. ``places``: decimals; the
    currency's where left out. ``width``, ``side``, ``fill``: of a fixed layout.
    ``as_text``: a JSON or XLSX layout has the value as a text, whatever its kind.
    """

    header: str = ""
    source: str = ""
    constant: str = ""
    only_with: str = ""
    codes: Mapping[str, str] = NOTHING
    required: bool = False
    longest: int = 0
    date_form: str = ""
    places: int | None = None
    minor_units: bool | None = None
    width: int = 0
    side: Side = Side.LEFT
    fill: str = " "
    as_text: bool = False


class Writing(NamedTuple):
    """How the whole file is written.

    ``replacements``: one character to what stands for it, for narrow encodings only;
    nothing is replaced that is not named. ``minor_units``: amounts as whole cents.
    ``date_form``: of YYYY, YY, MM, DD, hh, mm, ss and what stands between them.
    """

    encoding: Encoding = Encoding.UTF_8
    line_end: LineEnd = LineEnd.CRLF
    delimiter: str = ","
    quoting: Quoting = Quoting.MINIMAL
    decimal_sign: str = "."
    minor_units: bool = False
    date_form: str = "YYYY-MM-DD"
    has_header: bool = True
    guard: Guard = Guard.MACHINE
    phone: Phone = Phone.PLUS
    replacements: Mapping[str, str] = NOTHING


class Sheet(NamedTuple):
    """Rows of one kind; only an XLSX file has several sheets."""

    name: str
    rows: Rows
    columns: tuple[Column, ...]


class Layout(NamedTuple):
    """A whole layout.

    ``version``: raised whenever the order of the columns changes. ``file_name``: with
    {batch}, {case}, {agency}, {sequence}, {date}, {time}; never a name of a debtor.
    ``before``, ``after``: the columns of a control record; empty for none.
    """

    code: str
    name: str
    version: str
    format: Format
    file_name: str
    sheets: tuple[Sheet, ...]
    writing: Writing = Writing()
    before: tuple[Column, ...] = ()
    after: tuple[Column, ...] = ()


class Batch(NamedTuple):
    """What is handed over at once. ``created_at``: as in a message, RFC 3339."""

    id: str
    created_at: str
    sender: str = ""


class Finding(NamedTuple):
    """Why a file is not written.

    ``row``: counted from 1 in its sheet, without the header; 0 for the whole file.
    ``column``: its header, or its place from 1. ``path``: into the dossiers.
    """

    code: str
    row: int
    column: str
    path: str
    message: str
