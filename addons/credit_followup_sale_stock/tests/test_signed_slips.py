"""What a collector likes best: the customer's signature below what he got."""

from odoo.tests import tagged

from .common import GoodsCase

# A picture of one point, as a signature pad sends it.
DOT = (
    b"iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAA"
    b"AABJRU5ErkJggg=="
)


@tagged("post_install", "-at_install")
class TestSignedSlips(GoodsCase):
    def candidates(self, *invoices):
        lines = self.env["account.move.line"].union(
            *(self.item(one) for one in invoices)
        )
        return self.env["credit.followup.case"]._case_more_documents(lines)

    def test_a_signed_slip_goes_along_with_its_invoice(self):
        order = self.ordered(3)
        first = self.delivered(order, 1)
        first.signature = DOT
        one = self.invoiced(order)
        second = self.delivered(order, 1)
        other = self.invoiced(order)
        (found,) = self.candidates(one)
        self.assertEqual((found.kind, found.title), ("delivery_note", first.name))
        self.assertEqual(found.lines, self.item(one))
        self.assertTrue(found.attachment.raw)
        second.signature = DOT
        # One order line, several invoices: a slip proves the delivery of each.
        self.assertEqual(
            {one.title for one in self.candidates(one, other)},
            {first.name, second.name},
        )

    def test_what_nobody_signed_proves_nothing(self):
        order = self.ordered(2)
        picking = self.delivered(order, 2)
        invoice = self.invoiced(order)
        self.env["ir.attachment"].create(
            {
                "name": "photo.pdf",
                "raw": b"%PDF-1.4",
                "res_model": "stock.picking",
                "res_id": picking.id,
            }
        )
        self.assertFalse(self.candidates(invoice))
        picking.signature = DOT
        self.assertEqual(len(self.candidates(invoice)), 1, "and not the photo")
