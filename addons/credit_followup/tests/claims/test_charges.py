from odoo import Command, fields
from odoo.exceptions import AccessError
from odoo.tests import tagged

from ...decisions.claims import claims_of
from ..common import day
from ..common_charges import ChargesCase


@tagged("post_install", "-at_install")
class TestCharges(ChargesCase):
    """Interest and compensation: claimed by messages, waived, taken back."""

    # === CLAIMING === #

    def test_a_message_claims_interest_and_compensation_as_separate_lines(self):
        action = self.follow_up(5).action_ids
        self.assertEqual(
            (action.amount_interest, action.amount_compensation, action.amount_total),
            (1.44, 40.0, 1041.44),
        )
        self.assertIn("1,041.44", action.body)
        self.assertIn("Law of 2 August 2002, art. 5", action.block_sheet)
        self.assertIn("1.438356", action.block_sheet)
        self.assertIn("1.438356", action.delivery_ids.mail_id.body_html)
        self.assertRecordValues(
            self.charges(),
            [
                {"kind": "interest", "state": "claimed", "amount": 1.44},
                {"kind": "compensation", "state": "claimed", "amount": 40.0},
            ],
        )
        self.assertEqual(self.charges()[0].date_to, day(6))
        self.assertEqual(self.charges()[0].slices[0]["rate_percent"], "10.50")
        self.assertEqual(self.charges()[0].amount_company, 2.88)

    def test_nothing_is_claimed_twice_for_the_same_days(self):
        self.follow_up(5)
        action = self.follow_up(15).action_ids
        self.assertEqual(action.amount_interest, 4.32)
        interest = self.charges(kind="interest")
        self.assertEqual(self.amounts(interest), [1.44, 2.88])
        self.assertEqual(interest[1].date_from, interest[0].date_to)
        self.assertEqual(interest[1].slices[0]["days"], 10)
        self.assertEqual(self.amounts(self.charges(kind="compensation")), [40.0])

    def test_a_payment_with_an_earlier_value_date_corrects_the_claim(self):
        self.move.button_draft()
        self.move.invoice_line_ids.price_unit = 100_000.0
        self.move.action_post()
        self.follow_up(5)
        self.pay(self.move, amount=60_000.0)  # of the due date
        self.follow_up(15)
        interest = self.charges(kind="interest")
        self.assertEqual(self.amounts(interest), [143.84, 28.76])
        self.assertEqual(round(sum(interest.mapped("amount")), 2), 172.60)

    def test_nothing_is_claimed_where_the_level_or_the_company_says_no(self):
        self.first.claim_charges = False
        self.assertFalse(self.follow_up(5).action_ids.claim_sheet)
        self.company.followup_charge = False
        action = self.follow_up(15).action_ids
        self.assertEqual((action.amount_interest, action.amount_total), (0.0, 1000.0))
        self.assertFalse(self.charges())

    def test_small_claims_are_left_out_and_said(self):
        self.company.followup_charge_minimum = 83.0  # company currency: twice as many
        action = self.follow_up(5).action_ids
        self.assertEqual(action.amount_total, 1000.0)
        self.assertIn("below the minimum", action.claim_note)
        self.company.followup_charge_minimum = 80.0
        self.assertEqual(self.follow_up(15).action_ids.amount_interest, 4.32)

    def test_a_test_claims_nothing(self):
        self.company.followup_test_mode = True
        self.company.followup_test_email = "test@company.example"
        action = self.follow_up(5).action_ids
        self.assertEqual(action.amount_interest, 1.44)
        self.assertFalse(self.charges())

    def test_an_unpublished_rate_is_said_and_nothing_is_charged(self):
        self.env["credit.followup.rate"].search(
            [("series", "=", "be_b2b"), ("valid_from", ">=", "2025-07-01")]
        ).with_context(force=True).write({"series": "be_gone"})
        action = self.follow_up(5).action_ids
        self.assertEqual((action.state, action.amount_total), ("sent", 1000.0))
        self.assertIn("be_b2b has no published rate", action.claim_note)

    def test_a_bounce_starts_no_term_and_takes_the_claim_back(self):
        action = self.follow_up(5).action_ids
        action.delivery_ids.sudo()._mark_address_failed("No such mailbox")
        self.assertEqual(set(self.charges().mapped("state")), {"cancelled"})

    def test_a_letter_without_payments_says_nothing_of_them(self):
        action = self.follow_up(5).action_ids
        self.assertTrue(action.block_sheet)
        self.assertNotIn("Payments received", action.body)

    def test_the_annex_is_to_the_cent_with_the_exact_figure_below(self):
        sheet = str(self.follow_up(5).action_ids.block_sheet)
        self.assertRegex(sheet, r"1\.44\xa0€<div[^>]*>1\.438356")
        self.assertIn("page-break-inside:avoid", sheet.partition(">")[0])

    def test_the_letter_says_how_payments_were_taken(self):
        self.pay(self.move, amount=500.0, on=day(2))
        action = self.follow_up(5).action_ids
        self.assertIn("taken from the principal first", action.body)
        self.assertEqual(action.amount_imputed, 0.0)
        self.company.followup_allocation = "statutory"
        action = self.follow_up(15).action_ids
        self.assertIn("as the law provides", action.body)
        self.assertIn("From March 20, 2026, interest of", action.body)
        self.assertEqual(action.amount_compensation, 0.0)
        self.assertGreater(action.amount_imputed, 39.0)

    def test_a_cancelled_run_takes_its_claims_back(self):
        run = self.follow_up(5)
        run.with_user(self.manager).action_cancel()
        self.assertEqual(set(self.charges().mapped("state")), {"cancelled"})
        self.follow_up(6)
        claimed = self.charges(state="claimed")
        self.assertEqual(self.amounts(claimed), [1.73, 40.0])

    def in_instalments(self, *days):
        """Have the invoice paid in instalments; return its lines by due date."""
        share = 100 / len(days)
        term = self.env["account.payment.term"].create(
            {
                "name": "Instalments",
                "line_ids": [
                    Command.create({"value_amount": share, "nb_days": number})
                    for number in days
                ],
            }
        )
        self.move.button_draft()
        # Odoo deletes the lines that are too many, and makes others later.
        at_once = self.env.ref("account.account_payment_term_immediate")
        self.move.write({"invoice_payment_term_id": at_once.id})
        self.move.write({"invoice_payment_term_id": term.id, "invoice_date": day(-30)})
        self.move.action_post()
        return self.move._followup_lines().sorted("date_maturity")

    def test_charges_of_instalments_hang_on_their_own_lines_again(self):
        first, second = self.in_instalments(15, 30)
        self.second.mode = "automatic"
        for offset in (5, 15):
            self.follow_up(offset)
        charges = self.charges(kind="interest")
        self.assertEqual(
            len(charges.filtered(lambda one: one.move_line_id == first)), 2
        )
        places = {one: one.move_line_id == second for one in charges}
        later = self.in_instalments(20, 40)
        self.assertNotEqual(later, first | second)
        for charge, is_second in places.items():
            self.assertEqual(charge.move_line_id, later[int(is_second)])

    def test_charges_of_two_instalments_that_become_one_claim_no_day_twice(self):
        self.in_instalments(15, 30)
        self.follow_up(5)
        self.assertEqual(len(self.charges(kind="interest").move_line_id), 2)
        alone = self.in_instalments(15)
        charges = self.charges(kind="interest")
        self.assertEqual(charges.mapped("move_line_id"), alone)
        self.assertEqual(len(charges.filtered("move_line_id")), 1)

    def test_what_a_day_adds_is_the_same_each_day(self):
        """Two rounded sums may differ by a cent more or less."""
        move = self.invoice(amount=5635, due=0, currency_id=self.euro.id)
        daily = set()
        for offset in range(5, 15):
            on = fields.Date.to_date(day(offset))
            found = claims_of(self.env, self.company, on, self.item(move), per_day=True)
            (group,) = found.values()
            daily.add(group.sheet["daily"])
        self.assertEqual(len(daily), 1)
        self.assertAlmostEqual(float(daily.pop()), 5635 * 0.105 / 365, 4)

    def test_the_screens_say_what_it_costs_today_and_per_day(self):
        customer = self.customer.with_context(followup_as_of=day(5))
        self.assertIn("Interest and compensation: ", customer.followup_cost)
        self.assertIn("41.44", customer.followup_cost)
        move = self.move.with_context(followup_as_of=day(5))
        self.assertIn("0.29", move.followup_cost)

    def test_the_list_names_the_last_day_that_the_letter_names(self):
        self.follow_up(5)
        interest = self.charges(kind="interest")
        self.assertEqual(interest.claimed_until, day(5))
        self.assertEqual(interest.date_to, day(6))

    def test_only_officers_post_and_waive_and_nobody_writes(self):
        self.follow_up(5)
        with self.assertRaises(AccessError):
            self.charges().with_user(self.reader).action_post()
        with self.assertRaises(AccessError):
            self.charges().with_user(self.manager).amount = 1.0
        with self.assertRaises(AccessError):
            self.charges().with_user(self.outsider).read(["amount"])

    # === WHAT A SCEPTIC FOUND === #

    def test_what_was_paid_before_is_taken_back_when_it_is_known(self):
        self.company.followup_charge_posting = "principal_paid"
        self.follow_up(5)
        self.pay(self.move)  # its value date is the due date
        self.follow_up(6)
        self.assertEqual(len(self.charges()), 2)
        self.assertEqual(set(self.charges().mapped("state")), {"cancelled"})
        self.assertEqual(self.follow_up(7).error, False)

    def test_money_that_is_not_matched_yet_bears_no_interest(self):
        payment = self.env["account.payment"].create(
            {
                "payment_type": "inbound",
                "partner_type": "customer",
                "partner_id": self.customer.id,
                "amount": 900.0,
                "currency_id": self.euro.id,
                "date": day(0),
            }
        )
        payment.action_post()
        if not payment.move_id:
            payment._generate_journal_entry()
            payment.move_id.action_post()
        action = self.follow_up(5).action_ids
        self.assertEqual((action.amount_due, action.amount_interest), (100.0, 0.14))

    def test_an_invoice_that_is_reset_and_posted_again_keeps_its_claims(self):
        self.follow_up(5)
        self.move.button_draft()
        self.move.invoice_date_due = day(1)
        self.move.action_post()
        self.assertTrue(all(self.charges().move_line_id))
        self.follow_up(16)
        self.assertEqual(self.amounts(self.charges(kind="compensation")), [40.0])

    def test_the_acceptance_before_the_invoice_counts(self):
        old = self._accept(interest_kind="fixed", interest_percent=12.0)
        new = old.copy({"name": "Later", "interest_percent": 14.0})
        self.env["credit.followup.terms.acceptance"].create(
            {
                "terms_id": new.id,
                "partner_id": self.customer.id,
                "accepted_on": day(1),
            }
        )
        self.env["credit.followup.terms.acceptance"].create(
            {
                "terms_id": new.id,
                "partner_id": self.customer.id,
                "accepted_on": "2025-12-01",
                "reference": "SO042",
            }
        )
        self.assertEqual(self.follow_up(5).action_ids.amount_interest, 1.64)

    def test_a_customer_whom_nothing_reached_was_asked_for_nothing(self):
        self.customer.email = False
        self.follow_up(5)
        self.assertFalse(self.charges())

    def test_the_ready_text_says_once_what_is_claimed(self):
        action = self.follow_up(5).action_ids
        self.assertGreater(action.amount_compensation, 0)
        self.assertEqual(action.body.count("To pay, charges included"), 1)

    def test_a_text_that_leaves_the_charges_out_says_them_all_the_same(self):
        self.env["credit.followup.text"].create(
            {
                "level_id": self.first.id,
                "lang": "en_US",
                "subject": "Please pay",
                "body": "<p>Please pay.</p>",
            }
        )
        action = self.follow_up(5).action_ids
        self.assertGreater(action.amount_compensation, 0)
        self.assertEqual(action.body.count("To pay, charges included"), 1)
