"""What came since a proposal was made, said beside it as long as it is news."""

from odoo.tests import tagged

from ..common import FollowupCase, day


@tagged("post_install", "-at_install")
class TestSince(FollowupCase):
    def setUp(self):
        super().setUp()
        self.policy.level_ids.sorted()[0].mode = "confirm"
        self.move = self.invoice(due=0)

    def test_a_payment_marks_the_proposal_the_same_minute(self):
        action = self.follow_up(5).action_ids
        self.assertFalse(action.since)
        self.pay(self.move, amount=400)
        self.assertIn("400.00", action.since)
        self.assertIn(action, self.desk())

    def test_a_hold_marks_the_proposal(self):
        action = self.follow_up(5).action_ids
        self.env["credit.followup.hold"].create(
            {"partner_id": self.customer.id, "note": "x"}
        )
        action.invalidate_recordset(["since"])
        self.assertEqual(action.since, "On hold until further notice: Anna Claes, x.")

    def test_a_hold_of_another_invoice_marks_nothing(self):
        action = self.follow_up(5).action_ids
        later = self.invoice(due=30)
        self.env["credit.followup.hold"].create(
            {
                "partner_id": self.customer.id,
                "move_line_id": self.item(later).id,
                "note": "x",
            }
        )
        action.invalidate_recordset(["since"])
        self.assertFalse(action.since)

    def test_a_postponement_stays_said_with_its_day_until_the_message_leaves(self):
        other = self.invoice(due=0, amount=200)
        action = self.follow_up(5).action_ids.with_user(self.officer)
        wizard = self.env["credit.followup.leave.out"].with_user(self.officer)
        values = {"what": "postpone", "reason": "x", "date_to": "2199-01-01"}
        chosen = {"action_ids": action.ids, "item_ids": self.item(other).ids}
        with self.on(5):
            wizard.create({**values, **chosen}).action_apply()
        said = f"On hold until Jan 1, 2199: {other.name}, x."
        with self.on(5):
            self.assertEqual((action.since, action.is_behind), (said, False))
            action.action_renew()
            self.assertEqual((action.since, action.is_behind), (said, False))
        self.act(action, "action_confirm", offset=5)
        self.assertEqual(action.state, "sent")
        self.assertFalse(action.since)

    def test_a_part_on_hold_is_news_until_it_is_brought_up_to_date(self):
        action = self.follow_up(5).action_ids.with_user(self.officer)
        part = {"move_line_id": self.item(self.move).id, "amount": 100}
        with self.on(5):
            self.env["credit.followup.hold"].create(
                {"partner_id": self.customer.id, "note": "x", **part}
            )
            action.invalidate_recordset(["since"])
            self.assertIn(f"{self.move.name} ($\xa0100.00)", action.since)
            self.assertTrue(action.is_behind)
            action.action_renew()
            self.assertFalse(action.since or action.is_behind)

    def test_a_hold_that_begins_later_is_no_news(self):
        action = self.follow_up(5).action_ids
        with self.on(5):
            self.env["credit.followup.hold"].create(
                {"partner_id": self.customer.id, "note": "x", "date_from": day(9)}
            )
            action.invalidate_recordset(["since"])
            self.assertFalse(action.since)

    def test_a_hold_from_before_marks_nothing(self):
        holds = self.env["credit.followup.hold"]
        part = {"move_line_id": self.item(self.move).id, "amount": 100}
        when = {"date_from": day(0), "note": "x"}
        holds.create({"partner_id": self.customer.id, **when, **part})
        first = self.follow_up(5).action_ids
        self.invoice(self._customer("Bert Maes"), due=0)
        both = first | self.follow_up(6).action_ids
        both.invalidate_recordset()
        self.assertEqual(both.mapped("since"), [False] * len(both))

    def test_a_hold_that_grows_is_news_again(self):
        part = {"move_line_id": self.item(self.move).id, "amount": 100}
        with self.on(5):
            hold = self.env["credit.followup.hold"].create(
                {"partner_id": self.customer.id, "note": "x", **part}
            )
        action = self.follow_up(5).action_ids
        with self.on(5):
            self.assertFalse(action.since)
            hold.amount = 300
            action.invalidate_recordset(["since"])
            self.assertIn(self.move.name, action.since)

    def test_money_and_credit_notes_that_nobody_allocated_mark_the_proposal(self):
        self.invoice(amount=100, move_type="out_refund", due=0)
        action = self.follow_up(5).action_ids.with_user(self.officer)
        with self.on(5):
            self.assertEqual((action.amount_credits, action.since), (100, False))
            self.invoice(amount=50, move_type="out_refund", due=0)
            action.invalidate_recordset(["since"])
            said = "Paid or credited since, not allocated yet: $\xa050.00"
            self.assertEqual(action.since, said)
            self.pay(partner=self.customer, amount=200)
            action.invalidate_recordset(["since"])
            self.assertIn("250.00", action.since)
            action.action_renew()
            self.assertEqual((action.amount_due, action.since), (650, False))
