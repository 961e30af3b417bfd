from odoo.exceptions import RedirectWarning, UserError
from odoo.tests import tagged

from ..common import FollowupCase, day


@tagged("post_install", "-at_install")
class TestBank(FollowupCase):
    """What leaves only when the bank is known."""

    def test_what_a_stale_bank_held_back_leaves_when_the_bank_is_known(self):
        self.invoice(due=0)
        self.company.followup_check_bank = True
        action = self.follow_up(5).action_ids
        self.assertEqual(action.state, "proposed")
        self._bank_line(day(6))
        self.assertFalse(self.follow_up(6).action_ids)
        self.assertEqual(action.state, "sent")

    def test_a_stale_bank_stops_what_would_leave_by_itself(self):
        self.invoice(due=0)
        self.company.followup_check_bank = True
        run = self.follow_up(5)
        self.assertEqual((run.bank_is_fresh, run.action_ids.state), (False, "proposed"))
        self.assertIn("no bank transaction is known", run.bank_warning)
        with self.assertRaisesRegex(UserError, "bank"):
            run.with_user(self.officer).action_confirm()
        with self.assertRaises(RedirectWarning) as led:
            run.with_user(self.manager).action_confirm()
        self.assertEqual(led.exception.args[1]["res_model"], "credit.followup.force")
        self.assertEqual(led.exception.args[1]["views"], [(False, "form")])
        wizard = self.env["credit.followup.force"].with_user(self.manager)
        self.act(
            wizard.create({"run_id": run.id, "reason": "Checked by hand"}),
            "action_apply",
            self.manager,
            offset=5,
        )
        self.assertEqual(
            (run.force_reason, run.action_ids.state), ("Checked by hand", "sent")
        )
        self.assertFalse(run.bank_warning)

    def test_a_fresh_bank_lets_it_leave(self):
        self.invoice(due=0)
        self.company.followup_check_bank = True
        self._bank_line(day(6))  # where the sun is up already
        self.assertEqual(self.follow_up(5).action_ids.state, "sent")

    def _bank_line(self, on):
        self.env["account.bank.statement.line"].create(
            {
                "journal_id": self.company_data["default_journal_bank"].id,
                "date": on,
                "payment_ref": "Something",
                "amount": 10,
            }
        )
