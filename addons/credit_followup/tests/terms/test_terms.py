from psycopg2 import IntegrityError

from odoo import fields
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged
from odoo.tools import mute_logger

from ...decisions.claims import claims_of
from ..common import day
from ..common_charges import ChargesCase


@tagged("post_install", "-at_install")
class TestTerms(ChargesCase):
    """Conditions of sale: proof, clauses, what invoices print."""

    def test_an_accepted_rate_is_used(self):
        self._accept(interest_kind="fixed", interest_percent=12.0)
        self.assertEqual(self.follow_up(5).action_ids.amount_interest, 1.64)

    def test_a_letter_says_that_a_rate_and_a_sum_were_agreed(self):
        self._accept(
            interest_kind="fixed",
            interest_percent=12.0,
            penalty_kind="percent",
            penalty_percent=8.0,
        )
        action = self.follow_up(5).action_ids
        self.assertEqual(action.amount_compensation, 80)
        agreed = "Accepted conditions of sale"
        self.assertEqual({row["article"] for row in action._sheet_rows()}, {agreed})
        self.assertIn("Compensation and costs agreed", action.block_charges)
        (said,) = action._sheet_sums()
        self.assertIn(f"({agreed})", said)
        self.assertEqual(set(self.charges().mapped("legal_source")), {agreed})
        self.env["res.lang"]._activate_lang("fr_FR")
        french = self.charges()[0].with_context(lang="fr_FR")
        self.assertNotEqual(french.legal_source, agreed)

    def test_what_is_too_large_to_be_reckoned_is_refused_with_a_sentence(self):
        self.customer.country_id = self.env.ref("base.nl")
        self.company.followup_country_id = self.env.ref("base.nl")
        self._accept(interest_kind="fixed", interest_percent=40.0)
        items = self.item(self.move)
        far = fields.Date.to_date("9000-12-31")
        (group,) = claims_of(self.env, self.company, far, items).values()
        self.assertIn("too large", group.refusal)
        self.assertFalse(group.sheet)

    def test_an_acceptance_for_one_order_proves_nothing_of_another(self):
        terms = self._accept(interest_kind="fixed", interest_percent=12.0)
        one = {"terms_id": terms.id, "partner_id": self.customer.id}
        terms.acceptance_ids.sudo().unlink()
        self.env["credit.followup.terms.acceptance"].create(
            {**one, "reference": "S001", "accepted_on": "2025-06-01"}
        )
        self.move.invoice_origin = "S001"
        with self.on(5):
            self.assertEqual(self.interest(), 1.64)
            self.invoice(due=-1, currency_id=self.euro.id, invoice_origin="S002")
            self.assertEqual(self.interest(), 1.44)

    def interest(self):
        """Return the interest on the first invoice, as a letter would claim it."""
        item = self.item(self.move)
        items = self.customer.invoice_ids._followup_lines()
        found = claims_of(self.env, self.company, fields.Date.to_date(day(5)), items)
        (group,) = found.values()
        return next(
            float(debt.interest_open)
            for debt in group.debts
            if group.lines[debt.ref] == item
        )

    def test_a_proof_outlives_the_wish_to_delete_the_customer(self):
        self._accept(interest_kind="fixed", interest_percent=12.0)
        self.move.button_draft()
        self.move.partner_id = self._customer("Bert Maes")
        with self.assertRaises(IntegrityError), mute_logger("odoo.sql_db"):
            self.customer.unlink()

    def test_a_clause_without_proof_is_said_and_not_used(self):
        self._accept(
            interest_kind="fixed", interest_percent=12.0
        ).acceptance_ids.sudo().unlink()
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
        terms.acceptance_ids.sudo().unlink()
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
            terms.acceptance_ids.sudo().accepted_on = "2024-12-31"

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

    def test_french_invoices_name_the_code_the_discount_and_a_rate_to_come(self):
        self.company.followup_country_id = self.env.ref("base.fr")
        self.move.button_draft()
        self.move.invoice_payment_term_id = self.env["account.payment.term"].create(
            {
                "name": "Two percent within ten days",
                "early_discount": True,
                "discount_percentage": 2.0,
                "discount_days": 10,
            }
        )
        rate, _forty, discount = self.move._followup_mentions()
        self.assertIn("(article L441-10, Code de commerce)", rate)
        self.assertIn("2.0 % is given for payment within 10 days", discount)
        self.env["credit.followup.rate"].search(
            [("series", "=", "fr_b2b_default_ecb_plus_10")]
        ).write({"series": "fr_gone"})
        rate, _forty, _discount = self.move._followup_mentions()
        self.assertIn("plus 10 percentage points", rate)

    def test_luxembourg_invoices_say_that_interest_will_be_claimed(self):
        self.company.followup_country_id = self.env.ref("base.lu")
        self.customer.write({"is_company": False, "vat": False})
        (intention,) = self.move._followup_mentions()
        self.assertIn("we intend to claim interest", intention)

    def test_a_fee_by_days_late_is_claimed_by_accepted_terms(self):
        terms = self._accept(fee_amount=60.0, fee_after_days=4)
        own = self.invoice(due=0)
        actions = self.follow_up(5).action_ids
        owed = {one.currency_id: one.amount_compensation for one in actions}
        # The fee is a sum in the company's currency; the law's is in euro.
        self.assertEqual(owed, {own.currency_id: 60.0, self.euro: 40.0})
        self.assertIn("XIX.4", terms.warning)

    def test_a_fee_is_not_owed_before_its_day(self):
        self._accept(fee_amount=60.0, fee_after_days=5)
        self.move.button_draft()
        self.move.currency_id = self.company.currency_id
        self.move.action_post()
        self.assertEqual(self.follow_up(5).action_ids.amount_compensation, 0.0)
        self.assertEqual(self.follow_up(15).action_ids.amount_compensation, 60.0)

    # === PROOFS === #

    def test_what_was_accepted_and_its_proof_are_frozen_with_their_hashes(self):
        terms = self._accept(file=b"dGVybXM=", title_clause="Ours until paid.")
        acceptance = self.env["credit.followup.terms.acceptance"].create(
            {
                "terms_id": terms.id,
                "partner_id": self.customer.id,
                "accepted_on": "2025-07-01",
                "proof": b"c2lnbmVk",
            }
        )
        self.assertEqual((len(terms.sha256), len(acceptance.sha256)), (64, 64))
        for field, value in (
            ("file", b"b3RoZXI="),
            ("title_clause", "x"),
            ("venue", "Gent"),
            ("mention", "x"),
            ("payment_days", 10),
            ("company_id", self.setup_other_company()["company"].id),
        ):
            with self.subTest(field=field), self.assertRaises(UserError):
                terms.with_user(self.manager).write({field: value})
        with self.assertRaises(UserError):
            terms.with_user(self.manager).sha256 = "0" * 64
        with self.assertRaises(UserError):
            terms.with_user(self.manager).update_field_translations(
                "mention", {"en_US": "x"}
            )
        for field, value in (("accepted_on", "2025-01-01"), ("proof", b"eA==")):
            for user in (self.officer, self.manager):
                with self.subTest(field=field), self.assertRaises(UserError):
                    acceptance.with_user(user).write({field: value})
        with self.assertRaises(UserError):
            acceptance.with_user(self.manager).unlink()
        files = self.env["ir.attachment"].search(
            [
                ("res_model", "=", acceptance._name),
                ("res_id", "=", acceptance.id),
                ("res_field", "=", "proof"),
            ]
        )
        with self.assertRaises(UserError):
            files.with_user(self.manager).raw = b"x"

    def test_a_proof_that_does_not_count_stays_on_record_with_its_reason(self):
        terms = self._accept(interest_kind="fixed", interest_percent=12.0)
        acceptance = terms.acceptance_ids
        with self.assertRaises(AccessError):
            acceptance.with_user(self.officer).withdrawn_reason = "Another customer"
        acceptance.with_user(self.manager).withdrawn_reason = "Another customer"
        self.assertEqual(acceptance.withdrawn_by_id, self.manager)
        action = self.follow_up(5).action_ids
        self.assertEqual(action.amount_interest, 1.44)
        self.assertIn("Nothing proves", action.claim_note)

    # === DUE DATES THAT NOBODY AGREED ON === #

    def test_a_german_day_that_stands_on_the_invoice_alone_needs_a_reminder(self):
        self.company.followup_country_id = self.env.ref("base.de")
        action = self.follow_up(5).action_ids
        self.assertEqual((action.amount_interest, action.amount_compensation), (0, 0))
        self.assertIn("was not agreed", action.claim_note)
        self.assertEqual(self.follow_up(15).action_ids.amount_compensation, 40.0)

    def test_orders_payment_terms_and_conditions_prove_that_it_was_agreed(self):
        self.company.followup_country_id = self.env.ref("base.de")
        term = self.env.ref("account.account_payment_term_30days")
        for agreed in ("order", "term", "conditions"):
            with self.subTest(agreed=agreed), self.env.cr.savepoint() as savepoint:
                if agreed == "order":
                    self.move.invoice_origin = "S00042"
                elif agreed == "term":
                    self.customer.property_payment_term_id = term
                    self.move.button_draft()
                    self.move.invoice_payment_term_id = term
                    self.move.action_post()
                else:
                    self._accept(payment_days=30)
                action = self.follow_up(5).action_ids
                self.assertEqual(action.amount_compensation, 40.0)
                savepoint.rollback()
                self.env.invalidate_all()

    def test_a_german_consumer_is_told_on_the_invoice_when_he_is_in_default(self):
        self.company.followup_country_id = self.env.ref("base.de")
        self.customer.write({"is_company": False, "vat": False})
        move = self.invoice(due=0, currency_id=self.euro.id)
        self.assertTrue(move.followup_told_default)
        self.assertIn("thirty days", move._followup_mentions()[0])
        self.assertFalse(self.move.followup_told_default)
