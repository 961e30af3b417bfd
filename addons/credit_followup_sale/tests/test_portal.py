import base64

from odoo.tests import HttpCase, tagged

from .common import PIXEL, OrdersCase


@tagged("post_install", "-at_install")
class TestPortal(OrdersCase, HttpCase):
    """What a stopped customer signs is kept, and waits."""

    def setUp(self):
        super().setUp()
        self.order = self.quotation(require_signature=True, require_payment=False)
        self.order.action_quotation_sent()
        self.order._portal_ensure_token()

    def sign(self):
        return self.make_jsonrpc_request(
            f"/my/orders/{self.order.id}/accept",
            {
                "access_token": self.order.access_token,
                "name": "Anna Claes",
                "signature": PIXEL,
            },
        )

    def test_without_a_stop_it_is_confirmed(self):
        self.assertNotIn("error", self.sign())
        self.assertEqual(self.order.state, "sale")

    def test_beside_a_stop_it_is_kept_and_waits(self):
        self.stop(given=0)
        self.assertNotIn("error", self.sign())
        self.assertEqual(
            (self.order.state, self.order.signed_by), ("sent", "Anna Claes")
        )
        task = self.order.sudo().activity_ids
        self.assertEqual(task.user_id, self.order.user_id)
        self.assertIn("not signed", task.note)
        page = self.url_open(self.order.get_portal_url()).text
        self.assertIn("we have received your signature", page)
        self.assertNotIn("not signed", page)

    def test_what_lacks_something_waits_as_politely(self):
        self.company.followup_order_lacks = "block"
        self.order.payment_term_id = False
        self.assertNotIn("error", self.sign())
        self.assertEqual(self.order.state, "sent")
        self.assertIn("no payment term", self.order.sudo().activity_ids.note)
        page = self.url_open(self.order.get_portal_url()).text
        self.assertIn("we have received your signature", page)
        self.assertNotIn("no payment term", page)

    def test_the_page_shows_the_conditions_that_are_signed(self):
        terms = self.env["credit.followup.terms"].create(
            {
                "name": "Conditions 2026",
                "company_id": self.company.id,
                "valid_from": "2026-01-01",
                "file": base64.b64encode(b"%PDF-1.4 conditions"),
            }
        )
        order = self.quotation(require_signature=True, require_payment=False)
        order.action_quotation_sent()
        page = self.url_open(order.get_portal_url()).text
        self.assertIn("Conditions 2026", page)
        found = self.url_open(order.get_portal_url(suffix="/conditions"))
        self.assertEqual(found.content, b"%PDF-1.4 conditions")
        other = self.url_open(f"/my/orders/{order.id}/conditions?access_token=wrong")
        self.assertNotIn(b"conditions", other.content[:30])
        self.order = order
        self.sign()
        proof = terms.acceptance_ids
        self.assertEqual((proof.way, proof.accepted_by), ("portal", "Anna Claes"))
        self.assertTrue(proof.address)
