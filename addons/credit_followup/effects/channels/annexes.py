"""A letter and its annexes as one PDF: index, stamps, page numbers, bookmarks.

What is laid over the pages is drawn as an object of its own after what they draw: their
own strokes are neither read nor written anew. Equal input gives equal bytes.
"""

import io
import struct
import zlib
from contextlib import contextmanager
from itertools import accumulate
from typing import NamedTuple

from pypdf import PdfReader, PdfWriter
from pypdf.errors import PyPdfError
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    NameObject,
    NullObject,
)
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from .annex_index import font_of, printed_index, sheets_of

# What is laid over a page. The number stands in the margin, beside a letter's own foot.
STAMP_SIZE, NUMBER_SIZE, PADDING = 11, 8, 3
STAMP_FROM_EDGE, NUMBER_FROM_EDGE = 8 * mm, 6 * mm
# Ends what the page drew, then draws over it as if nothing had been drawn.
DRAW = "Q q {:.4f} {:.4f} {:.4f} {:.4f} {:.4f} {:.4f} cm {} Do Q"
# A file that was cut off has no such end; what mail servers add behind it is blank.
END, NEAR_THE_END, BLANK = b"%%EOF", 1024, b"\0\t\n\r "
# What reading a broken file ends with, wherever it is broken.
BROKEN = (
    PyPdfError,
    ArithmeticError,
    AttributeError,
    LookupError,
    NotImplementedError,
    RecursionError,
    TypeError,
    ValueError,
    struct.error,
    zlib.error,
)


def bind(letter, annexes, words):
    """Return the letter, an index and the annexes as one PDF; no index without annexes.

    :param letter: the bytes of its PDF
    :raises ValueError: if a file is no PDF, is damaged, encrypted or without pages; it
        names the annex
    """
    annexes = [one._replace(title=" ".join(one.title.split())) for one in annexes]
    files = [_read(letter, "The letter")]
    for number, annex in enumerate(annexes, 1):
        files.append(_read(annex.pdf, _name(number, annex)))
    font = font_of(words.font)
    sheets = sheets_of(annexes, font)
    counts = [len(files[0]) + len(sheets), *(len(one) for one in files[1:])]
    starts = list(accumulate(counts))[:-1]
    if sheets:
        index = printed_index(sheets, starts, words, font)
        files.insert(1, _read(index, "The index"))
    return _bound(files, annexes, starts, words)


def _name(number, annex):
    return f"Annex {number} ({annex.title})"


# === READING === #


@contextmanager
def _naming(what):
    """Say of which file it is that it cannot be read."""
    try:
        yield
    except BROKEN as error:
        raise ValueError(f"{what} is no PDF, or is damaged: {error}") from error


def _read(pdf, what):
    """Return the pages of a PDF."""
    with _naming(what):
        if END not in pdf.rstrip(BLANK)[-NEAR_THE_END:]:
            raise ValueError("it has no end")
        reader = PdfReader(io.BytesIO(pdf))
        is_encrypted = reader.is_encrypted
        pages = [] if is_encrypted else list(reader.pages)
    if is_encrypted:
        raise ValueError(f"{what} is encrypted")
    if not pages:
        raise ValueError(f"{what} has no pages")
    return pages


# === THE WHOLE === #


def _bound(files, annexes, starts, words):
    """Return all pages as one PDF: stamped, numbered, with bookmarks.

    :param files: the pages of the letter, of the index if any, of each annex
    :param starts: how many pages lie before each annex
    """
    writer = PdfWriter()
    whose = [_name(number, annex) for number, annex in enumerate(annexes, 1)]
    whose = ["The letter", *(["The index"] if whose else []), *whose]
    stamps = {
        start: f"{words.annex} {number}" for number, start in enumerate(starts, 1)
    }
    names, frames = [], []
    for what, pages in zip(whose, files, strict=True):
        names += [what] * len(pages)
        with _naming(what):
            frames += [_frame(writer.add_page(page)) for page in pages]
    over = _read(_printed_over(frames, stamps, font_of(words.font)), "The numbers")
    for what, page, *drawn in zip(names, writer.pages, over, frames, strict=True):
        with _naming(what):
            _lay_over(writer, page, *drawn)
    for (start, stamp), annex in zip(stamps.items(), annexes, strict=True):
        writer.add_outline_item(title=f"{stamp}: {annex.title}", page_number=start)
    return _written(writer)


def _written(writer):
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


class _Frame(NamedTuple):
    """A page as it is seen: size in points, and the matrix from there to the page."""

    width: float
    height: float
    matrix: tuple


def _frame(page):
    """Return the frame of a page, which may be turned or cropped."""
    left, bottom, right, top = (float(one) for one in page.cropbox)
    width, height = right - left, top - bottom
    turns = {
        0: _Frame(width, height, (1, 0, 0, 1, left, bottom)),
        90: _Frame(height, width, (0, 1, -1, 0, right, bottom)),
        180: _Frame(width, height, (-1, 0, 0, -1, right, top)),
        270: _Frame(height, width, (0, -1, 1, 0, left, top)),
    }
    return turns[page.rotation % 360]


def _printed_over(frames, stamps, font):
    """Return a PDF of what is laid over each page.

    :param stamps: the words by the place of the page, from 0
    """
    buffer = io.BytesIO()
    canvas = Canvas(buffer, invariant=1)
    for place, (width, height, _matrix) in enumerate(frames):
        canvas.setPageSize((width, height))
        at = width - NUMBER_FROM_EDGE, NUMBER_FROM_EDGE
        _draw_box(canvas, at, f"{place + 1} / {len(frames)}", (font, NUMBER_SIZE))
        if place in stamps:
            at = width - STAMP_FROM_EDGE, height - STAMP_FROM_EDGE - STAMP_SIZE
            _draw_box(canvas, at, stamps[place], (font, STAMP_SIZE), stroke=1)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _draw_box(canvas, at, text, font, stroke=0):
    """Draw words on white, so that they are read on a scan too; ``at``: right end."""
    right, bottom = at
    left = right - stringWidth(text, *font)
    canvas.setFillGray(1)
    canvas.rect(
        left - PADDING,
        bottom - PADDING,
        right - left + 2 * PADDING,
        font[1] + 2 * PADDING,
        stroke=stroke,
        fill=1,
    )
    canvas.setFillGray(0)
    canvas.setFont(*font)
    canvas.drawString(left, bottom + 1, text)


def _lay_over(writer, page, drawn, frame):
    """Draw a page over another one of the file, whose own content stays as it is."""
    resources = page["/Resources"] if "/Resources" in page else DictionaryObject()
    # What get() returns may be a reference.
    known = resources["/XObject"] if "/XObject" in resources else {}  # noqa: SIM401
    name = next(f"/Over{n}" for n in range(len(known) + 1) if f"/Over{n}" not in known)
    drawing = writer._add_object(_drawing(writer, drawn))
    objects = DictionaryObject({**known, NameObject(name): drawing})
    page[NameObject("/Resources")] = DictionaryObject(
        {**resources, NameObject("/XObject"): objects}
    )
    own = page["/Contents"] if "/Contents" in page else NullObject()
    if isinstance(own, NullObject):
        own = []
    elif not isinstance(own, ArrayObject):
        own = [page.raw_get("/Contents")]
    after = DRAW.format(*frame.matrix, name).encode()
    before, after = (writer._add_object(_stream(one)) for one in (b"q", after))
    page[NameObject("/Contents")] = ArrayObject([before, *own, after])


def _drawing(writer, page):
    """Return a page as an object that other pages of a file draw."""
    drawing = _stream(page.get_contents().get_data()).flate_encode()
    drawing.update(
        {
            NameObject("/Type"): NameObject("/XObject"),
            NameObject("/Subtype"): NameObject("/Form"),
            NameObject("/BBox"): ArrayObject(page["/MediaBox"]),
            NameObject("/Resources"): page["/Resources"].clone(writer),
        }
    )
    return drawing


def _stream(data):
    stream = DecodedStreamObject()
    stream.set_data(data)
    return stream
