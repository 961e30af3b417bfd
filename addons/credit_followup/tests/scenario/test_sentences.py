"""The sentence and the next date of a customer and of an item say the same."""

from odoo import Command
from odoo.tests import tagged

from ..common import FollowupCase, day


@tagged("post_install", "-at_install")
class TestSentences(FollowupCase):
    def setUp(self):
        super().setUp()
        self.move = self.invoice(due=0)

    def hold(self, move, until=False):
        return self.env["credit.followup.hold"].create(
            {
                "partner_id": self.customer.id,
                "move_line_id": self.item(move).id,
                "date_from": day(0),
                "date_to": until,
                "note": "Instalments",
            }
        )

    def test_a_held_item_of_several_is_named_and_the_next_step_is_said(self):
        other = self.invoice(due=2)
        self.hold(self.move)
        seen = self.customer.with_context(followup_as_of=str(day(5)))
        self.assertEqual(
            seen.followup_sentence,
            f"{self.move.name}: On hold until further notice: Instalments "
            f"{other.name}: Overdue since Mar 6, 2026. Next: One on Mar 11, 2026.",
        )
        self.assertEqual(str(seen.followup_next_on), "2026-03-11")

    def test_items_that_are_held_together_are_named_together(self):
        second = self.invoice(due=0)
        for move in (self.move, second):
            self.hold(move)
        other = self.invoice(due=2)
        seen = self.customer.with_context(followup_as_of=str(day(5)))
        self.assertEqual(
            seen.followup_sentence,
            f"{self.move.name}, {second.name}: On hold until further notice: "
            f"Instalments {other.name}: Overdue since Mar 6, 2026. Next: One on Mar "
            "11, 2026.",
        )

    def test_the_policy_that_applies_is_named_where_none_was_chosen(self):
        seen = self.customer.with_context(followup_as_of=str(day(5)))
        self.assertFalse(seen.followup_policy_id)
        self.assertEqual(seen.followup_applied_policy_id, self.policy)

    def test_a_single_held_item_knows_no_next_date(self):
        self.hold(self.move)
        seen = self.customer.with_context(followup_as_of=str(day(5)))
        self.assertIn("On hold until", seen.followup_sentence)
        self.assertFalse(seen.followup_next_on)

    def test_who_was_left_out_today_is_looked_at_again_tomorrow(self):
        self.policy.level_ids.sorted()[0].mode = "confirm"
        action = self.follow_up(5).action_ids
        wizard = self.env["credit.followup.leave.out"].with_user(self.officer)
        with self.on(5):
            wizard.create(
                {
                    "action_ids": [Command.set(action.ids)],
                    "what": "exclude",
                    "reason": "Rang today",
                }
            ).action_apply()
        item = self.item(self.move)
        for record, day_of in (
            (self.customer, "followup_next_on"),
            (item, "followup_live_next_on"),
        ):
            seen = record.with_context(followup_as_of=str(day(5)))
            self.assertIn("Rang today", seen.followup_sentence)
            self.assertEqual(seen[day_of], day(6))

    def test_an_item_that_only_rode_does_not_say_that_its_last_level_is_over(self):
        self.policy.level_ids[1:].unlink()
        self.policy.level_ids.nature = "2"
        rider = self.invoice(due=2)
        self.follow_up(5)
        self.assert_levels(self.move | rider, ["One", False])
        seen = self.item(rider).with_context(followup_as_of=str(day(30)))
        self.assertIn("No level of the policy is left", seen.followup_sentence)
        own = self.item(self.move).with_context(followup_as_of=str(day(30)))
        self.assertIn("The last level is over", own.followup_sentence)
