"""A customer helps himself, in a real browser: on his telephone, and by the keys."""

from odoo import fields
from odoo.tests import HttpCase, tagged

from ..common import FollowupCase, day


class PageTour(FollowupCase, HttpCase):
    """Without a login; the browser lives today: the invoice was due ten days ago."""

    def setUp(self):
        super().setUp()
        self.company.write({"followup_page": True, "followup_user_id": self.officer.id})
        self.today = fields.Date.today()
        self.move = self.invoice(due=(self.today - day(10)).days)

    def tour(self, name):
        link = self.customer._followup_page_link(self.company, self.today)
        self.start_tour(link[link.index("/followup/page") :], name, login=None)


@tagged("post_install", "-at_install", "tour")
class TestPageTours(PageTour):
    """At a phone's width."""

    browser_size = "390x844"
    touch_enabled = True

    def test_promise_and_dispute(self):
        self.tour("credit_followup_page")
        item = self.item(self.move)
        promise = self.env["credit.followup.promise"].search(
            [("move_line_id", "=", item.id)]
        )
        self.assertEqual((promise.amount, promise.promised_on), (400.0, self.today))
        dispute = self.env["credit.followup.dispute"].search(
            [("move_line_id", "=", item.id)]
        )
        self.assertEqual(
            (dispute.amount, dispute.words), (100.0, "Ten boxes were missing")
        )


@tagged("post_install", "-at_install", "tour")
class TestPageKeys(PageTour):
    """Without a mouse."""

    browser_size = "1200x900"

    def test_he_says_that_he_has_paid(self):
        self.tour("credit_followup_page_keys")
        word = self.env["credit.followup.said"].search([])
        self.assertEqual((word.move, word.partner_id), ("paid", self.customer))
