"""An officer notes what an insurer decides and gets, in a real browser."""

from odoo import fields
from odoo.tests import HttpCase, tagged

from odoo.addons.credit_followup.tests.common import day

from .common import InsuranceCase


@tagged("post_install", "-at_install", "tour")
class TestTours(InsuranceCase, HttpCase):
    """As officer, without administrator's rights."""

    browser_size = "1400x900"

    def setUp(self):
        super().setUp()
        self.officer.password = self.officer.login

    def tour(self, name):
        self.start_tour("/odoo", f"credit_followup_{name}", login="followup_officer")

    def test_note_a_decision(self):
        cover = self.asked()
        self.invoice(due=0)
        self.tour("cover")
        found = self.Cover.search([("partner_id", "=", self.customer.id)]) - cover
        found = found or cover
        self.assertEqual((found.decision, found.limit), ("granted", 500.0))
        self.assertEqual(found.reference, "D-77")

    def test_note_a_notice(self):
        self.covered()
        # The browser lives today: it was due yesterday.
        yesterday = (fields.Date.today() - day(1)).days
        self.invoice(due=yesterday)
        self.Run._cron_followup()
        self.tour("loss")
        self.assertEqual(self.loss().state, "notified")
