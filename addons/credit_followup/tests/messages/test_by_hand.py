"""What a person is to do, letters and calls, when the customer pays meanwhile."""

from odoo.exceptions import UserError
from odoo.tests import tagged

from ..common import FollowupCase


@tagged("post_install", "-at_install")
class TestByHand(FollowupCase):
    """Nobody prints or rings for nothing."""

    def setUp(self):
        super().setUp()
        self.level = self.policy.level_ids.sorted()[0]
        self.move = self.invoice(due=0)

    def by_hand(self, **channels):
        """Let a message wait for a person, and return it."""
        self.level.write({"mode": "automatic", "by_email": False, **channels})
        action = self.follow_up(5).action_ids
        self.assertIn(action, self.desk())
        return action

    def test_a_letter_to_print_is_marked_and_leaves_when_it_was_paid(self):
        action = self.by_hand(by_letter=True)
        self.assertEqual(action.todo, "letter")
        self.pay(self.move, amount=400)
        self.assertIn("400.00", action.since)
        self.pay(self.move)
        self.assertNotIn(action, self.desk())
        with self.assertRaisesRegex(UserError, "paid"):
            action.with_user(self.officer).action_print()

    def test_what_is_still_owed_is_printed_without_what_was_paid(self):
        action = self.by_hand(by_letter=True)
        other = self.invoice(self._customer("Bert Maes"), due=1)
        both = action | self.follow_up(6).action_ids
        self.pay(other)
        shown = both.with_user(self.officer).action_print()
        self.assertIn(str(action.delivery_ids.attachment_id.id), str(shown))

    def assert_taken_off_at_night(self, action):
        """Pay: the night withdraws it; undo the payment: it asks again."""
        payment = self.pay(self.move)
        self.follow_up(6)
        self.assertFalse(action.todo or action.activity_ids)
        self.assertEqual(action.state, "cancelled")
        self.assert_levels(self.move, [False])
        self.item(self.move).remove_move_reconcile()
        payment.action_cancel()
        self.assertTrue(self.follow_up(7).action_ids.todo)

    def test_the_night_takes_off_the_call_of_who_paid(self):
        action = self.by_hand(by_phone=True)
        self.assertEqual(action.todo, "phone")
        self.assert_taken_off_at_night(action)

    def test_the_night_takes_off_the_letter_of_who_paid(self):
        self.assert_taken_off_at_night(self.by_hand(by_letter=True))

    def test_what_was_also_mailed_stays_sent_when_its_letter_is_withdrawn(self):
        self.level.write({"mode": "automatic", "by_letter": True})
        action = self.follow_up(5).action_ids
        self.assertEqual(action.todo, "letter")
        self.pay(self.move)
        self.follow_up(6)
        self.assertEqual((action.state, action.todo), ("sent", False))
        self.assert_levels(self.move, ["One"])

    def test_a_customer_nobody_reached_is_off_the_desk_when_he_paid(self):
        self.customer.email = False
        action = self.by_hand(by_email=True)
        self.assertEqual(action.todo, "repair")
        self.pay(self.move)
        self.follow_up(6)
        self.assertFalse(action.todo)
