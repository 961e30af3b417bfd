"""A court opened proceedings: agencies give back what they have."""

from odoo.tests import tagged

from .common import AgencyCase


@tagged("post_install", "-at_install")
class TestPursuit(AgencyCase):
    def end(self):
        self.customer._followup_end_pursuit(self.company, "Bankruptcy of 2 March")

    def test_what_an_agency_has_is_asked_back(self):
        with self.on(65):
            case = self.hand_over(self.move)
            self.end()
        self.assertEqual(
            (case.recall, case.recall_why), ("asked", "Bankruptcy of 2 March")
        )
        recall = case.exchange_ids.filtered(lambda one: one.kind == "recall")
        self.assertEqual(len(recall), 1)
        with self.on(66):
            self.end()
        self.assertEqual(
            len(case.exchange_ids.filtered(lambda one: one.kind == "recall")), 1
        )

    def test_what_never_left_is_cancelled(self):
        with self.on(65):
            case = self.checked(self.move)
            self.end()
        self.assertEqual(case.state, "cancelled")

    def test_of_other_customers_and_companies_nothing_is_touched(self):
        other = self.setup_other_company()["company"]
        with self.on(65):
            case = self.checked(self.move)
            self.customer._followup_end_pursuit(other, "x")
            stranger = self._customer("Boris Dubois")
            stranger._followup_end_pursuit(self.company, "x")
        self.assertEqual(case.state, "checked")
