"""A waiver: with a reason, above a limit by two persons; nothing is booked before."""

from odoo import Command
from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged
from odoo.tools.safe_eval import safe_eval as eval_domain

from ..common_charges import ChargesCase


@tagged("post_install", "-at_install")
class TestWaivers(ChargesCase):
    def setUp(self):
        super().setUp()
        self.second = self._user("second_manager", "group_manager")

    def test_a_waiver_above_the_limit_needs_a_second_person(self):
        self.company.followup_waiver_limit = 82.0
        self.follow_up(5)
        charges = self.charges()
        self._waive(charges, self.manager)
        self.assertEqual(set(charges.mapped("state")), {"claimed"})
        self.assertEqual(len(charges.activity_ids), 1)
        self.assertNotEqual(charges.activity_ids.user_id, self.manager)
        with self.assertRaisesRegex(UserError, "Somebody other"):
            charges.with_user(self.manager).action_approve_waiver()
        charges.with_user(self.second).action_approve_waiver()
        self.assertEqual(set(charges.mapped("state")), {"waived"})
        self.assertEqual(charges.waived_by_id, self.second)
        self.assertFalse(charges.activity_ids)

    def test_a_letter_to_print_says_what_of_it_was_waived(self):
        self.first.write({"by_email": False, "by_letter": True})
        action = self.follow_up(5).action_ids
        self.assertEqual((action.todo, action.since), ("letter", False))
        charge = self.charges(kind="compensation")
        self._waive(charge, self.manager)
        action.invalidate_recordset(["since"])
        self.assertEqual(action.since, f"Waived since: {action._money(charge.amount)}")
        asked = action.amount_total
        with self.on(5):
            window = action.with_user(self.officer).action_rewrite()
        again = self.Action.search(window["domain"])
        self.assertEqual((action.state, again.level_id), ("cancelled", action.level_id))
        self.assertAlmostEqual(again.amount_total, asked - charge.amount, 2)

    def test_what_has_left_is_not_written_again(self):
        self.first.write({"by_email": True, "by_letter": True})
        action = self.follow_up(5).action_ids.with_user(self.officer)
        with self.on(5), self.assertRaisesRegex(UserError, "has left"):
            action.action_rewrite()

    def test_a_waiver_is_not_cut_into_small_ones(self):
        self.company.followup_waiver_limit = 81.0
        self.follow_up(5)
        interest = self.charges(kind="interest")
        compensation = self.charges(kind="compensation")
        self._waive(compensation, self.manager)
        self.assertEqual(compensation.state, "waived")
        self._waive(interest, self.manager)
        self.assertEqual(interest.state, "claimed")

    def asked(self):
        """Return charges whose waiver waits for a second person."""
        self.company.followup_waiver_limit = 1.0
        self.follow_up(5)
        charges = self.charges()
        self._waive(charges, self.officer)
        self.assertEqual(charges.mapped("waiver_waits"), [True] * len(charges))
        return charges

    def status(self, user):
        return self.env["credit.followup.run"].with_user(user).today_status()

    def waiting(self, user):
        """Return the links of Today to waivers."""
        links = self.status(user)["links"]
        return [one for one in links if "waiver" in one["action"]]

    def test_a_waiver_that_waits_is_on_a_manager_s_today(self):
        charges = self.asked()
        (link,) = self.waiting(self.second)
        self.assertIn(str(len(charges)), link["text"])
        self.assertFalse(self.status(self.officer)["links"])
        shown = self.env.ref(link["action"])
        found = self.env["credit.followup.charge"].search(eval_domain(shown.domain))
        self.assertEqual(found, charges.sorted())
        self.assertIn("Another manager must approve", charges[0].waiver_note)
        charges.with_user(self.second).action_approve_waiver()
        self.assertFalse(self.waiting(self.second))

    def test_nothing_is_booked_while_a_waiver_waits(self):
        charges = self.asked()
        with self.assertRaisesRegex(UserError, "approve or refuse"):
            charges.with_user(self.officer).action_post()
        self.company.followup_charge_posting = "claimed"
        self.pay(self.move, amount=10)
        self.follow_up(6)
        self.assertFalse(charges.entry_id)
        charges.with_user(self.second).action_refuse_waiver()
        self.follow_up(7)
        self.assertTrue(charges.entry_id)

    def test_a_waiver_that_waits_is_not_asked_by_another(self):
        charges = self.asked()
        with self.assertRaisesRegex(UserError, "waiting already"):
            self._waive(charges, self.second)
        self.assertEqual(charges.waiver_by_id, self.officer)

    def test_a_request_ends_with_its_charge(self):
        charges = self.asked()
        charges.sudo()._take_back()
        self.assertFalse(charges.activity_ids)

    def test_who_asked_takes_it_back_and_another_officer_cannot(self):
        charges = self.asked()
        other = self._user("other_officer", "group_officer")
        with self.assertRaises(AccessError):
            charges.with_user(other).action_refuse_waiver()
        charges.with_user(self.officer).action_refuse_waiver()
        self.assertFalse(charges.waiver_by_id or charges.activity_ids)
        self.assertEqual(set(charges.mapped("state")), {"claimed"})

    def _waive(self, charges, user):
        wizard = self.env["credit.followup.waive"].with_user(user)
        wizard.create(
            {"charge_ids": [Command.set(charges.ids)], "reason": "Good customer"}
        ).action_apply()
