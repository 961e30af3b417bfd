from freezegun import freeze_time

from odoo.tests import tagged

from ..common import FollowupCase, day


@tagged("post_install", "-at_install")
class TestRevision(FollowupCase):
    """Law 1: what happened between the proposal and the sending counts."""

    def setUp(self):
        super().setUp()
        self.move = self.invoice(due=0)
        self.other = self.invoice(due=-2, amount=400)
        with freeze_time(day(5)):
            self.run = self.Run.with_user(self.officer).create({})
            self.run.action_propose()
        self.action = self.run.action_ids

    def send(self, offset=5):
        """Confirm, look again at what was brought up to date, and confirm that."""
        with freeze_time(day(offset)):
            self.run.with_user(self.officer).action_confirm()
            self.run.with_user(self.officer).action_confirm()
            self.Run._cron_followup()

    def test_a_customer_who_paid_everything_is_not_reminded(self):
        self.pay(self.move)
        self.pay(self.other)
        self.send()
        self.assertEqual(self.action.state, "cancelled")
        self.assertIn("paid", self.action.cancel_reason)
        self.assertFalse(self.action.delivery_ids)

    def confirm(self):
        """Let a person confirm, before the worker comes."""
        with freeze_time(day(5)):
            self.run.with_user(self.officer).action_confirm()
        self.assertEqual(self.action.state, "ready")

    def test_what_happens_after_the_confirmation_counts_too(self):
        self.confirm()
        self.pay(self.move, 250)
        self.pay(amount=150.0)
        with freeze_time(day(5)):
            self.Run._cron_followup()
        self.assertEqual(self.action.state, "sent")
        self.assertEqual(
            (self.action.amount_claimed, self.action.amount_due), (1150.0, 1000.0)
        )

    def test_a_hold_after_the_confirmation_stops_the_message(self):
        self.confirm()
        self.env["credit.followup.hold"].create(
            {"partner_id": self.customer.id, "note": "x", "date_from": day(0)}
        )
        with freeze_time(day(5)):
            self.Run._cron_followup()
        self.assertEqual(self.action.state, "cancelled")

    def test_a_paid_invoice_leaves_the_message(self):
        self.pay(self.other)
        self.send()
        self.assertEqual((self.action.state, self.action.amount_due), ("sent", 1000.0))
        self.assertEqual(self.action.line_ids.move_id, self.move)
        self.assertNotIn(self.other.name, self.action.body)

    def test_a_partial_payment_changes_the_amount_and_not_the_level(self):
        self.pay(self.move, 250)
        self.send()
        self.assertEqual(self.action.amount_due, 1150.0)
        self.assert_levels(self.move, ["One"])

    def test_a_credit_note_that_covers_the_debt_stops_the_message(self):
        self.pay(amount=1400.0)
        self.send()
        self.assertEqual(self.action.state, "cancelled")
        self.assertIn("1,400.00", self.action.cancel_reason)

    def test_a_credit_note_that_covers_a_part_is_shown_and_deducted(self):
        self.pay(amount=150.0)
        self.send()
        self.assertEqual(
            (self.action.amount_claimed, self.action.amount_due), (1400.0, 1250.0)
        )
        self.assertIn("not yet allocated", self.action.body)

    def test_a_hold_set_after_the_proposal_stops_the_message(self):
        self.env["credit.followup.hold"].create(
            {
                "partner_id": self.customer.id,
                "note": "Promised to pay",
                "date_from": day(5),
                "date_to": day(9),
            }
        )
        self.send()
        self.assertEqual(self.action.state, "cancelled")
        self.assertIn("Promised to pay", self.action.cancel_reason)

    def test_what_changed_is_counted_on_the_run(self):
        self.pay(self.move)
        self.pay(self.other)
        self.send()
        left = self.run.left_out_ids.filtered(lambda row: row.reason == "changed")
        self.assertEqual((left.group_count, self.run.state), (1, "done"))

    def test_a_confirmed_message_waits_for_the_next_working_day(self):
        self.send(offset=3)  # a Saturday
        self.assertEqual(self.action.state, "ready")
        with freeze_time(day(5)):
            self.Run._cron_followup()
        self.assertEqual(self.action.state, "sent")

    def test_two_runs_on_one_day_reach_the_customer_once(self):
        with freeze_time(day(5)):
            second = self.Run.with_user(self.officer).create({})
            second.action_propose()
            self.run.with_user(self.officer).action_confirm()
            self.Run._cron_followup()
        sent = self.Action.search(
            [("partner_id", "=", self.customer.id), ("state", "=", "sent")]
        )
        self.assertEqual(len(sent), 1)

    def test_a_returned_payment_resumes_where_it_was(self):
        self.send()
        self.assert_levels(self.move | self.other, ["One", "One"])
        payment = self.pay(self.move)
        self.pay(self.other)
        self.assertFalse(self.follow_up(15).action_ids)
        self.item(self.move).remove_move_reconcile()
        payment.action_cancel()
        action = self.follow_up(16).action_ids
        self.assertEqual(action.level_id.name, "Two")

    def test_an_invoice_about_to_be_reminded_cannot_go_back_to_draft(self):
        self.action.with_user(self.officer).action_confirm()
        with self.assertRaisesRegex(Exception, "about to leave"):
            self.move.button_draft()

    def test_a_deleted_invoice_keeps_its_history(self):
        self.send()
        self.pay(self.other)
        self.move.button_draft()
        name = self.action.line_ids.filtered(lambda one: one.move_id == self.move).name
        self.move.with_context(force_delete=True).unlink()
        gone = self.action.line_ids.filtered(lambda one: not one.move_id)
        self.assertEqual((gone.name, gone.amount_open), (name, 1000.0))
