from odoo import fields
from odoo.tests import tagged

from ...decisions.claims import claims_of
from ..common import day
from ..common_charges import ChargesCase


@tagged("post_install", "-at_install")
class TestConsumers(ChargesCase):
    """What a consumer owes, after which letter, and what that letter must say."""

    def test_a_consumer_owes_nothing_before_the_free_reminder_and_its_term(self):
        self.customer.write({"is_company": False, "vat": False})
        self._accept(penalty_kind="statutory_cap")
        action = self.follow_up(5).action_ids
        self.assertEqual(action.amount_total, 1000.0)
        self.assertIn("the law wants first", action.claim_note)
        run = self.run_of(5)
        self.env.invalidate_all()
        self.assertIn("claims: 1.", run.charge_note)
        # Said of all its actions, without loading one of them.
        notes = self.Action._fields["claim_note"]
        self.assertFalse(notes._get_cache(self.env))
        # Ten days later the term of fourteen days is not over.
        self.assertEqual(self.follow_up(15).action_ids.amount_total, 1000.0)
        third = self.policy.level_ids.sorted()[2]
        third.write({"claim_charges": True, "mode": "automatic"})
        action = self.follow_up(30).action_ids
        self.assertEqual(action.amount_compensation, 90.0)
        self.assertEqual(self.charges(kind="compensation").amount, 90.0)

    def test_the_free_reminder_says_what_may_follow(self):
        self.customer.write({"is_company": False, "vat": False})
        self._accept(penalty_kind="statutory_cap")
        self.first.claim_charges = False
        self.first.template_id = self.env.ref("credit_followup.template_consumer")
        action = self.follow_up(5).action_ids
        self.assertIn("90.00", action.body)
        self.assertIn("Kind regards", action.body)

    def test_the_free_reminder_foresees_nothing_of_what_is_disputed(self):
        self._consumer()
        self.env["credit.followup.hold"].create(
            {
                "partner_id": self.customer.id,
                "move_line_id": self.item(self.move).id,
                "amount": 300,
                "note": "Disputed",
                "date_from": day(0),
            }
        )
        action = self.follow_up(5).action_ids
        # Of 700: 30, and a tenth of what is above 150 up to 500, and 5 % of the rest.
        self.assertEqual(action.amount_due, 700)
        self.assertIn("75.00", action.block_mentions)
        self.assertNotIn("90.00", action.block_mentions)

    def test_what_many_letters_foresee_is_read_as_for_one(self):
        terms = self._consumer()
        for number in range(9):
            other = self._customer(f"Neighbour{number}", is_company=False)
            self.env["credit.followup.terms.acceptance"].create(
                {
                    "terms_id": terms.id,
                    "partner_id": other.id,
                    "accepted_on": "2025-06-01",
                }
            )
            self.invoice(other, due=0, currency_id=self.euro.id)
        actions = self.follow_up(5).action_ids
        counts = []
        for own in (actions[:1], actions[1:]):
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            self.assertTrue(all(own.mapped("block_mentions")))
            counts.append(self.env.cr.sql_log_count - before)
        self.assertEqual(len(actions), 10)
        self.assertLessEqual(counts[1] - counts[0], 3, "a query for each action")

    def test_a_first_letter_names_one_day_and_it_is_the_law_s(self):
        self._consumer()
        action = self.follow_up(5).action_ids
        # By e-mail on 9 March: fourteen days from the tenth.
        self.assertEqual(action.deadline_on, fields.Date.to_date("2026-03-23"))
        self.assertEqual(str(action.body).count("March 23, 2026"), 2)
        self.assertNotIn("March 14, 2026", action.body)

    def test_a_dutch_consumer_is_told_the_day_and_the_sum_of_the_costs(self):
        self._consumer(self.env.ref("base.nl"))
        self.first.write({"by_email": False, "by_letter": True})
        self.invoice(due=0, amount=200.0, currency_id=self.euro.id)
        action = self.follow_up(5).action_ids
        # Posted on Monday, 9 March: brought on Wednesday at the latest.
        self.assertEqual(action.deadline_on, fields.Date.to_date("2026-03-25"))
        self.assertIn("Together: 180.00", action.block_mentions)

    def test_a_first_reminder_that_lacks_what_the_law_wants_does_not_leave(self):
        self._consumer()
        self.company.write({"company_registry": False, "vat": False})
        action = self.follow_up(5).action_ids
        self.assertEqual(action.state, "failed")
        self.assertIn("enterprise number", action.error)
        self.assertFalse(action.delivery_ids)
        self.assertFalse(self.item(self.move).followup_level_id)

    def test_a_first_reminder_without_goods_does_not_leave(self):
        self._consumer()
        self.move.invoice_line_ids.name = False
        action = self.follow_up(5).action_ids
        self.assertEqual((action.state, len(action.delivery_ids)), ("failed", 0))
        self.assertIn(f"goods or services of invoice {self.move.name}", action.error)

    def test_a_dutch_letter_that_gives_too_few_days_starts_no_term(self):
        self._consumer(self.env.ref("base.nl"))
        self.first.write({"by_email": False, "by_letter": True})
        action = self.follow_up(5).action_ids
        with self.on(5):
            action.with_user(self.officer).action_printed()
        # Received on the 11th it may name 25 March; on the 13th that is too early.
        self.assertEqual(str(action.deadline_on), "2026-03-25")
        for received, is_owed in ((7, True), (9, False)):
            with self.subTest(received=received):
                action.delivery_ids.sudo().received_on = day(received)
                self.assertEqual(self.owed(40) > 0, is_owed)

    def owed(self, offset):
        """Return the costs that may be claimed on that day."""
        on = fields.Date.to_date(day(offset))
        items = self.item(self.move)
        (group,) = claims_of(self.env, self.company, on, items).values()
        return float(group.compensation)

    def _consumer(self, country=None):
        """Make the customer a consumer whose first reminder says what may follow."""
        self.customer.write({"is_company": False, "vat": False})
        if country:
            self.customer.country_id = country
        terms = self._accept(penalty_kind="statutory_cap")
        self.first.claim_charges = False
        self.first.template_id = self.env.ref("credit_followup.template_consumer")
        return terms

    def test_a_formal_notice_without_the_mentions_starts_no_term(self):
        self.customer.write({"is_company": False, "vat": False})
        self._accept(penalty_kind="statutory_cap")
        action = self.follow_up(5).action_ids
        action.sudo().write({"nature": "2", "has_mentions": False})
        self.assertFalse(action._counts_as_letter())
        self.customer.country_id = self.env.ref("base.fr")
        self.assertTrue(action._counts_as_letter())

    def test_a_letter_counts_for_the_items_that_it_listed(self):
        self.customer.write({"is_company": False, "vat": False})
        self._accept(penalty_kind="statutory_cap")
        third = self.policy.level_ids.sorted()[2]
        third.write({"claim_charges": True, "mode": "automatic"})
        held = self.invoice(due=0, currency_id=self.euro.id)
        hold = self.env["credit.followup.hold"].create(
            {
                "partner_id": self.customer.id,
                "move_line_id": self.item(held).id,
                "note": "Disputed",
                "date_from": day(0),
                "date_to": day(29),
            }
        )
        for offset in (5, 15, 30):
            action = self.follow_up(offset).action_ids
        self.assertTrue(hold.exists())
        self.assertEqual(action.line_ids.move_id, self.move | held)
        self.assertEqual(action.amount_compensation, 90.0)
