"""What a collector likes best: the customer's signature below what he got."""

from freezegun import freeze_time

from odoo.tests import tagged

from odoo.addons.credit_followup.tests.common import day

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

    def signed(self, order, quantity, on):
        """Deliver on a day, and let the customer sign."""
        with freeze_time(day(on)):
            picking = self.delivered(order, quantity)
            picking.signature = DOT
        return picking

    def test_a_signed_slip_goes_along_with_the_invoice_of_its_goods(self):
        order = self.ordered(3)
        first = self.signed(order, 1, on=1)
        one = self.invoiced(order, on=1)
        second = self.signed(order, 1, on=5)
        other = self.invoiced(order, on=6)
        (found,) = self.candidates(one)
        self.assertEqual((found.kind, found.title), ("delivery_note", first.name))
        self.assertEqual(found.lines, self.item(one))
        self.assertTrue(found.attachment.raw)
        (found,) = self.candidates(other)
        self.assertEqual(found.title, second.name)
        self.assertEqual(len(self.candidates(one, other)), 2)

    def test_what_came_back_proves_no_delivery(self):
        order = self.ordered(2)
        picking = self.signed(order, 2, on=1)
        invoice = self.invoiced(order, on=2)
        with freeze_time(day(1)):
            back = self.back(picking, 1)
            back.signature = DOT
        self.assertEqual(
            [one.title for one in self.candidates(invoice)], [picking.name]
        )

    def test_what_nobody_signed_proves_nothing(self):
        order = self.ordered(2)
        with freeze_time(day(0)):
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
