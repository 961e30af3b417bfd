"""What a night may not overlook: proposals of yesterday beside the facts of today."""

from odoo.tests import tagged

from ..common import FollowupCase, day
from ..common_wakes import NightsCase


@tagged("post_install", "-at_install")
class TestOverlooked(NightsCase):
    """A proposal that waits for a person, and something that changes under it."""

    def setUp(self):
        super().setUp()
        self.level = self.policy.level_ids.sorted()[:1]
        self.policy.level_ids.mode = "confirm"
        self.move = self.invoice(due=0)

    def test_a_closed_day_withdraws_nothing_beside_a_small_item(self):
        self.policy.minimum_item = 100
        self.invoice(due=0, amount=20)
        action = self.follow_up(5).action_ids
        raised = action.line_ids.filtered(lambda one: one.role == "raised")
        self.assertEqual(raised.move_id, self.move)
        wakes = self.env["credit.followup.wake"]
        wakes._append({(self.company, self.customer)}, "customer")
        self.assertEqual(self.looked_at(10), self.customer.ids)  # a Saturday
        self.assertEqual(action.state, "proposed")
        with self.on(10):
            action.action_confirm()
            self.Run._cron_execute()
        self.assertEqual(action.state, "ready", "it waits for a worked day")
        with self.on(12):
            self.Run._cron_execute()
        self.assertEqual(action.state, "sent")

    def test_what_was_sent_is_not_to_contact_any_more(self):
        self.policy.level_ids.mode = "automatic"
        action = self.follow_up(5).action_ids
        self.assertEqual(action.state, "sent")
        item = self.item(self.move)
        self.assertEqual(item.followup_reason, "before_level")
        self.assertGreater(item.followup_next_on, day(5))
        self.assertEqual(item.followup_level_id, self.level)

    def test_who_becomes_a_contact_is_asked_once(self):
        action = self.follow_up(5).action_ids
        parent = self._customer("Holding NV")
        self.customer.write({"is_company": False, "parent_id": parent.id})
        other = self.follow_up(6).action_ids
        self.assertEqual(other.partner_id, parent)
        self.assertEqual((action.state, other.state), ("cancelled", "proposed"))

    def test_a_run_for_everybody_withdraws_what_nothing_is_owed_for(self):
        action = self.follow_up(5).action_ids
        self.move.line_ids.account_id.filtered(
            lambda one: one.account_type == "asset_receivable"
        ).sudo().non_trade = True
        self.forget()
        self.follow_up(6)
        self.assertEqual(action.state, "proposed", "nothing has told")
        with self.on(6):
            self.Run.with_user(self.officer).create({}).action_propose()
        self.assertEqual(action.state, "cancelled")

    def test_a_level_made_stricter_reaches_what_waits(self):
        action = self.follow_up(5).action_ids
        self.level.mode = "four_eyes"
        self.follow_up(6)
        self.assertEqual(action.mode, "four_eyes")
        with self.on(6):
            action.with_user(self.officer).action_confirm()
        self.assertEqual((action.state, action.todo), ("proposed", "approve"))

    def test_a_level_made_less_strict_relaxes_nothing_that_waits(self):
        action = self.follow_up(5).action_ids
        self.level.mode = "automatic"
        self.follow_up(6)
        self.assertEqual((action.state, action.mode), ("proposed", "confirm"))

    def test_what_a_person_let_go_stays_released(self):
        action = self.follow_up(5).action_ids
        with self.on(5):
            action.with_user(self.officer).action_confirm()
        self.level.mode = "four_eyes"
        self.follow_up(6)
        self.assertEqual((action.state, action.mode), ("sent", "confirm"))

    def test_notes_of_two_workers_stand_beside_each_other(self):
        run = self.follow_up(5).sudo()
        run._note("One customer was left.")
        run._note("And another one.")
        run._note("One customer was left.")
        self.assertEqual(run.error, "One customer was left.\nAnd another one.")


@tagged("post_install", "-at_install")
class TestBothSides(FollowupCase):
    """Who moves leaves something behind: both companies are woken."""

    def woken(self, company):
        return self.env["credit.followup.wake"].search_count(
            [("company_id", "=", company.id), ("partner_id", "=", False)]
        )

    def test_an_account_that_becomes_trade_wakes_the_branches(self):
        branch = self.env["res.company"].create(
            {"name": "Branch", "parent_id": self.company.id}
        )
        account = self.company_data["default_account_receivable"]
        before = self.woken(branch)
        account.non_trade = True
        self.assertEqual(self.woken(branch), before + 1)

    def test_a_policy_that_moves_wakes_whom_it_leaves(self):
        other = self.setup_other_company()["company"]
        policy = self.policy.copy({"name": "To move"})
        before = self.woken(self.company), self.woken(other)
        policy.company_id = other
        after = self.woken(self.company), self.woken(other)
        self.assertEqual(after, (before[0] + 1, before[1] + 1))

    def test_working_hours_that_move_wake_whom_they_leave(self):
        calendar = self.company.resource_calendar_id
        empty = calendar.copy({"attendance_ids": []})
        before = self.woken(self.company)
        calendar.attendance_ids[:1].calendar_id = empty
        self.assertGreater(self.woken(self.company), before)

    def test_a_customer_who_is_deleted_leaves_no_wake(self):
        wakes = self.env["credit.followup.wake"]
        nobody = self._customer("Bert Maes")
        wakes._append({(self.company, nobody)}, "left")
        self.assertTrue(wakes.search([("partner_id", "=", nobody.id)]))
        key = nobody.id
        nobody.unlink()
        self.assertFalse(wakes.search([("partner_id", "=", key)]))
