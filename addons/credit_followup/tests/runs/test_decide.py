"""The decision after the last level has its buttons."""

from odoo.exceptions import AccessError, UserError
from odoo.tests import Form, tagged

from ..common import FollowupCase, day


@tagged("post_install", "-at_install")
class TestDecide(FollowupCase):
    def setUp(self):
        super().setUp()
        self.policy.level_ids[1:].unlink()
        self.move = self.invoice(due=0)
        self.follow_up(5)
        self.decision = self.follow_up(14).action_ids
        self.assertEqual(
            (self.decision.kind, self.decision.todo), ("decision", "decide")
        )

    def decide(self, method, user=None, **values):
        action = self.decision.with_user(user or self.officer)
        window = getattr(action, method)()
        form = Form(action.env[window["res_model"]].with_context(**window["context"]))
        for name, value in {"reason": "As agreed", **values}.items():
            if name == "item_ids":
                form.item_ids.set(value)
            else:
                form[name] = value
        with self.on(14):
            form.save().action_apply()

    def hold(self):
        return self.env["credit.followup.hold"].search(
            [("move_line_id", "=", self.item(self.move).id)]
        )

    def test_an_agency_takes_over(self):
        self.decide("action_hand_over")
        hold = self.hold()
        self.assertEqual((hold.reason, hold.note), ("agency", "As agreed"))
        self.assertEqual(self.decision.state, "done")
        self.assertFalse(self.decision.todo)
        said = self.decision.message_ids.mapped("body")
        self.assertTrue([one for one in said if "Hand over to an agency: As" in one])
        self.assertFalse(self.follow_up(15).action_ids)

    def rider(self):
        """List another item beside the one that awaits the decision."""
        item = self.item(self.invoice(due=8))
        self.decision.sudo().line_ids.copy({"move_line_id": item.id, "role": "rides"})
        return item

    def test_what_is_only_listed_goes_on_by_its_own_levels(self):
        self.rider()
        self.decide("action_hand_over")
        held = self.env["credit.followup.hold"].search([])
        self.assertEqual(held.move_line_id, self.item(self.move))
        self.assertEqual(held.action_id, self.decision)

    def test_what_is_listed_can_be_handed_over_too(self):
        both = self.rider() | self.item(self.move)
        self.decide("action_hand_over", date_to=day(60), item_ids=both)
        self.assertEqual(self.env["credit.followup.hold"].search([]).move_line_id, both)
        with self.on(14):
            self.assertFalse(self.follow_up(15).action_ids)

    def test_a_decision_is_about_invoices(self):
        none = self.env["account.move.line"]
        with self.assertRaisesRegex(UserError, "Choose the invoices"):
            self.decide("action_hand_over", item_ids=none)
        other = self.item(self.invoice(self._customer("Bert Maes"), due=0))
        with self.assertRaisesRegex(UserError, "Choose the invoices"):
            self.decide("action_hand_over", item_ids=other)

    def test_to_start_again_is_offered_to_managers_only(self):
        for user, offered in ((self.officer, False), (self.manager, True)):
            window = self.env["credit.followup.decide"].with_user(user)
            ways = dict(window.fields_get(["what"])["what"]["selection"])
            self.assertEqual("again" in ways, offered)
            shown = window.get_view()["arch"]
            self.assertEqual("Only a manager can start" in shown, not offered)

    def test_a_manager_starts_again(self):
        with self.assertRaises(AccessError):
            self.decide("action_start_again")
        self.decide("action_start_again", user=self.manager)
        self.assertFalse(self.item(self.move).followup_level_id)
        self.assertEqual(self.decision.state, "done")
        self.assertFalse(self.hold())

    def test_nothing_is_decided_twice(self):
        self.decide("action_hand_over")
        with self.assertRaises(UserError):
            self.decide("action_hand_over", date_to=day(60))
        self.assertEqual(len(self.hold()), 1)

    def test_a_cancelled_run_leaves_a_decision_that_was_taken(self):
        self.decide("action_hand_over")
        self.decision.run_id.with_user(self.manager).action_cancel()
        self.assertEqual(self.decision.state, "done")
        self.assertTrue(self.hold())

    def test_days_late_are_those_of_today_until_it_is_paid(self):
        live = self.decision.with_context(followup_as_of=str(day(20)))
        self.assertEqual((live.days_late_today, live.days_late), (20, 14))
        self.assertEqual(live.line_ids.days_late_today, 20)
        self.pay(self.move)
        self.assertEqual(live.days_late_today, 0)
