import base64
from hashlib import sha256

from odoo.exceptions import UserError
from odoo.tests import tagged

from .common import OrdersCase

CONDITIONS = b"%PDF-1.4 conditions of sale"


@tagged("post_install", "-at_install")
class TestOrderTerms(OrdersCase):
    """Quotations carry the conditions of sale; who signs accepts them."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env["res.lang"]._activate_lang("fr_FR")
        cls.terms = cls._terms("2026")
        cls.french = cls._terms("2026 (fr)", lang="fr_FR")

    @classmethod
    def _terms(cls, name, **values):
        return cls.env["credit.followup.terms"].create(
            {
                "name": name,
                "company_id": cls.company.id,
                "valid_from": "2026-01-01",
                "file": base64.b64encode(CONDITIONS),
                "file_name": f"{name}.pdf",
                **values,
            }
        )

    @property
    def acceptances(self):
        return self.env["credit.followup.terms.acceptance"].search(
            [("partner_id", "=", self.customer.id)]
        )

    def test_the_version_of_today_in_the_customers_language(self):
        self.assertEqual(self.quotation().sudo().followup_terms_id, self.terms)
        self.customer.lang = "fr_FR"
        order = self.quotation()
        self.assertEqual(order.sudo().followup_terms_id, self.french)
        self._terms("2099", valid_from="2099-01-01")
        newer = self._terms("2026-11", valid_from="2026-11-01", lang="fr_FR")
        self.assertEqual(self.quotation().sudo().followup_terms_id, newer)

    def test_a_quotation_by_mail_has_them_as_an_annex(self):
        order = self.quotation()
        template = self.env.ref("sale.email_template_edi_sale")
        found = template._generate_template(
            order.ids, ("attachment_ids", "report_template_ids")
        )
        names = [name for name, _content in found[order.id]["attachments"]]
        self.assertIn("2026.pdf", names)

    def test_a_signature_records_who_when_and_of_what(self):
        order = self.quotation()
        self.sign(order)
        proof = self.acceptances
        self.assertEqual(
            (proof.terms_id, proof.way, proof.accepted_by),
            (self.terms, "portal", "Anna Claes"),
        )
        self.assertEqual(proof.terms_sha256, sha256(CONDITIONS).hexdigest())
        self.assertTrue(proof.accepted_at)
        self.assertTrue(proof.sha256)
        self._terms("2026-11", valid_from="2026-11-01")
        order.partner_id = order.partner_id
        self.assertEqual(order.sudo().followup_terms_id, self.terms)

    def test_a_signed_copy_counts_once_the_order_is_confirmed(self):
        order = self.quotation()
        order.followup_signed_copy = base64.b64encode(b"%PDF-1.4 signed")
        self.assertFalse(self.acceptances)
        order.action_confirm()
        self.assertEqual(self.acceptances.way, "copy")
        self.assertIn("the proof is kept", self.acceptances.proves)
        with self.assertRaisesRegex(UserError, "is confirmed"):
            order.followup_signed_copy = base64.b64encode(b"%PDF-1.4 another")

    def test_without_a_paper_nothing_is_accepted(self):
        self.quotation().action_confirm()
        self.assertFalse(self.acceptances)

    def test_what_nobody_could_read_is_not_accepted(self):
        self.terms.file = False
        order = self.quotation()
        self.sign(order)
        self.assertFalse(self.acceptances)
