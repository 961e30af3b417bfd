"""What Today says above the work: what the last night did, and what it waits for."""

from odoo.exceptions import AccessError
from odoo.tests import tagged

from ..common import FollowupCase, day


@tagged("post_install", "-at_install")
class TestStatus(FollowupCase):
    def setUp(self):
        super().setUp()
        self.policy.level_ids.sorted()[0].mode = "confirm"
        self.move = self.invoice(due=0)

    def test_the_status_says_what_keeps_the_desk_empty(self):
        runs = self.env["credit.followup.run"].with_user(self.reader)
        self.assertIn("No nightly run", runs.today_status()["text"])
        self.follow_up(5)
        self.assertIn("1 to review", runs.today_status()["text"])
        self.company.followup_test_mode = True
        self.assertTrue(runs.today_status()["is_warning"])
        self.company.followup_active = False
        self.assertIn("switched off", runs.today_status()["text"])
        with self.assertRaises(AccessError):
            runs.with_user(self.outsider).today_status()

    def test_the_status_says_bank_day_and_next_night(self):
        self.follow_up(5)
        bank = self.run_of(5).bank_date
        night = self.env.ref("credit_followup.ir_cron_followup_nightly").sudo()
        night.nextcall = "2026-03-10 03:30:00"
        runs = self.env["credit.followup.run"].with_user(self.reader)
        text = runs.with_context(tz="UTC").today_status()["text"]
        self.assertFalse(bank)
        self.assertNotIn("Bank known", text)
        self.assertIn("Next: Mar 10, 2026, 3:30", text)
        self.run_of(5).sudo().write({"bank_date": day(4), "bank_is_fresh": False})
        text = runs.today_status()["text"]
        self.assertIn("Bank known up to Mar 8, 2026.", text)
        self.assertIn("the bank is not up to date", text)

    def test_a_night_that_is_cut_off_three_times_is_asked_again(self):
        triggers = self.env["ir.cron.trigger"].sudo()
        night = self.env.ref("credit_followup.ir_cron_followup_nightly").sudo()
        triggers.search([("cron_id", "=", night.id)]).unlink()
        self.follow_up(5)
        asked = triggers.search([("cron_id", "=", night.id)])
        hours = {one.call_at.hour for one in asked}
        self.assertEqual((len(asked), hours), (2, {1, 4}))
        # A run is made once a day, so this is asked once.
        self.follow_up(5)
        self.assertEqual(triggers.search([("cron_id", "=", night.id)]), asked)

    def test_what_no_worker_takes_is_said_after_hours(self):
        self.policy.level_ids.mode = "confirm"
        action = self.follow_up(5).action_ids
        with self.on(5):
            action.with_user(self.officer).action_confirm()
        self.assertEqual(action.state, "ready")
        helper = self.env.ref("credit_followup.ir_cron_followup_worker").sudo()
        asked = self.env["ir.cron.trigger"].sudo()
        found = asked.search([("cron_id", "=", helper.id)])
        self.assertEqual({one.call_at.hour for one in found}, {0, 1, 4})
        runs = self.env["credit.followup.run"].with_user(self.reader)
        for hours, is_said in ((1, False), (3, True)):
            with self.subTest(hours=hours):
                self.env.cr.execute(
                    "UPDATE credit_followup_action SET write_date = now() at time zone"
                    " 'utc' - %s * interval '1 hour' WHERE id = %s",
                    [hours, action.id],
                )
                self.env.invalidate_all()
                text = runs.today_status()["text"]
                self.assertEqual("waiting for hours" in text, is_said)

    def test_the_status_and_the_run_leave_out_what_was_paid(self):
        run = self.follow_up(5)
        self.assertEqual((run.proposed_count, run.amount_company), (1, 1000))
        self.pay(self.move, amount=400)
        run.invalidate_recordset()
        self.assertEqual((run.proposed_count, run.amount_company), (1, 600))
        self.pay(self.move)
        run.invalidate_recordset()
        self.assertEqual((run.proposed_count, run.amount_company), (0, 0))
        status = run.with_user(self.reader).today_status()["text"]
        self.assertIn("nothing to send", status)

    def test_the_status_names_the_run_by_hand_that_came_after_the_night(self):
        self.follow_up(5)
        runs = self.env["credit.followup.run"].with_user(self.officer)
        self.assertNotIn("by hand, ", runs.today_status()["text"])
        self.invoice(self._customer("Bert Maes"), due=0)
        with self.on(5):
            runs.create({"date": day(5)}).action_propose()
        status = runs.today_status()["text"]
        self.assertIn("Last nightly run, Mar 9, 2026: 1 to review.", status)
        self.assertIn("Last run by hand, Mar 9, 2026: 1 to review.", status)

    def test_an_empty_desk_says_why(self):
        self.company.followup_active = False
        status = self.Run.with_company(self.company).today_status()
        self.assertIn("switched off", status["text"])
        self.assertEqual(status["empty"], "Nothing to do here now")

    def test_everybody_was_followed_up_is_said_of_a_night_that_was_only(self):
        run = self.follow_up(5)
        night = self.env.ref("credit_followup.ir_cron_followup_nightly").sudo()
        for change, words in (
            (
                lambda: run.sudo().write({"state": "proposing"}),
                "not looked at everybody",
            ),
            (lambda: run.sudo().write({"date": day(3)}), "since Mar 7, 2026"),
            (lambda: night.write({"active": False}), "switched off"),
        ):
            with self.on(5), self.subTest(words=words):
                self.assertIn("Next: ", run.today_status()["text"])
                self.assertIn("everybody was", run.today_status()["empty"])
                with self.env.cr.savepoint() as undo:
                    change()
                    self.assertTrue(run.today_status()["is_warning"])
                    self.assertIn(words, run.today_status()["text"])
                    self.assertIn("Nothing to do here", run.today_status()["empty"])
                    undo.close(rollback=True)
                self.env.invalidate_all()
        with self.on(6):
            self.assertTrue(run.today_status()["is_current"])
