"""A customer helps himself on his telephone, in a real browser."""

from odoo import fields
from odoo.tests import HttpCase, tagged

from ..common import FollowupCase, day


@tagged("post_install", "-at_install", "tour")
class TestPageTours(FollowupCase, HttpCase):
    """Without a login, at a phone's width."""

    browser_size = "390x844"
    touch_enabled = True

    def test_promise_and_dispute(self):
        self.company.write({"followup_page": True, "followup_user_id": self.officer.id})
        # The browser lives today: it was due ten days ago.
        today = fields.Date.today()
        late = (today - day(10)).days
        move = self.invoice(due=late)
        link = self.customer._followup_page_link(self.company, today)
        path = link[link.index("/followup/page") :]
        self.start_tour(path, "credit_followup_page", login=None)
        item = self.item(move)
        promise = self.env["credit.followup.promise"].search(
            [("move_line_id", "=", item.id)]
        )
        self.assertEqual((promise.amount, promise.promised_on), (400.0, today))
        dispute = self.env["credit.followup.dispute"].search(
            [("move_line_id", "=", item.id)]
        )
        self.assertEqual(
            (dispute.amount, dispute.words), (100.0, "Ten boxes were missing")
        )
