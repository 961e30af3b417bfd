"""The records of a text file, separated (RFC 4180) or of fixed widths; its control.

Control records say how many rows there are, their sums, the hash of the body. The body
is the header row and the rows, as their bytes stand in the file, without the control
records around them and without a byte order mark.
"""

import hashlib
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from .records import (
    Column,
    Finding,
    Format,
    Layout,
    LineEnd,
    Quoting,
    Rows,
    Side,
    Writing,
)
from .rows import Row, rows_of
from .views import an_object

_SUMS = {"control.sum_open": "open_amount", "control.sum_total": "total_amount"}
ENDS = {LineEnd.CRLF: "\r\n", LineEnd.LF: "\n"}


def record(texts: Sequence[str], columns: Sequence[Column], layout: Layout) -> str:
    """Return one record with its end.

    :param texts: no longer than the widths of their columns
    """
    end = ENDS[layout.writing.line_end]
    if layout.format is Format.CSV:
        return separated(texts, layout.writing) + end
    pairs = zip(texts, columns, strict=True)
    return "".join(padded(text, column) for text, column in pairs) + end


def separated(texts: Sequence[str], writing: Writing) -> str:
    """Return texts with the delimiter between them, in quotes where they need it.

    >>> separated(["a", "b,c", 'd"e', ""], Writing())
    'a,"b,c","d""e",'
    """
    return writing.delimiter.join(
        _quoted(one, writing, is_alone=len(texts) == 1) for one in texts
    )


def _quoted(text: str, writing: Writing, *, is_alone: bool) -> str:
    """Return a cell; a lone empty one is quoted, or its record would be no record."""
    special = any(one in text for one in (writing.delimiter, '"', "\n", "\r"))
    wanted = writing.quoting is Quoting.ALL or (is_alone and not text)
    if not special and not wanted:
        return text
    return '"' + text.replace('"', '""') + '"'


def padded(text: str, column: Column) -> str:
    """Return a text as wide as its column; zeros stand behind the sign of a number.

    >>> padded("-12", Column(width=6, side=Side.RIGHT, fill="0"))
    '-00012'
    """
    if column.side is Side.LEFT:
        return text.ljust(column.width, column.fill)
    if column.fill == "0":
        return text.zfill(column.width)
    return text.rjust(column.width, column.fill)


# === CONTROL === #


def control_of(
    layout: Layout, dossiers: Sequence[Mapping[str, Any]], body: bytes, count: int
) -> tuple[Row, list[Finding]]:
    """Return what the control records know, and what speaks against them.

    Sums are of all claims of the dossiers, whatever a row is; claims in several
    currencies have none.
    """
    claims = [
        row
        for place, one in enumerate(dossiers)
        for row in rows_of(Rows.CLAIM, one, f"dossiers[{place}]")
    ]
    currencies = sorted({row.currency for row in claims})
    known: dict[str, Any] = {
        "count": count,
        "sha256": hashlib.sha256(body).hexdigest(),
        "currency": currencies[0] if len(currencies) == 1 else None,
        **{f"agency_{key}": _agency(dossiers, key) for key in ("code", "name")},
        **{key.split(".")[1]: _sum(claims, of) for key, of in _SUMS.items()},
    }
    row = Row({"control": (known, "")}, (currencies or [""])[0], "dossiers")
    return row, _mixed(layout, currencies)


def _agency(dossiers: Sequence[Mapping[str, Any]], key: str) -> Any:
    """Return what all dossiers say of their agency, None where they differ."""
    values = [an_object(one.get("agency"), "agency").get(key) for one in dossiers]
    return values[0] if values and values.count(values[0]) == len(values) else None


def _sum(claims: Sequence[Row], key: str) -> Decimal:
    """Return the sum of an amount, which the views have reckoned or the file says."""
    values = (row.parts["claim"][0].get(key) for row in claims)
    return sum((Decimal(one) for one in values if one is not None), Decimal(0))


def _mixed(layout: Layout, currencies: Sequence[str]) -> list[Finding]:
    asked = {one.source for one in (*layout.before, *layout.after)}
    if len(currencies) < 2 or not asked & set(_SUMS):
        return []
    message = f"{', '.join(currencies)} have no sum together"
    return [Finding("currency_mixed", 0, "", "dossiers", message)]
