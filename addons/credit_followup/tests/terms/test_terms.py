from odoo.exceptions import UserError, ValidationError
from odoo.tests import tagged

from ..common_charges import ChargesCase


@tagged("post_install", "-at_install")
class TestTerms(ChargesCase):
    """Conditions of sale: proof, clauses, what invoices print."""

    def test_an_accepted_rate_is_used(self):
        self._accept(interest_kind="fixed", interest_percent=12.0)
        self.assertEqual(self.follow_up(5).action_ids.amount_interest, 1.64)

    def test_a_clause_without_proof_is_said_and_not_used(self):
        self._accept(
            interest_kind="fixed", interest_percent=12.0
        ).acceptance_ids.unlink()
        action = self.follow_up(5).action_ids
        self.assertEqual(action.amount_interest, 1.44)
        self.assertIn("Nothing proves", action.claim_note)

    def test_void_clauses_are_flagged_with_their_article(self):
        terms = self._accept(
            interest_kind="fixed",
            interest_percent=15.0,
            penalty_kind="percent",
            penalty_percent=15.0,
            payment_days=90,
        )
        self.assertIn("XIX.4", terms.warning)
        self.assertIn("Law of 2 August 2002, art. 4", terms.warning)
        with self.assertRaisesRegex(UserError, "new version"):
            terms.interest_percent = 12.0
        terms.acceptance_ids.unlink()
        terms.write({"interest_kind": False, "penalty_kind": False, "payment_days": 60})
        self.assertFalse(terms.warning)
        self.company.followup_country_id = self.env.ref("base.fr")
        terms.write({"interest_kind": "fixed", "interest_percent": 5.0})
        self.assertIn("L441-10", terms.warning)

    def test_a_clause_without_percent_and_an_early_acceptance_are_refused(self):
        with self.assertRaisesRegex(ValidationError, "no rate"):
            self._accept(interest_kind="fixed")
        terms = self._accept()
        with self.assertRaisesRegex(ValidationError, "did not exist"):
            terms.acceptance_ids.accepted_on = "2024-12-31"

    def test_invoices_print_what_the_law_wants(self):
        self.assertFalse(self.move._followup_mentions())
        self._accept(mention="Conditions accepted; interest as by law.")
        self.assertEqual(
            self.move._followup_mentions(), ["Conditions accepted; interest as by law."]
        )
        self.company.followup_country_id = self.env.ref("base.fr")
        rate, forty, discount = self.move._followup_mentions()
        self.assertIn("12.15 %", rate)
        self.assertIn("40.00", forty)
        self.assertIn("discount", discount)
        self.customer.write({"is_company": False, "vat": False})
        self.assertFalse(self.move._followup_mentions())
