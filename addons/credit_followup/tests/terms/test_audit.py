from freezegun import freeze_time

from odoo.exceptions import AccessError
from odoo.tests import tagged

from ..common import day
from ..common_charges import ChargesCase


@tagged("post_install", "-at_install")
class TestAudit(ChargesCase):
    """Whose conditions lack something, and the money that cannot be claimed."""

    def audit(self, on=65, user=None):
        with freeze_time(day(on)):
            audits = self.env["credit.followup.terms.audit"].with_user(
                user or self.officer
            )
            action = audits.with_company(self.company).action_audit()
            return audits.search(action["domain"])

    def version(self, **values):
        return self.env["credit.followup.terms"].create(
            {
                "name": "2026",
                "company_id": self.company.id,
                "valid_from": "2026-01-01",
                **values,
            }
        )

    def test_who_accepted_nothing_and_what_it_costs(self):
        self.version(penalty_kind="percent", penalty_percent=10.0)
        row = self.audit()
        self.assertEqual(row.partner_id, self.customer)
        self.assertIn("No conditions were accepted", row.words)
        self.assertGreater(row.amount_lost, 0)

    def test_what_was_accepted_and_signed_lacks_nothing(self):
        acceptance = self._accept(
            interest_kind="fixed",
            interest_percent=12.0,
            penalty_kind="percent",
            penalty_percent=8.0,
        )
        self.assertTrue(acceptance)
        self.customer.followup_acceptance_ids.sudo().way = "copy"
        self.assertFalse(self.audit())

    def test_a_clause_that_the_letters_need(self):
        self._accept(interest_kind="fixed", interest_percent=12.0)
        self.assertIn("no penalty clause", self.audit().words)

    def test_a_term_beyond_the_law(self):
        self._accept(
            interest_kind="fixed",
            interest_percent=12.0,
            penalty_kind="percent",
            penalty_percent=8.0,
        )
        self.customer.followup_acceptance_ids.sudo().way = "copy"
        self.customer.property_payment_term_id = self.env[
            "account.payment.term"
        ].create(
            {
                "name": "90 days",
                "line_ids": [
                    (0, 0, {"value": "percent", "value_amount": 100, "nb_days": 90})
                ],
            }
        )
        self.assertIn("longer than the law allows", self.audit().words)

    def test_a_second_audit_replaces_the_first_and_is_ones_own(self):
        self.version(penalty_kind="percent", penalty_percent=10.0)
        self.audit()
        self.assertEqual(len(self.audit()), 1)
        self.audit(user=self.manager)
        audits = self.env["credit.followup.terms.audit"]
        self.assertEqual(len(audits.with_user(self.officer).search([])), 1)
        with self.assertRaises(AccessError):
            audits.with_user(self.reader).action_audit()
