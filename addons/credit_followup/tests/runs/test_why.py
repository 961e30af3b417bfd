import json

from freezegun import freeze_time
from lxml import html

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from ...followup_core.scenario.document import answer
from ..common import FollowupCase, day


@tagged("post_install", "-at_install")
class TestWhy(FollowupCase):
    """The facts of a decision are kept, shown, and lead to the same answer again."""

    def setUp(self):
        super().setUp()
        self.move = self.invoice(due=0)
        self.younger = self.invoice(due=1, amount=70)

    def why(self, result):
        """Return the window that a button opened."""
        return self.env[result["res_model"]].browse(result["res_id"])

    def test_an_auditor_replays_the_facts_two_years_later(self):
        action = self.follow_up(5).action_ids
        before = answer(action.facts)
        # Meanwhile everything has changed: ledger, policy, settings, calendar.
        self.pay(self.move)
        self.pay(self.younger)
        self.policy.level_ids.write({"least_days": 99, "deadline_days": 1})
        self.policy.least_days = 30
        self.company.write({"followup_transit_email": 9, "followup_first_run_rank": 3})
        self.company.resource_calendar_id.attendance_ids.sudo().filtered(
            lambda one: one.dayofweek == "0"
        ).unlink()
        with freeze_time(day(730)):
            after = answer(json.loads(json.dumps(action.facts)))
        self.assertEqual(after, before)
        self.assertEqual(after["outcome"], "contact")
        self.assertEqual(after["level"], 1)
        self.assertEqual(float(after["claimed"]), action.amount_claimed)
        self.assertEqual(after["deadline_on"], str(action.deadline_on))
        self.assertEqual(
            {one["ref"]: one["reason"] for one in after["items"]},
            {self.move.name: "contact", self.younger.name: "rides"},
        )

    def test_a_proposal_that_waits_keeps_the_facts_of_its_newest_day(self):
        self.policy.level_ids[0].mode = "confirm"
        action = self.follow_up(5).action_ids
        self.pay(self.younger)
        self.follow_up(6)
        self.assertEqual(action.state, "proposed")
        self.assertEqual(action.facts["as_of"], str(day(6)))
        self.assertEqual(
            [one["ref"] for one in action.facts["items"]], [self.move.name]
        )

    def test_several_policies_and_a_foreign_level_lead_back_too(self):
        other = self._policy(self.company, name="Other")
        other.level_ids[0].days = 2
        self.younger.followup_policy_id = other
        self.follow_up(5)
        self.move.followup_policy_id = other
        action = self.follow_up(20).action_ids
        self.assertEqual(answer(action.facts)["level"], action.level_id.sequence)
        self.assertEqual(action.facts["items"][0]["served"]["nature"], "reminder")

    def test_the_action_and_the_invoice_show_their_facts(self):
        action = self.follow_up(5).action_ids
        shown = self.why(action.with_user(self.reader).action_why())
        self.assertEqual(shown.request, action.facts)
        for words in (self.move.name, "To contact", "Anna Claes"):
            self.assertIn(words, shown.facts + shown.title)
        self.assertIn('"outcome": "contact"', shown.response_text)
        with freeze_time(day(6)):
            result = self.move.with_user(self.officer).action_followup_why()
            live = self.why(result)
        self.assertEqual(live.request["as_of"], str(day(6)))
        self.assertIn("Before the next level", live.facts)
        self.assertIn('"served"', live.request_text)

    def test_a_part_held_and_the_own_invoice_are_told_apart(self):
        self.env["credit.followup.hold"].create(
            {
                "move_line_id": self.item(self.move).id,
                "partner_id": self.move.partner_id.id,
                "reason": "dispute",
                "note": "A wardrobe arrived scratched",
                "amount": 30,
                "date_from": day(1),
                "date_to": day(40),
            }
        )
        with freeze_time(day(5)):
            shown = self.why(self.move.with_user(self.officer).action_followup_why())
        self.assertRegex(
            shown.facts, rf"{self.move.name}: .?.?30\.00.?.? from .+ until"
        )
        (own,) = html.fromstring(shown.facts).xpath("//tr[contains(@class,'fw-bold')]")
        self.assertIn(self.move.name, own.text_content())
        name = self.move.name.replace("/", "-")
        self.assertEqual(shown.file_name, f"decide-{name}-{day(5)}.json")

    def test_a_hold_without_an_end_is_said_as_a_whole_sentence(self):
        why = self.env["credit.followup.why"].new({})
        self.assertRegex(
            why._held({"since": str(day(1)), "until": None}),
            "^Whole customer: from .+ until further notice$",
        )

    def test_all_instalments_of_the_own_invoice_are_marked_and_no_longer_number(self):
        why = self.env["credit.followup.why"].new({"title": "INV/1"})
        self.assertTrue(why._is_own("INV/1"))
        self.assertTrue(why._is_own("INV/1 / 31"))
        self.assertFalse(why._is_own("INV/10"))
        self.assertFalse(why._is_own("INV/10 / 31"))

    def test_the_levels_count_the_days_of_grace_as_the_policy_does(self):
        self.policy.grace_days = 3
        move = self.invoice(due=0)
        window = move.with_user(self.officer).action_followup_why()
        why = self.env[window["res_model"]].browse(window["res_id"])
        first = self.policy.level_ids.sorted()[0]
        self.assertEqual(first.timing, "8 d after due")
        self.assertIn(first.timing, why.facts)

    def test_who_may_not_see_the_follow_up_may_not_ask(self):
        action = self.follow_up(5).action_ids
        with self.assertRaises(AccessError):
            action.with_user(self.outsider).action_why()
        accountant = self.env["res.users"].create(
            {
                "name": "Biller",
                "login": "followup_biller",
                "company_id": self.company.id,
                "company_ids": [(6, 0, self.company.ids)],
                "group_ids": [
                    (6, 0, self.env.ref("account.group_account_invoice").ids)
                ],
            }
        )
        with self.assertRaises(AccessError):
            self.move.with_user(accountant).action_followup_why()
        self.pay(self.move)
        with self.assertRaisesRegex(UserError, "Nothing of this invoice is open"):
            self.move.with_user(self.officer).action_followup_why()
