from freezegun import freeze_time

from odoo.exceptions import UserError
from odoo.tests import tagged

from ..common import FollowupCase, day


@tagged("post_install", "-at_install")
class TestRegistered(FollowupCase):
    """Registered letters: posted, received or not, and corrected."""

    def setUp(self):
        super().setUp()
        self.level = self.policy.level_ids.sorted()[0]
        self.move = self.invoice(due=0)

    def send(self):
        return self.follow_up(5).action_ids

    def test_a_refused_registered_letter_counts_as_served(self):
        self.level.write({"by_email": False, "by_registered": True})
        action = self.send()
        letter = action.delivery_ids.with_user(self.officer)
        with self.assertRaisesRegex(UserError, "that was posted"):
            letter.outcome = "refused"
        with freeze_time(day(6)):
            letter.deposited_on = day(6)
        letter.outcome = "refused"
        self.assertEqual(action.state, "delivered")
        self.assert_levels(self.move, ["One"])

    def test_a_task_that_was_done_counts_from_the_day_on_which_it_was(self):
        self.level.write({"by_email": False, "by_registered": True})
        action = self.send()
        letter = action.delivery_ids
        with freeze_time(day(8)):
            action.activity_ids.with_user(self.officer).action_feedback("R 1234")
        self.assertEqual((letter.state, letter.deposited_on), ("sent", day(8)))
        self.assertEqual(action.served_on, day(8))
        self.assertEqual(self.item(self.move).followup_level_on, day(8))

    def test_an_outcome_that_is_corrected_restores_what_it_took(self):
        self.level.write({"by_email": False, "by_registered": True})
        action = self.send()
        letter = action.delivery_ids.with_user(self.officer)
        with freeze_time(day(6)):
            letter.deposited_on = day(6)
        letter.outcome = "returned"
        self.assertEqual((action.state, letter.state), ("failed", "failed"))
        self.assert_levels(self.move, [False])
        letter.outcome = "delivered"
        self.assertEqual((action.state, letter.state), ("delivered", "delivered"))
        self.assert_levels(self.move, ["One"])
        self.assertFalse(letter.error)
        self.assertFalse(action.todo)

    def test_an_outcome_that_is_taken_back_leaves_the_letter_posted(self):
        self.level.write({"by_email": False, "by_registered": True})
        action = self.send()
        letter = action.delivery_ids.with_user(self.officer)
        with freeze_time(day(6)):
            letter.deposited_on = day(6)
        for wrong in ("returned", "refused"):
            letter.outcome = wrong
            letter.outcome = False
            self.assertEqual((action.state, letter.state), ("sent", "sent"))
            self.assertFalse(letter.error)
            self.assert_levels(self.move, ["One"])

    def test_a_corrected_outcome_does_not_bring_back_what_went_further(self):
        self.level.write({"by_email": False, "by_registered": True})
        letter = self.send().delivery_ids.with_user(self.officer)
        with freeze_time(day(6)):
            letter.deposited_on = day(6)
        letter.outcome = "returned"
        again = self.follow_up(7).action_ids
        self.assertEqual(again.level_id, self.level)
        letter.outcome = "delivered"
        self.assert_levels(self.move, ["One"])
        self.assertTrue(self.follow_up(20).action_ids)

    def test_a_receipt_lies_between_the_day_it_left_and_today(self):
        letter = self.send().delivery_ids.with_user(self.officer)
        for wrong in (day(4), day(9)):
            with freeze_time(day(8)), self.assertRaisesRegex(UserError, "between"):
                letter.received_on = wrong
        with freeze_time(day(8)):
            letter.received_on = day(7)
            with self.assertRaisesRegex(UserError, "between"):
                self.move.followup_received_on = day(-31)
            with self.assertRaisesRegex(UserError, "between"):
                self.move.followup_received_on = day(9)
            self.move.followup_received_on = day(-29)

    def test_only_registered_letters_have_an_outcome(self):
        action = self.send()
        with self.assertRaisesRegex(UserError, "that was posted"):
            action.delivery_ids.with_user(self.officer).outcome = "delivered"

    def test_a_letter_is_not_posted_before_it_was_printed(self):
        self.level.write({"by_email": False, "by_registered": True})
        letter = self.send().delivery_ids.with_user(self.officer)
        with freeze_time(day(6)), self.assertRaisesRegex(UserError, "before it was"):
            letter.deposited_on = day(4)
