"""The index of the annexes of a letter: their numbers, titles and pages."""

import io
from functools import lru_cache
from typing import NamedTuple

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase.pdfmetrics import registerFont, stringWidth
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

# In points.
HEAD_SIZE, BODY_SIZE, LINE = 14, 10, 14
LEFT, RIGHT = 20 * mm, A4[0] - 20 * mm
TOP, BOTTOM = A4[1] - 25 * mm, 25 * mm
TITLE_AT = LEFT + 22 * mm
TITLE_WIDTH = RIGHT - 22 * mm - TITLE_AT
LINES_OF_A_PAGE = int((TOP - 3 * LINE - BOTTOM) // LINE)


class Annex(NamedTuple):
    """A document that goes along with a letter; ``pdf``: the bytes of its file."""

    title: str
    pdf: bytes


class Words(NamedTuple):
    """The words of index and stamps, in the language of the letter.

    ``heading`` of the index; ``annex``: before its number, as in "Annex 3"; ``number``,
    ``title``, ``page``: of the columns. ``font``: a TrueType file whose letters are
    those of words and titles; the one that is there without a path has Latin ones.
    """

    heading: str
    annex: str
    number: str
    title: str
    page: str
    font: str = "Vera.ttf"


@lru_cache
def font_of(path):
    """Return the name under which a font of a file is used."""
    registerFont(TTFont(path, path))
    return path


def sheets_of(annexes, font):
    """Return the lines of each page of the index: number of the annex or None, text.

    A title that does not fit on the rest of a page begins on the next one.
    """
    sheets = []
    for number, annex in enumerate(annexes, 1):
        texts = _wrapped(annex.title, font)
        lines = [(number, texts[0]), *((None, text) for text in texts[1:])]
        room = LINES_OF_A_PAGE - len(sheets[-1]) if sheets else 0
        if room < min(len(lines), LINES_OF_A_PAGE):
            sheets.append([])
        for line in lines:
            if len(sheets[-1]) == LINES_OF_A_PAGE:
                sheets.append([])
            sheets[-1].append(line)
    return sheets


def _wrapped(title, font):
    """Return the lines of a title, words that are wider than a line cut."""
    lines = simpleSplit(title, font, BODY_SIZE, TITLE_WIDTH)
    return [part for line in lines for part in _cut(line, font)] or [""]


def _cut(line, font):
    part = ""
    for letter in line:
        if part and stringWidth(part + letter, font, BODY_SIZE) > TITLE_WIDTH:
            yield part
            part = ""
        part += letter
    yield part


def printed_index(sheets, starts, words, font):
    """Return the index as PDF.

    :param starts: how many pages lie before each annex
    """
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=1)
    for lines in sheets:
        canvas.setFont(font, HEAD_SIZE)
        canvas.drawString(LEFT, TOP, words.heading)
        canvas.setFont(font, BODY_SIZE)
        _draw_line(canvas, TOP - 2 * LINE, (words.number, words.title, words.page))
        canvas.line(LEFT, TOP - 2.4 * LINE, RIGHT, TOP - 2.4 * LINE)
        for place, (number, text) in enumerate(lines, 3):
            page = starts[number - 1] + 1 if number else ""
            _draw_line(canvas, TOP - place * LINE - LINE / 2, (number, text, page))
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _draw_line(canvas, height, cells):
    number, title, page = (str(one or "") for one in cells)
    canvas.drawString(LEFT, height, number)
    canvas.drawString(TITLE_AT, height, title)
    canvas.drawRightString(RIGHT, height, page)
