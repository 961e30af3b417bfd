import base64

from odoo import Command
from odoo.exceptions import UserError
from odoo.tests import tagged

from odoo.addons.credit_followup.tests.common import day
from odoo.addons.credit_followup_stock.tests.common import DeliveriesCase

CLAUSE = "The goods stay ours until they are paid in full."
PIXEL = (
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAA"
    "AABJRU5ErkJggg=="
)


@tagged("post_install", "-at_install")
class TestStory(DeliveriesCase):
    """From the signature under the terms to the goods that are the customer's."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env.user.group_ids += cls.env.ref(
            "sales_team.group_sale_salesman_all_leads"
        )
        belgium = cls.env.ref("base.be")
        cls.company.followup_country_id = belgium
        cls.customer.write({"country_id": belgium.id, "followup_segment": "business"})
        cls.env["credit.followup.terms"].create(
            {
                "name": "2026",
                "company_id": cls.company.id,
                "valid_from": "2026-01-01",
                "file": base64.b64encode(b"%PDF-1.4 conditions"),
                "reserves_title": True,
                "title_clause": CLAUSE,
            }
        )
        cls.policy.level_ids.sorted()[0].write(
            {"stops": "stop", "consequence": "Until then we no longer deliver."}
        )

    def quotation(self):
        line = {
            "product_id": self.product.id,
            "product_uom_qty": 2,
            "price_unit": 500.0,
            "tax_ids": False,
        }
        return (
            self.env["sale.order"]
            .with_company(self.company)
            .create(
                {
                    "partner_id": self.customer.id,
                    "order_line": [Command.create(line)],
                }
            )
        )

    def delivered(self, order):
        picking = order.picking_ids
        picking.move_ids.quantity = 2
        return self.done(picking)

    def test_from_the_signature_to_the_released_goods(self):
        self.move.button_draft()
        with self.on(0):
            order = self._signed()
            self.assertEqual(self.delivered(order), "done")
            self._slip(order)
            invoice = self._invoiced(order)
        title = invoice.followup_title_ids
        self.assertEqual((title.state, title.ground), ("reserved", "agreed"))
        with self.on(31):
            self.assertFalse(self.stops)
        self.follow_up(36)
        self.assertEqual((self.stops.cause, self.stops.to_pay), ("announced", 1000))
        with self.on(36):
            again = self.quotation()
            with (
                self.assertRaisesRegex(UserError, "we no longer deliver"),
                self.env.cr.savepoint(),
            ):
                again.action_confirm()
        self.pay(invoice, 400, on=day(37))
        self.follow_up(37)
        self.assertEqual((title.state, title.reason), ("reserved", "part_paid"))
        self.assertEqual((self.stops.state, self.stops.to_pay), ("active", 600))
        with self.on(38):
            self.pay(invoice, 600, on=day(38))
            self.assertEqual(self.stops.state, "lifted")
            again.action_confirm()
            self.assertEqual(self.delivered(again), "done")
        self.follow_up(38)
        self.assertEqual((title.state, title.reason), ("released", "paid"))

    def _signed(self):
        """The quotation is signed: the acceptance has its proof."""
        order = self.quotation()
        public = self.env.ref("base.public_user")
        signed = {"signed_by": "Anna Claes", "signature": PIXEL}
        order.with_user(public).sudo().write(signed)
        proof = self.customer.followup_acceptance_ids
        self.assertEqual((proof.way, proof.accepted_by), ("portal", "Anna Claes"))
        self.assertTrue(proof.terms_sha256)
        order.action_confirm()
        return order

    def _slip(self, order):
        html, _kind = self.env["ir.actions.report"]._render_qweb_html(
            "stock.report_deliveryslip", order.picking_ids.ids
        )
        self.assertIn(CLAUSE, html.decode())

    def _invoiced(self, order):
        invoice = order._create_invoices()
        invoice.invoice_date_due = day(30)
        invoice.action_post()
        self.assertTrue(invoice.reserves_title)
        return invoice
