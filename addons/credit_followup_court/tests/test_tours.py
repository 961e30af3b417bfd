"""An accountant notes a bankruptcy and begins a case, in a real browser."""

from odoo.tests import HttpCase, tagged

from odoo.addons.credit_followup.tests.books.common import BooksCase


@tagged("post_install", "-at_install", "tour")
class TestTours(BooksCase, HttpCase):
    """As officer, without administrator's rights."""

    browser_size = "1400x900"

    def setUp(self):
        super().setUp()
        self.officer.password = self.officer.login
        self.company.country_id = self.env.ref("base.be")
        self.invoice(due=0)

    def tour(self, name):
        self.start_tour("/odoo", f"credit_followup_{name}", login="followup_officer")

    def test_note_a_bankruptcy(self):
        self.tour("insolvency")
        found = self.env["credit.followup.insolvency"].search(
            [("partner_id", "=", self.customer.id)]
        )
        self.assertEqual(found.state, "filed")
        self.assertEqual(found.create_uid, self.officer)
        self.assertTrue(found.hold_ids)

    def test_begin_a_case(self):
        self.tour("sue")
        case = self.env["credit.followup.court.case"].search(
            [("partner_id", "=", self.customer.id)]
        )
        self.assertEqual(case.create_uid, self.officer)
        self.assertTrue(case.step_ids)
