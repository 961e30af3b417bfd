"""The records of a text file: separated (RFC 4180) or of fixed widths."""

from collections.abc import Sequence

from .records import Column, Format, Layout, LineEnd, Quoting, Side, Writing

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
