import io
from time import perf_counter

from pypdf import PdfReader, PdfWriter
from pypdf.generic import NameObject, RectangleObject
from reportlab.pdfgen.canvas import Canvas

from odoo.tests import BaseCase, tagged

from ...effects.channels.annex_index import (
    LINES_OF_A_PAGE,
    Annex,
    Words,
    font_of,
    sheets_of,
)
from ...effects.channels.annexes import bind

WORDS = Words("Annexes", "Annex", "No.", "Title", "Page")
A4, A5 = (595, 842), (420, 595)


def pdf(*texts, size=A4, turned=0):
    """Return a PDF with a page for each text."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=size, invariant=1)
    for text in texts:
        canvas.setPageRotation(turned)
        canvas.drawString(50, 100, text)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def changed(change, given=None):
    """Return a PDF of one page after something was done to it."""
    writer = PdfWriter()
    writer.append(io.BytesIO(given or pdf("changed")))
    change(writer)
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def read(whole):
    return PdfReader(io.BytesIO(whole), strict=True)


def texts(whole):
    return [page.extract_text() for page in read(whole).pages]


LETTER = pdf("letter one", "letter two")
ANNEXES = [
    Annex("Invoice 1", pdf("first")),
    Annex("Summary of the call", pdf("second", "third", size=A5)),
]


@tagged("post_install", "-at_install")
class TestAnnexes(BaseCase):
    """A letter and its annexes as one file."""

    def test_the_letter_then_the_index_then_the_annexes(self):
        pages = texts(bind(LETTER, ANNEXES, WORDS))
        self.assertEqual(len(pages), 6)
        for page, text in zip(
            pages,
            ("letter one", "letter two", "Annexes", "first", "second", "third"),
            strict=True,
        ):
            self.assertIn(text, page)
        index = " ".join(pages[2].split())
        head = "Annexes No. Title Page"
        self.assertIn(f"{head} 1 Invoice 1 4 2 Summary of the call 5", index)

    def test_each_page_has_its_number_and_each_annex_its_stamp(self):
        for place, page in enumerate(texts(bind(LETTER, ANNEXES, WORDS))):
            self.assertIn(f"{place + 1} / 6", page)
            stamp = {3: "Annex 1", 4: "Annex 2"}.get(place)
            self.assertEqual("Annex " in page, bool(stamp), page)
            self.assertIn(stamp or "", page)

    def test_each_annex_has_a_bookmark(self):
        whole = read(bind(LETTER, ANNEXES, WORDS))
        places = [page.raw_get("/Contents") for page in whole.pages]
        found = [
            (one.title, places.index(one.page.get_object().raw_get("/Contents")))
            for one in whole.outline
        ]
        titles = ("Annex 1: Invoice 1", "Annex 2: Summary of the call")
        self.assertEqual(found, list(zip(titles, (3, 4), strict=True)))

    def test_without_annexes_the_pages_are_numbered_and_nothing_else(self):
        pages = texts(bind(LETTER, [], WORDS))
        self.assertEqual(len(pages), 2)
        self.assertIn("2 / 2", pages[1])

    def test_the_same_gives_the_same_bytes(self):
        self.assertEqual(bind(LETTER, ANNEXES, WORDS), bind(LETTER, ANNEXES, WORDS))

    def test_what_a_page_draws_is_not_touched(self):
        own = [one for annex in ANNEXES for one in read(annex.pdf).pages]
        bound = read(bind(LETTER, ANNEXES, WORDS)).pages[3:]
        for before, after in zip(own, bound, strict=True):
            contents = after["/Contents"]
            self.assertEqual(len(contents), 3)
            kept = contents[1].get_object()
            self.assertEqual(kept._data, before["/Contents"].get_object()._data)
            self.assertEqual(after.mediabox, before.mediabox)

    def test_titles_are_wrapped_and_the_index_has_the_pages_that_it_needs(self):
        file = ANNEXES[0].pdf
        font = font_of(WORDS.font)
        for count, pages in ((LINES_OF_A_PAGE, 1), (LINES_OF_A_PAGE + 1, 2)):
            annexes = [Annex("A", file)] * count
            self.assertEqual(len(sheets_of(annexes, font)), pages)
        for title in ("manywords " * 20, "oneword" * 40):
            index = texts(bind(LETTER, [Annex(title, file)], WORDS))[2]
            letters = "".join(one for one in index if one.islower())
            self.assertIn("".join(title.split()), letters)
        long = Annex("word " * 20 * LINES_OF_A_PAGE, file)
        pages = texts(bind(LETTER, [ANNEXES[0], long], WORDS))
        self.assertEqual([text[:7] for text in pages[2:5]], ["Annexes"] * 3)
        self.assertEqual(len(pages), 7)

    def test_a_title_is_one_line_of_words(self):
        whole = bind(LETTER, [Annex(" A\n\tb ", ANNEXES[0].pdf)], WORDS)
        self.assertIn("A b", texts(whole)[2])
        self.assertEqual(read(whole).outline[0].title, "Annex 1: A b")
        self.assertEqual(len(texts(bind(LETTER, [Annex("", LETTER)], WORDS))), 5)

    def test_pages_that_are_turned_or_cropped_are_stamped_where_one_looks(self):
        for turned, matrix in (
            (0, (1, 0, 0, 1, 10, 20)),
            (90, (0, 1, -1, 0, 310, 20)),
            (180, (-1, 0, 0, -1, 310, 420)),
            (270, (0, -1, 1, 0, 10, 420)),
        ):

            def change(writer, by=turned):
                writer.pages[0].cropbox = RectangleObject((10, 20, 310, 420))
                writer.pages[0].rotate(by)

            bound = bind(LETTER, [Annex("A", changed(change))], WORDS)
            page = read(bound).pages[3]
            drawn = page["/Contents"][2].get_object().get_data().split()
            self.assertEqual(tuple(map(float, drawn[2:8])), matrix)
            (over,) = page["/Resources"]["/XObject"].values()
            size = [300, 400] if turned % 180 == 0 else [400, 300]
            self.assertEqual(over.get_object()["/BBox"], [0, 0, *size])

    def test_a_page_without_content_or_resources_is_bound(self):
        blank = changed(lambda writer: writer.add_blank_page(200, 200))

        def strip(writer):
            for key in ("/Contents", "/Resources"):
                writer.pages[0].pop(NameObject(key), None)

        for file in (blank, changed(strip)):
            pages = texts(bind(LETTER, [Annex("A", file)], WORDS))
            self.assertIn("Annex 1", pages[3])
            self.assertIn(f"{len(pages)} / {len(pages)}", pages[-1])

    def test_what_was_bound_is_bound_again(self):
        whole = bind(LETTER, ANNEXES, WORDS)
        pages = texts(bind(LETTER, [Annex("All of it", whole)], WORDS))
        self.assertEqual(len(pages), 9)
        for text in ("first", "4 / 6", "7 / 9"):
            self.assertIn(text, pages[6])

    def test_a_file_that_cannot_be_read_is_named(self):
        encrypted = changed(lambda writer: writer.encrypt("secret"))
        empty = changed(lambda writer: writer.remove_page(0))
        for file, words in (
            (b"", "Annex 2 .Broken. is no PDF"),
            (b"no PDF", "Annex 2 .Broken. is no PDF"),
            (b"%PDF-1.4\n%%EOF", "Annex 2 .Broken. is no PDF"),
            (LETTER[: len(LETTER) // 2], "Annex 2 .Broken. is no PDF"),
            (LETTER[:-10], "Annex 2 .Broken. is no PDF"),
            (encrypted, "Annex 2 .Broken. is encrypted"),
            (empty, "Annex 2 .Broken. has no pages"),
        ):
            with self.assertRaisesRegex(ValueError, words):
                bind(LETTER, [ANNEXES[0], Annex("Broken", file)], WORDS)
            with self.assertRaisesRegex(ValueError, "^The letter"):
                bind(file, ANNEXES, WORDS)

    def test_blanks_behind_the_end_are_no_damage(self):
        file = LETTER + b"\r\n" + b"\0" * 5000
        self.assertEqual(len(texts(bind(LETTER, [Annex("A", file)], WORDS))), 5)

    def test_other_letters_than_latin_ones(self):
        """The caller chooses a font that has the letters of the customer's language."""
        words = WORDS._replace(heading="Annexes à la lettre", annex="Pièce")
        pages = texts(bind(LETTER, ANNEXES, words))
        self.assertIn("Annexes à la lettre", pages[2])
        self.assertIn("Pièce 2", pages[4])
        bold = words._replace(font="VeraBd.ttf")
        self.assertNotEqual(bind(LETTER, ANNEXES, words), bind(LETTER, ANNEXES, bold))

    def test_thirty_documents_take_no_two_seconds(self):
        annexes = [Annex(f"Invoice {one}", pdf(f"text {one}")) for one in range(30)]
        started = perf_counter()
        whole = bind(LETTER, annexes, WORDS)
        self.assertLess(perf_counter() - started, 2)
        self.assertEqual(len(read(whole).pages), 33)
