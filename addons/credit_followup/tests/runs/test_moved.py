"""Customers and invoices that are no longer what they were when a message left."""

from unittest.mock import patch

from odoo.tests import tagged
from odoo.tools import mute_logger

from ..common import FollowupCase, day


@tagged("post_install", "-at_install")
class TestMoved(FollowupCase):
    """A parent, another customer, a payment: between one night and the next."""

    def setUp(self):
        super().setUp()
        self.move = self.invoice(due=0)
        self.level = self.policy.level_ids.sorted()[0]

    def test_an_invoice_corrected_to_another_customer_starts_afresh(self):
        self.follow_up(5)
        self.assert_levels(self.move, ["One"])
        other = self._customer("Bert Maes")
        self.move.button_draft()
        self.move.partner_id = other
        self.move.action_post()
        self.assert_levels(self.move, [False])
        self.assertEqual(self.item(self.move).followup_cycle, 1)
        action = self.follow_up(6).action_ids
        self.assertEqual((action.partner_id, action.level_id), (other, self.level))

    def test_what_was_corrected_once_is_not_forgotten_again(self):
        self.follow_up(5)
        self.move.button_draft()
        self.move.partner_id = self._customer("Bert Maes")
        self.move.action_post()
        self.follow_up(6)
        self.assert_levels(self.move, ["One"])
        self.move.button_draft()
        self.move.action_post()
        self.assert_levels(self.move, ["One"])

    def test_an_invoice_corrected_for_the_same_customer_keeps_its_level(self):
        self.follow_up(5)
        self.move.button_draft()
        self.move.invoice_line_ids.price_unit = 900
        self.move.action_post()
        self.assert_levels(self.move, ["One"])

    def test_a_contact_that_gets_a_parent_brings_the_memory_of_contacts(self):
        self.follow_up(5)
        self.give_parent()
        self.invoice(due=0)
        # Seven days since the last contact are wanted: that was yesterday.
        self.assertFalse(self.follow_up(6).action_ids)
        self.assertTrue(self.follow_up(12).action_ids)

    def test_a_proposal_of_a_contact_that_got_a_parent_does_not_say_paid(self):
        self.level.mode = "confirm"
        action = self.follow_up(5).action_ids
        self.give_parent()
        action.with_user(self.officer).action_confirm()
        self.Run._cron_execute()
        self.assertEqual(action.state, "cancelled")
        self.assertNotIn("paid", action.cancel_reason)

    def test_a_duplicate_is_revised_like_everything_that_leaves(self):
        action = self.follow_up(5).action_ids
        action.with_user(self.officer).action_resend()
        copy = self.Action.search([("duplicate_of_id", "=", action.id)])
        self.pay(self.move)
        self.Run._cron_execute()
        self.assertEqual(copy.state, "cancelled")
        self.assertFalse(copy.delivery_ids)

    def test_a_duplicate_waits_for_no_hold_that_came_since(self):
        action = self.follow_up(5).action_ids
        action.with_user(self.officer).action_resend()
        copy = self.Action.search([("duplicate_of_id", "=", action.id)])
        self.env["credit.followup.hold"].create(
            {"partner_id": self.customer.id, "note": "x", "date_from": day(-1)}
        )
        self.Run._cron_execute()
        self.assertEqual(copy.state, "cancelled")

    def test_who_paid_leaves_the_desk_even_where_nothing_woke_him(self):
        self.level.mode = "confirm"
        action = self.follow_up(5).action_ids
        self.pay(self.move)
        self.env["credit.followup.wake"].sudo().search([]).unlink()
        self.follow_up(6)
        self.assertEqual(action.state, "cancelled")

    @mute_logger("odoo.addons.credit_followup.models.runs.nightly")
    def test_a_fault_in_taking_mails_back_stops_nobody_else(self):
        action = self.follow_up(5).action_ids
        action.delivery_ids.mail_id.state = "exception"
        later = self.invoice(self._customer("Bert Maes"), due=1)
        deliveries = type(self.env["credit.followup.delivery"])
        with patch.object(deliveries, "_take_back_queued", side_effect=ValueError):
            run = self.follow_up(6)
        self.assertEqual(run.action_ids.line_ids.move_id, later)

    def test_copies_do_not_leave_when_the_message_is_taken_back(self):
        self.env["res.partner"].create(
            {
                "name": "Boss",
                "parent_id": self.customer.id,
                "email": "boss@customer.example",
                "followup_escalation": True,
            }
        )
        self.level.to_escalation = True
        action = self.follow_up(5).action_ids
        action.run_id.with_user(self.manager).action_cancel()
        mails = self.env["mail.mail"].search(
            [("model", "=", action._name), ("res_id", "=", action.id)]
        )
        self.assertEqual(mails.mapped("state"), ["cancel", "cancel"])

    def give_parent(self):
        """Make the customer a person of a company, which is then the customer."""
        self.customer.write(
            {"is_company": False, "parent_id": self._customer("Holding NV").id}
        )

    # === MANY AS ONE === #

    def _queries(self, act):
        """Return how many queries it takes, from a cache that knows nothing."""
        self.env.flush_all()
        self.env.invalidate_all()
        before = self.env.cr.sql_log_count
        act()
        self.env.flush_all()
        return self.env.cr.sql_log_count - before

    def _many(self, due=0):
        for number in range(9):
            self.invoice(self._customer(f"Customer{number} NV"), due=due)

    def test_taking_many_back_asks_as_little_as_taking_one(self):
        self._many()
        actions = self.follow_up(5).action_ids.sudo()
        few, many = (
            self._queries(own._give_levels_back) for own in (actions[:1], actions[1:])
        )
        self.assertGreaterEqual(len(actions), 10)
        self.assertLessEqual(many - few, 3, "a query for each action")

    def test_cancelling_a_run_of_many_asks_as_little_as_one_of_one(self):
        for mode, on in (("confirm", 5), ("automatic", 7)):
            with self.subTest(mode):
                self.level.mode = mode
                few = self._queries_to_cancel(self.follow_up(on))
                self._many(due=on - 5)
                run = self.follow_up(on + 1)
                self.assertGreaterEqual(len(run.action_ids), 9)
                many = self._queries_to_cancel(run)
                self.assertLessEqual(many - few, 3, "a query for each action")

    def _queries_to_cancel(self, run):
        self.assertNotIn("cancelled", run.action_ids.mapped("state"))
        found = self._queries(run.with_user(self.manager).action_cancel)
        self.assertEqual(set(run.action_ids.mapped("state")), {"cancelled"})
        return found
