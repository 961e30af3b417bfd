"""More time than the extension period: the insurer agrees first."""

from odoo.exceptions import UserError
from odoo.tests import tagged

from odoo.addons.credit_followup.tests.common import day
from odoo.addons.credit_followup.tests.common_agreements import AgreementsCase

from .common import InsuranceCase

WORDS = "ask for the insurer's consent"


@tagged("post_install", "-at_install")
class TestConsents(AgreementsCase, InsuranceCase):
    """Agreements, later due dates and promises, on both sides of the last day."""

    def setUp(self):
        super().setUp()
        with self.on(-35):
            self.pay(self.move, on=day(-35))
        self.move = self.invoice(amount=1200, due=0)
        self.covered()
        self.night(1)
        self.line = self.item(self.move)

    def plan(self, last):
        """Write an agreement of two instalments, the last of which is on that day."""
        return self.draft(
            5, first_on=day(last - 14), rhythm="fortnightly", number=2, move_to="keep"
        )

    def consent(self, until):
        with self.on(5):
            return (
                self.env["credit.followup.insurance.consent"]
                .with_user(self.officer)
                .create(
                    {
                        "company_id": self.company.id,
                        "contract_id": self.contract.id,
                        "partner_id": self.customer.id,
                        "until": day(until),
                        "reference": "C-7",
                    }
                )
            )

    def test_a_plan_within_the_extension_goes_on(self):
        agreement = self.plan(60)
        self.assertFalse(agreement.insurer_words)
        with self.on(5):
            agreement.action_offer()
        self.assertEqual(agreement.state, "offered")

    def test_a_plan_beyond_it_waits_for_the_insurer(self):
        agreement = self.plan(61)
        self.assertIn(self.move.name, agreement.insurer_words)
        with self.on(5), self.assertRaisesRegex(UserError, WORDS):
            agreement.action_offer()
        self.consent(60)
        with self.on(5), self.assertRaisesRegex(UserError, WORDS):
            agreement.action_offer()
        self.consent(61)
        agreement.invalidate_recordset(["insurer_words"])
        self.assertFalse(agreement.insurer_words)
        with self.on(5):
            agreement.action_offer()
        self.assertEqual(agreement.state, "offered")

    def test_who_has_no_cover_needs_none(self):
        other = self._customer("Gus Free")
        move = self.invoice(other, due=0)
        agreement = self.draft(
            5, moves=move, first_on=day(90), partner_id=other.id, number=2
        )
        with self.on(5):
            agreement.action_offer()
        self.assertEqual(agreement.state, "offered")

    def test_a_later_due_date(self):
        with self.on(5):
            with self.assertRaisesRegex(UserError, WORDS):
                self.line.date_maturity = day(61)
            self.line.date_maturity = day(60)
            self.consent(90)
            self.line.date_maturity = day(90)
        self.assertEqual(self.line.date_maturity, day(90))
        # The day that was agreed first counts all the same.
        self.assertEqual(self.loss().item_ids.due_on, day(0))

    def test_a_promise_is_noted_and_the_insurer_asked(self):
        with self.on(5):
            promises = self.env["credit.followup.promise"].with_user(self.officer)
            common = {
                "company_id": self.company.id,
                "partner_id": self.customer.id,
                "move_line_id": self.line.id,
                "amount": 100,
            }
            beyond = promises.create({**common, "promised_on": day(61)})
            task = beyond.sudo().activity_ids
            self.assertEqual(task.user_id, self.manager)
            self.assertIn("the insurer has to agree", task.note)
            beyond.sudo()._enter("withdrawn", "withdrawn")
            self.env.flush_all()
            within = promises.create({**common, "promised_on": day(40)})
            self.assertFalse(within.sudo().activity_ids)

    def test_what_the_insurer_agreed_to_stays(self):
        consent = self.consent(70)
        with self.assertRaises(UserError):
            consent.until = day(90)
        with self.assertRaises(UserError):
            consent.sudo(False).with_user(self.manager)._unlink_never()
