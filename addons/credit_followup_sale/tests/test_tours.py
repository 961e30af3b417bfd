"""A salesperson's jobs in a real browser."""

from odoo.tests import HttpCase, tagged

from .common import OrdersCase


@tagged("post_install", "-at_install", "tour")
class TestSeller(OrdersCase, HttpCase):
    """Who sells sees why an order waits, and asks for a release."""

    browser_size = "1400x900"

    def test_read_why_and_ask_for_a_release(self):
        self.seller.password = self.seller.login
        self.stop(given=0)
        order = self.quotation()
        self.start_tour(
            f"/odoo/sales/{order.id}",
            "credit_followup_sale_seller",
            login=self.seller.login,
        )
        release = self.env["credit.followup.release"].search([])
        self.assertEqual((release.state, release.asked_by_id), ("asked", self.seller))
        self.assertEqual(order.state, "draft")
