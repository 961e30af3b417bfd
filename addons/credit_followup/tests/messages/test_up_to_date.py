"""One amount everywhere, and what a person confirms is what he was shown."""

from odoo.tests import tagged

from ..common import day
from ..common_charges import ChargesCase


@tagged("post_install", "-at_install")
class TestUpToDate(ChargesCase):
    def setUp(self):
        super().setUp()
        self.first.mode = "confirm"
        self.action = self.follow_up(5).action_ids

    def total_of_column(self):
        """Return what Today writes above the column, and what its cards say."""
        domain = [("company_id", "=", self.company.id), ("todo", "=", "review")]
        groups = self.Action.with_user(self.officer).formatted_read_group(
            domain, ["todo"], ["amount_company_now:sum"]
        )
        return groups[0]["amount_company_now:sum"]

    def test_the_column_and_the_run_count_charges_too(self):
        asked = self.action.amount_total
        self.assertGreater(asked, 1000)
        company = round(asked / 0.5, 2)  # half a euro for a unit of the company
        self.assertEqual(round(self.action.amount_company, 2), company)
        self.assertEqual(round(self.action.run_id.amount_company, 2), company)
        self.assertEqual(round(self.total_of_column(), 2), company)

    def test_a_part_payment_lowers_card_and_column_at_once(self):
        asked = self.action.amount_total
        self.pay(self.move, amount=400)
        self.assertAlmostEqual(self.action.amount_now, asked - 400, 2)
        self.assertAlmostEqual(self.total_of_column(), (asked - 400) / 0.5, 2)
        self.assertAlmostEqual(
            self.action.amount_company_now, self.total_of_column(), 2
        )

    def test_what_changed_is_shown_before_it_is_confirmed(self):
        self.pay(self.move, amount=400)
        action = self.action.with_user(self.officer)
        with self.on(5):
            said = action.action_confirm()
        self.assertIn("look again", said["params"]["message"])
        self.assertEqual((action.state, action.amount_due), ("proposed", 600))
        self.assertFalse(action.since)
        with self.on(5):
            self.assertFalse(action.action_confirm())
        self.assertEqual(action.state, "ready")

    def test_a_second_person_does_not_approve_another_sum(self):
        self.action.sudo().mode = "four_eyes"
        action = self.action.with_user(self.officer)
        with self.on(5):
            action.action_confirm()
            self.pay(self.move, amount=400)
            said = action.with_user(self.manager).action_approve()
        self.assertIn("look again", said["params"]["message"])
        self.assertEqual((action.todo, action.amount_due), ("review", 600))
        self.assertFalse(action.confirmed_by_id or action.activity_ids)

    def test_interest_of_a_day_more_is_no_other_message(self):
        self.action.sudo().mode = "four_eyes"
        action = self.action.with_user(self.officer)
        with self.on(5):
            self.assertFalse(action.action_confirm())
        with self.on(6):
            self.assertFalse(action.with_user(self.manager).action_approve())
        self.assertEqual(action.state, "ready")

    def test_the_night_shows_the_interest_of_its_day(self):
        before = self.action.amount_interest
        self.follow_up(6)
        self.assertEqual(self.action.date, day(6))
        self.assertGreater(self.action.amount_interest, before)

    def test_a_credit_that_was_deducted_is_not_deducted_again(self):
        credit = self.invoice(
            amount=300, move_type="out_refund", currency_id=self.euro.id
        )
        with self.on(5):
            self.action.with_user(self.officer).action_renew()
        asked = self.action.amount_total
        self.assertEqual(self.action.amount_credits, 300)
        (self.item(self.move) | self.item(credit)).reconcile()
        self.action.invalidate_recordset(["since"])
        self.assertFalse(self.action.since)
        self.assertAlmostEqual(self.action.amount_now, asked, 2)
        self.assertAlmostEqual(self.total_of_column(), asked / 0.5, 2)

    def test_a_ready_message_without_a_postponed_item_waits_again(self):
        other = self.invoice(due=0, currency_id=self.euro.id)
        action = self.action.with_user(self.officer)
        with self.on(5):
            action.action_renew()
            action.action_confirm()
            self.assertEqual(action.state, "ready")
            wizard = self.env["credit.followup.leave.out"].with_user(self.officer)
            wizard.create(
                {
                    "action_ids": action.ids,
                    "what": "postpone",
                    "reason": "Promised",
                    "date_to": "2199-01-01",
                    "item_ids": self.item(other).ids,
                }
            ).action_apply()
        self.assertEqual((action.state, action.amount_due), ("proposed", 1000))

    def test_one_button_brings_the_preview_up_to_date(self):
        self.pay(self.move, amount=400)
        with self.on(5):
            self.action.with_user(self.officer).action_renew()
        self.assertEqual(self.action.amount_due, 600)
        self.assertIn("600.00", self.action.mail_preview)

    def test_a_held_part_is_seen_once_and_can_be_confirmed_then(self):
        hold = {"move_line_id": self.item(self.move).id, "amount": 100, "note": "x"}
        self.env["credit.followup.hold"].create(
            {"partner_id": self.customer.id, "date_from": day(0), **hold}
        )
        action = self.action.with_user(self.officer)
        with self.on(5):
            self.assertTrue(action.action_confirm())
            self.assertEqual((action.state, action.amount_due), ("proposed", 900))
            self.assertFalse(action.action_confirm())
        self.assertEqual(action.state, "ready")

    def test_the_cost_of_a_customer_leaves_out_what_is_held(self):
        other = self.invoice(due=0, currency_id=self.euro.id)
        on_day = self.customer.with_context(followup_as_of=str(day(5)))
        both = on_day.followup_cost
        self.env["credit.followup.hold"].create(
            {
                "partner_id": self.customer.id,
                "move_line_id": self.item(other).id,
                "date_from": day(0),
                "note": "x",
            }
        )
        on_day.invalidate_recordset(["followup_cost"])
        self.assertNotEqual(on_day.followup_cost, both)
        alone = self.move.with_context(followup_as_of=str(day(5))).followup_cost
        self.assertEqual(on_day.followup_cost, alone)
