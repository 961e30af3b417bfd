"""What stands at the foot of each page of a letter, laid over the finished pages.

Unpatched wkhtmltopdf has no footers, and only finished pages know how many they are:
the feet of all letters are printed together, as narrow pages of their own.
"""

import io
from math import ceil

from odoo.exceptions import UserError
from odoo.tools.pdf import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    NameObject,
    PdfFileWriter,
)

from ..printing import FOOT, pages, to_pdf

# How the strip of a foot may be printed: points, lines that fit, letters of a line.
# Measured with the letter's own font; a line that is longer takes a second one.
PRINTS = ((7, 2, 115), (5.5, 3, 145), (4.5, 4, 180), (3.8, 5, 215))
# The letters of a line that the number of the page takes beside it.
NUMBERED = 20
# Ends what the page drew, then draws its foot as nothing had been drawn.
DRAW = b"Q q /Foot Do Q"


def with_feet(env, letters):
    """Return each letter as one PDF, with its feet.

    :param letters: ``[(pages, lines, running, env)]``: the sender's lines for the first
        page, the words beside the number of each later one, the language of the letter
    """
    feet = [foot for letter in letters for foot in _feet(*letter)]
    html = env["ir.qweb"]._render("credit_followup.letter_feet", {"feet": feet})
    printed = pages(to_pdf(env, str(html), FOOT))
    if len(printed) != len(feet):
        raise UserError(env._("The feet of the letters did not come out whole."))
    over = iter(printed)
    return [_laid_over(sheets, over) for sheets, *_words in letters]


def _feet(sheets, lines, running, env):
    """Yield what each page of one letter says at its foot."""
    count = len(sheets)
    size, fitting = _print_of(lines, env, NUMBERED if count > 1 else 0)
    for number in range(1, count + 1):
        first = number == 1
        yield {
            "lines": fitting if first else (),
            "size": size if first else PRINTS[0][0],
            "running": not first and running,
            "number": count > 1
            and env._("Page %(number)s of %(count)s", number=number, count=count),
        }


def _print_of(lines, env, spared=0):
    """Return the size in which the sender's lines fit, and the lines.

    :param spared: how many letters of a line something else takes

    What the law wants on a letter is not cut off: it is printed smaller, then in one
    run, and refused if nobody could read it.
    """
    for whole in (lines, [" · ".join(lines)]):
        for points, room, width in PRINTS:
            if sum(ceil(len(line) / (width - spared)) for line in whole) <= room:
                return points, whole
    raise UserError(
        env._(
            "What the company says at the foot of its letters does not fit there: "
            "shorten the footer of its document layout."
        )
    )


def _laid_over(sheets, feet):
    """Return a letter as one PDF, each page with its foot."""
    writer = PdfFileWriter()
    for sheet in sheets:
        writer.add_page(sheet)
        _draw(writer, writer.pages[-1], next(feet))
    return _written(writer)


def _draw(writer, page, foot):
    """Draw a foot on a page of a file, as one object.

    Merging the two pages would read and write every stroke of them: a fifth of a second
    each.
    """
    resources = page["/Resources"]
    # What get() returns may be a reference.
    known = resources["/XObject"] if "/XObject" in resources else {}  # noqa: SIM401
    drawing = writer._add_object(_drawing(writer, foot))
    objects = DictionaryObject({**known, NameObject("/Foot"): drawing})
    page[NameObject("/Resources")] = DictionaryObject(
        {**resources, NameObject("/XObject"): objects}
    )
    own = page["/Contents"]
    own = own if isinstance(own, ArrayObject) else [page.raw_get("/Contents")]
    before, after = (writer._add_object(_stream(one)) for one in (b"q", DRAW))
    page[NameObject("/Contents")] = ArrayObject([before, *own, after])


def _drawing(writer, page):
    """Return a page as an object that other pages of a file draw."""
    resources = page["/Resources"]
    if hasattr(resources, "clone"):  # what Odoo reads PDF with differs by version
        resources = resources.clone(writer)
    drawing = _stream(page.get_contents().get_data()).flate_encode()
    drawing.update(
        {
            NameObject("/Type"): NameObject("/XObject"),
            NameObject("/Subtype"): NameObject("/Form"),
            NameObject("/BBox"): ArrayObject(page["/MediaBox"]),
            NameObject("/Resources"): resources,
        }
    )
    return drawing


def _stream(data):
    stream = DecodedStreamObject()
    stream.set_data(data)
    return stream


def bound(sheets):
    """Return pages as one PDF."""
    writer = PdfFileWriter()
    for sheet in sheets:
        writer.add_page(sheet)
    return _written(writer)


def _written(writer):
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()
