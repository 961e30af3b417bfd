"""Cases of two claims that go different ways."""

from odoo.tests import tagged

from .common_answers import AnswersCase


@tagged("post_install", "-at_install")
class ClaimsCase(AnswersCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.other = cls.invoice(due=1, currency_id=cls.euro.id)

    def item_of(self, case, move):
        return case.item_ids.filtered(lambda one: one.move_id == move)

    def ref(self, case, move):
        return f"L{self.item_of(case, move).move_line_id.id}"

    def sent_pdf(self, move):
        """Keep the PDF with which an invoice was sent."""
        self.env["ir.attachment"].create(
            {
                "name": "invoice.pdf",
                "raw": b"%PDF-1.4 " + move.name.encode(),
                "mimetype": "application/pdf",
                "res_model": "account.move",
                "res_id": move.id,
                "res_field": "invoice_pdf_report_file",
                "company_id": move.company_id.id,
            }
        )

    def held(self, case):
        return case._own_holds().move_line_id.move_id

    def told(self, case):
        """Return what the agency was told after the file itself, the oldest first."""
        return (
            case.exchange_ids.filtered(
                lambda one: one.direction == "out" and one.kind == "update"
            )
            .sorted("sequence")
            .mapped("said")
        )
