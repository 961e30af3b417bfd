"""The customer reads the conditions of sale on his page and accepts them there."""

import base64

from odoo.tests import tagged

from ..common import day
from .common import LATE, PageCase

PDF = b"%PDF-1.4 conditions"


@tagged("post_install", "-at_install")
class TestPageTerms(PageCase):
    def setUp(self):
        super().setUp()
        self.terms = self.version("2026", day(-60))

    def version(self, name, since):
        return self.env["credit.followup.terms"].create(
            {
                "name": name,
                "company_id": self.company.id,
                "valid_from": since,
                "file": base64.b64encode(PDF),
                "file_name": f"{name}.pdf",
            }
        )

    def accepted(self):
        own = [("partner_id", "=", self.customer.id)]
        return self.env["credit.followup.terms.acceptance"].search(own)

    def accept(self, **values):
        given = {"version": self.terms.id, "name": "Anna Claes", "agreed": "yes"}
        return self.say("accept", **{**given, **values})

    def test_he_reads_and_accepts_them_once(self):
        _answer, page = self.look()
        self.assertTrue(page.xpath("//section[@name='conditions']"))
        paper = self.url_open(f"{self.path()}/paper/terms/{self.terms.id}")
        self.assertEqual(paper.content, PDF)
        answer = self.accept()
        self.assertIn("you accept our conditions", answer.text)
        one = self.accepted()
        self.assertEqual((one.terms_id, one.way), (self.terms, "portal"))
        self.assertEqual((one.accepted_by, one.accepted_on), ("Anna Claes", day(LATE)))
        self.assertTrue(one.address)
        _answer, page = self.look()
        self.assertFalse(page.xpath("//section[@name='conditions']"))
        self.assertIn("no longer", self.wrong(self.accept()))
        self.assertEqual(len(self.accepted()), 1)

    def test_not_without_a_name_and_a_tick(self):
        self.assertIn("your name", self.wrong(self.accept(name=" ")))
        self.assertIn("your name", self.wrong(self.accept(agreed="")))
        self.assertFalse(self.accepted())

    def test_only_the_version_that_he_was_shown(self):
        newer = self.version("2026 b", day(LATE - 1))
        self.assertIn("no longer", self.wrong(self.accept()))
        self.assertEqual(self.accept(version=newer.id).status_code, 200)
        self.assertEqual(self.accepted().terms_id, newer)
        gone = self.url_open(f"{self.path()}/paper/terms/{self.terms.id}")
        self.assertEqual(gone.status_code, 404)

    def test_what_counts_for_one_order_asks_for_no_less(self):
        self.terms._accepted(self.customer, "copy", reference="SO7", proof=b"eA==")
        _answer, page = self.look()
        self.assertTrue(page.xpath("//section[@name='conditions']"))
        self.terms._accepted(self.customer, "copy", proof=b"eA==")
        _answer, page = self.look()
        self.assertFalse(page.xpath("//section[@name='conditions']"))

    def test_without_conditions_nothing_is_asked(self):
        self.terms.active = False
        _answer, page = self.look()
        self.assertFalse(page.xpath("//section[@name='conditions']"))
        answer, _page = self.look(f"{self.path()}/accept")
        self.assertEqual(answer.status_code, 200)
