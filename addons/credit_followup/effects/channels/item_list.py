"""A long list on paper: rows in aligned columns, as many pages as they need.

Drawn by hand, not as a table of a layout engine: 50,000 rows take a second. Equal input
gives equal bytes.
"""

import io
from typing import NamedTuple

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfdoc import PDFStream, PDFZCompress
from reportlab.pdfgen.canvas import Canvas

from .annex_index import font_of
from .pen import Pen, found_font

# In points. Above and below is room for the stamp and the number of a bound letter.
LEFT, RIGHT = 18 * mm, A4[0] - 18 * mm
TOP, BOTTOM, FOOT = A4[1] - 20 * mm, 16 * mm, 8 * mm
TITLE_SIZE, SAID_SIZE, HEAD_SIZE, FOOT_SIZE = 14, 9, 7, 7
LINE, ROW = 13, 11.6
# How large the rows may be printed, and the least room between two columns.
ROW_SIZES, GAP = (8, 7.5, 7, 6.5, 6), 8
# So many rows, then a fine line that leads the eye.
RULED = 5
# What widths may differ by that were added in another order.
ROUNDED = 0.02
PALE = 0.8


class Column(NamedTuple):
    """The head of a column; numbers are aligned at their right end."""

    head: str
    is_number: bool = False


class Listing(NamedTuple):
    """What a list says: all words in the language of its reader.

    :param said: the lines below the title: whose list it is, and of what
    :param rows: the cells of each row, in the order of the columns
    :param total: the cells of the last row
    """

    title: str
    said: tuple
    columns: tuple
    rows: list
    total: tuple


def printed_list(listing, font=None):
    """Return a list as PDF.

    :param font: the name of a TrueType file; a known one that is there where left out
    """
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=1)
    canvas.setTitle(listing.title)
    pen = Pen(canvas, font_of(font) if font else found_font(), _texts(listing))
    grid = _grid(listing, pen)
    sheets = _sheets(listing)
    for number, rows in enumerate(sheets, 1):
        _draw_head(pen, listing, grid, is_first=number == 1)
        _draw_rows(pen, grid, rows, _rows_at(listing, is_first=number == 1))
        _draw_foot(pen, listing, number, len(sheets))
        canvas.showPage()
    _write_bytes(canvas)
    canvas.save()
    return buffer.getvalue()


def _write_bytes(canvas):
    """Have the pages written as bytes.

    As letters, which is what reportlab does, they take twice the time, and a quarter
    more room.
    """
    for page in canvas._doc.Pages.pages:
        page.Contents = PDFStream(content=page.stream, filters=[PDFZCompress])


def _texts(listing):
    """Yield all words of a list."""
    yield from (listing.title, *listing.said, *listing.total)
    yield from (column.head for column in listing.columns)
    for row in listing.rows:
        yield from row


# === PLACES === #


class _Grid(NamedTuple):
    """Where columns stand: size of the rows, left and right end of each column."""

    size: float
    columns: tuple
    ends: tuple
    total: tuple


def _grid(listing, pen):
    """Return the places of the columns, each as wide as what stands in it.

    The first one, the names, takes what is left, and is cut where that is too little.
    """
    wide = [_widest(listing, pen, place) for place in range(len(listing.columns))]
    gaps = GAP * (len(wide) - 1)
    fitting = (one for one in ROW_SIZES if sum(wide) * one + gaps <= RIGHT - LEFT)
    size = next(fitting, ROW_SIZES[-1])
    spare = RIGHT - LEFT - gaps - sum(wide) * size
    # What is left widens all gaps alike; what lacks is taken from the names.
    gap = GAP + max(spare, 0) / max(len(wide) - 1, 1)
    widths = [wide[0] * size + min(spare, 0), *(one * size for one in wide[1:])]
    ends, left = [], LEFT
    for width in widths:
        ends.append((round(left, 2), left + width))
        left += width + gap
    return _Grid(size, listing.columns, tuple(ends), listing.total)


def _widest(listing, pen, place):
    """Return the width at one point that a column wants, of its head at least."""
    head = pen.cell(listing.columns[place].head)[1] * HEAD_SIZE / ROW_SIZES[0]
    cells = {row[place] for row in (*listing.rows, listing.total)}
    return max(head, *(pen.cell(cell)[1] for cell in cells))


def _rows_at(listing, is_first):
    """Return the height of the first row: below the title, or a line in its place."""
    lines = len(listing.said) + 2 if is_first else 1
    return TOP - lines * LINE - 2 * ROW


def _sheets(listing):
    """Return the rows of each page, the total among them."""
    rows, sheets, at = [*listing.rows, listing.total], [], 0
    while at < len(rows):
        height = _rows_at(listing, is_first=not sheets) - BOTTOM
        room = int(height // ROW) + 1
        sheets.append(rows[at : at + room])
        at += room
    if len(sheets) > 1 and len(sheets[-1]) == 1:  # no total alone on a page
        sheets[-1].insert(0, sheets[-2].pop())
    return sheets


# === DRAWING === #


def _draw_head(pen, listing, grid, is_first):
    """Draw the title, or what repeats it on a later page, and the heads of columns."""
    if is_first:
        pen.draw(LEFT, TOP - TITLE_SIZE, TITLE_SIZE, listing.title)
        for place, text in enumerate(listing.said, 2):
            said = pen.cut(text, (RIGHT - LEFT) / SAID_SIZE)
            pen.draw(LEFT, TOP - place * LINE - 4, SAID_SIZE, said)
    else:
        running = " · ".join((listing.title, *listing.said))
        running = pen.cut(running, (RIGHT - LEFT) * PALE / FOOT_SIZE)
        pen.draw(LEFT, TOP - FOOT_SIZE, FOOT_SIZE, running)
    above = _rows_at(listing, is_first) + ROW
    heads = tuple(column.head for column in grid.columns)
    pen.canvas.addLiteral(_line(pen, grid, heads, (above + 2, HEAD_SIZE)))
    pen.canvas.setLineWidth(0.7)
    pen.canvas.line(LEFT, above - 2, RIGHT, above - 2)


def _draw_rows(pen, grid, rows, top):
    """Draw the rows of a page: as one text, over fine lines."""
    canvas = pen.canvas
    heights = [top - place * ROW for place in range(len(rows))]
    canvas.setLineWidth(0.3)
    canvas.setStrokeGray(PALE)
    fine = heights[RULED - 1 :: RULED]
    canvas.lines([(LEFT, one - 3, RIGHT, one - 3) for one in fine])
    canvas.setStrokeGray(0)
    if rows[-1] is grid.total:
        canvas.setLineWidth(0.7)
        canvas.line(LEFT, heights[-1] + ROW - 3, RIGHT, heights[-1] + ROW - 3)
    lines = [
        _line(pen, grid, row, (height, grid.size))
        for row, height in zip(rows, heights, strict=True)
    ]
    canvas.addLiteral("\n".join(lines))


def _line(pen, grid, cells, place):
    """Return the cells of one row as a text of a PDF; each moves on from the last."""
    height, size = place
    parts, at, down = [f"BT {pen.name} {size} Tf"], 0.0, height
    for column, (left, right), cell in zip(grid.columns, grid.ends, cells, strict=True):
        if not cell:
            continue
        written, width = pen.cells.get(cell) or pen.cell(cell)
        if width * size > right - left + ROUNDED:
            written, width = pen.cell(pen.cut(cell, (right - left) / size))
        x = round(right - width * size, 2) if column.is_number else left
        parts.append(f"{x - at:.2f} {down:.2f} Td ({written}) Tj")
        at, down = x, 0
    parts.append("ET")
    return " ".join(parts)


def _draw_foot(pen, listing, number, count):
    """Draw which page of the list it is; a letter's own number stands at the right."""
    text = f"{listing.title} · {number} / {count}"
    _written, width = pen.cell(text)
    pen.draw((A4[0] - width * FOOT_SIZE) / 2, FOOT, FOOT_SIZE, text)
