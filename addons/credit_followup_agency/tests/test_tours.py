"""An accountant hands over, and takes in an answer, in a real browser."""

from odoo.tests import HttpCase, tagged

from .common_answers import AnswersCase


@tagged("post_install", "-at_install", "tour")
class TestTours(AnswersCase, HttpCase):
    """As officer, without administrator's rights."""

    browser_size = "1400x900"

    def setUp(self):
        super().setUp()
        self.officer.password = self.officer.login

    def tour(self, name):
        self.start_tour("/odoo", f"credit_followup_{name}", login="followup_officer")

    def test_place_a_case_and_see_it_as_the_agency_does(self):
        self.tour("place")
        case = self.Placement.search([("partner_id", "=", self.customer.id)])
        self.assertEqual(case.state, "checked")
        self.assertEqual(case.checked_by_id, self.officer)

    def test_take_in_an_answer(self):
        case = self.hand_over(self.move)
        self.tour("feedback")
        self.assertEqual((case.state, case.agency_ref), ("active", "A-1"))
