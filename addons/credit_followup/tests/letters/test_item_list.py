import io
import re

from pypdf import PdfReader

from odoo.tests import BaseCase, tagged

from ...effects.channels.item_list import Column, Listing, printed_list
from ...effects.channels.pen import found_font

COLUMNS = (Column("Invoice"), Column("Due on"), Column("Amount", is_number=True))
SAID = ("Invoices of Us to Them", "Message FU-000001 of March 4, 2026")


def listing(rows, **changes):
    total = ("Total", "", "€ 9,999.00")
    return Listing("List of invoices", SAID, COLUMNS, rows, total)._replace(**changes)


def numbered(count):
    return [(f"INV/{n:05}", "Mar 4, 2026", f"€ {n}.00") for n in range(count)]


def texts(pdf):
    pages = PdfReader(io.BytesIO(pdf), strict=True).pages
    return [page.extract_text() for page in pages]


@tagged("post_install", "-at_install")
class TestItemList(BaseCase):
    """A list of many items as a PDF: all of them, in columns, page after page."""

    def test_it_says_whose_it_is_and_lists_every_row_once_in_its_order(self):
        rows = numbered(500)
        pages = texts(printed_list(listing(rows)))
        whole = "\n".join(pages)
        places = [whole.index(row[0]) for row in rows]
        self.assertEqual(places, sorted(places))
        for row in rows:
            self.assertEqual(whole.count(row[0]), 1)
        self.assertTrue(pages[0].startswith("List of invoices\nInvoices of Us to Them"))

    def test_each_page_has_the_heads_what_it_belongs_to_and_its_number(self):
        pages = texts(printed_list(listing(numbered(500))))
        for number, text in enumerate(pages, 1):
            for said in ("Invoice Due on Amount", "FU-000001", "Them"):
                self.assertIn(said, text)
            self.assertIn(f"{number} / {len(pages)}", text)
        self.assertEqual([text.count("Total") for text in pages[:-1]], [0] * 8)
        self.assertIn("Total € 9,999.00", pages[-1])

    def test_about_sixty_rows_stand_on_a_page_and_the_total_never_alone(self):
        for count in range(1, 140):
            pages = texts(printed_list(listing(numbered(count))))
            rows = [text.count("INV/") for text in pages]
            self.assertEqual(sum(rows), count)
            self.assertGreater(rows[-1], 0)
            self.assertLessEqual(max(rows), 62)

    def test_the_same_gives_the_same_bytes(self):
        one, other = (printed_list(listing(numbered(3))) for _round in range(2))
        self.assertEqual(one, other)

    def test_numbers_end_below_each_other(self):
        rows = [("A", "x", "1.00"), ("B", "x", "1,000,000.00")]
        page = PdfReader(io.BytesIO(printed_list(listing(rows)))).pages[0]
        found = {}
        for line in page.get_contents().get_data().decode().split("BT")[1:]:
            at = 0.0
            for moved, text in re.findall(r"(\S+) \S+ Td \(([^)]*)\)", line):
                at += float(moved)
                found[text] = at
        self.assertEqual(found["A"], found["B"])
        self.assertGreater(found["1.00"], found["1,000,000.00"] + 20)

    def test_letters_of_other_languages_and_what_pdf_takes_for_its_own(self):
        names = ("FÁĆŁ/1 (a)", "B\\2", "Überfällig", "C)(", "1 234,00")
        rows = [(name, "", "1") for name in names]
        text = texts(printed_list(listing(rows), "Vera.ttf"))[0]
        for name in names:
            self.assertIn(name, text)
        # A letter that the font lacks is its plain one, or a question mark.
        plain = [("ąěř/ωЖ", "", "1")]
        self.assertIn("aer/??", texts(printed_list(listing(plain), "Vera.ttf"))[0])
        odd = [("A\u202f1\ufeff\n漢", "", "1")]
        self.assertIn("A 1 ?", " ".join(texts(printed_list(listing(odd), "Vera.ttf"))))

    def test_more_letters_than_one_byte_tells_are_question_marks(self):
        many = "".join(map(chr, range(0x100, 0x250)))
        rows = [("FIRST", "", "1"), (many[-20:], "", "2"), (many, "", "3")]
        (page,) = texts(printed_list(listing(rows)))
        self.assertIn("FIRST 1", page)
        self.assertIn("?" * 20, page)

    def test_what_is_too_wide_is_cut_and_leaves_the_amounts_alone(self):
        rows = [("INV/" + "9" * 300, "Mar 4, 2026", "€ 1,234.00")]
        text = texts(printed_list(listing(rows)))[0]
        self.assertIn("9…", text)
        self.assertIn("€ 1,234.00", text)
        said = texts(printed_list(listing(rows, said=("W" * 300,))))[0]
        self.assertIn("W…", said)

    def test_a_font_is_always_found(self):
        self.assertTrue(found_font().endswith(".ttf"))
