"""A register's file: matched by number, never by name; wrong columns are refused."""

from base64 import b64encode

from odoo.exceptions import AccessError, UserError

from odoo.addons.credit_followup.tests.common import day

from .common import CourtCase


class TestRegisters(CourtCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.customer.write({"company_registry": "0477.472.701", "customer_rank": 1})
        cls.namesake = cls._customer("Anna Claes", customer_rank=1)

    def take(self, text, user=None):
        window = (
            self.env["credit.followup.register.import"]
            .with_user(user or self.officer)
            .create({"company_id": self.company.id, "file": b64encode(text.encode())})
        )
        window.action_read()
        return window

    def file(self, *rows, header="company_number;opened_on;court;name"):
        return "\n".join((header, *rows))

    def test_customers_are_found_by_number(self):
        text = self.file(
            f"BE0477472701;{day(-2)};Gent;Somebody",
            f"0999.999.922;{day(-2)};Gent;Anna Claes",
        )
        window = self.take(text)
        self.assertEqual(window.line_ids.partner_id, self.customer)
        self.assertIn("2 rows, 1 of them", window.summary)
        self.assertFalse(
            self.Insolvency.search([("partner_id", "=", self.customer.id)])
        )
        window.action_apply()
        noted = self.Insolvency.search([("partner_id", "=", self.customer.id)])
        self.assertEqual((noted.court, noted.opened_on), ("Gent", day(-2)))
        again = self.take(text).line_ids
        self.assertEqual((again.is_known, again.is_chosen), (True, False))

    def test_two_of_one_number_are_for_a_person(self):
        self.namesake.company_registry = "0477472701"
        rows = self.take(self.file(f"0477472701;{day(-2)};Gent;x")).line_ids
        self.assertEqual(rows.partner_id, self.customer | self.namesake)
        self.assertFalse(any(rows.mapped("is_chosen")))

    def test_wrong_files_are_refused_with_a_sentence(self):
        fine = f"0477472701;{day(-2)};Gent;x"
        for text, words in (
            (self.file(fine, header="number;opened_on;court;name"), "“number” is not"),
            (
                self.file(fine, header="company_number;court;reference;name"),
                "opened_on",
            ),
            (self.file(fine, "0477472701;02/03/2026;Gent;x"), "Line 3: “opened_on”"),
            (self.file("0477472701;2026-03-02"), "Line 2 has more or fewer"),
            (self.file(f";{day(-2)};Gent;x"), "Line 2 has no “company_number”"),
        ):
            with self.assertRaisesRegex(UserError, words):
                self.take(text)

    def test_rights(self):
        with self.assertRaises(AccessError):
            self.take(self.file(), self.reader)
