from odoo.tests import tagged

from .common import DeliveriesCase


@tagged("post_install", "-at_install")
class TestSlips(DeliveriesCase):
    """A delivery slip says that title is reserved, as the law wants it."""

    def terms(self, name, clause, **values):
        return self.env["credit.followup.terms"].create(
            {
                "name": name,
                "company_id": self.company.id,
                "valid_from": "2026-01-01",
                "reserves_title": bool(clause),
                "title_clause": clause,
                **values,
            }
        )

    def slip(self, picking):
        report = self.env["ir.actions.report"].with_company(self.company)
        html, _kind = report._render_qweb_html("stock.report_deliveryslip", picking.ids)
        return html.decode()

    def test_the_clause_stands_on_what_leaves_in_the_customers_language(self):
        self.env["res.lang"]._activate_lang("fr_FR")
        self.terms("2026", "The goods stay ours until they are paid.")
        self.terms("2026", "Les biens restent à nous.", lang="fr_FR")
        self.assertIn("The goods stay ours", self.slip(self.transfer()))
        self.customer.lang = "fr_FR"
        self.assertIn("Les biens restent", self.slip(self.transfer()))
        self.assertNotIn("Les biens restent", self.slip(self.transfer(kind="in")))

    def test_without_a_clause_nothing_is_printed(self):
        self.terms("2026", False)
        self.assertNotIn("title_clause", self.slip(self.transfer()))

    def test_what_he_accepted_counts_before_what_is_newer(self):
        accepted = self.terms(
            "2025", "Agreed: ours until paid.", valid_from="2025-01-01"
        )
        self.terms("2026", "The goods stay ours until they are paid.")
        accepted._accepted(self.customer, "copy", accepted_on="2025-06-01")
        self.assertIn("Agreed: ours until paid.", self.slip(self.transfer()))

    def test_the_day_on_which_it_was_printed_is_kept_and_said(self):
        self.terms("2026", "The goods stay ours until they are paid.")
        picking = self.transfer()
        self.assertFalse(picking.reserves_title)
        report = self.env["ir.actions.report"].with_company(self.company)
        report._render_qweb_pdf("stock.report_deliveryslip", picking.ids)
        self.assertTrue(picking.followup_clause_printed_on)
        self.assertIn("stands on the slip", picking.followup_title_basis)
        accepted = self.terms("2025", "Ours until paid.", valid_from="2025-01-01")
        accepted._accepted(self.customer, "copy", accepted_on="2025-06-01")
        picking.invalidate_recordset()
        self.assertIn("accepted on", picking.followup_title_basis)

    def test_a_slip_that_comes_in_is_not_noted(self):
        self.terms("2026", "The goods stay ours until they are paid.")
        picking = self.transfer(kind="in")
        report = self.env["ir.actions.report"].with_company(self.company)
        report._render_qweb_pdf("stock.report_deliveryslip", picking.ids)
        self.assertFalse(picking.followup_clause_printed_on)
