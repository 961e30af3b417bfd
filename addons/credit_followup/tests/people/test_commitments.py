"""Words to keep: opened by messages, kept by levels or people, closed by payments."""

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from ..common import FollowupCase, day


@tagged("post_install", "-at_install")
class TestCommitments(FollowupCase):
    """Level One is served on day 5 and gives until day 12, a Monday."""

    def setUp(self):
        super().setUp()
        self.move = self.invoice(due=0)
        self.company.followup_user_id = self.manager
        self.one, self.two = self.policy.level_ids.sorted()[:2]

    def said(self, offset=5, **values):
        """Let the night send the first level; return what it announced."""
        self.one.write(values)
        action = self.follow_up(offset).action_ids
        return action.commitment_ids

    def test_the_next_level_keeps_it(self):
        commitment = self.said()
        self.assertEqual(commitment.words, "After One we write again.")
        self.assertEqual(commitment.due_on, day(13))
        self.assertTrue(commitment.by_itself)
        self.follow_up(12)
        self.assertEqual(commitment.state, "open")
        self.follow_up(13)
        self.assertEqual((commitment.state, commitment.reason), ("due", "by_itself"))
        self.assertFalse(commitment.activity_ids)
        # Level Two comes on day 15, and is seen in the next night.
        self.assertEqual(self.follow_up(15).action_ids.level_id, self.two)
        self.follow_up(16)
        self.assertEqual((commitment.state, commitment.reason), ("kept", "done"))
        self.assertEqual(commitment.share_kept, 100)

    def test_a_person_keeps_it(self):
        commitment = self.said(commits="task")
        self.follow_up(13)
        task = commitment.activity_ids
        self.assertEqual((commitment.state, commitment.reason), ("due", "task"))
        self.assertIn("After One we write again.", task.note)
        status = self.env["credit.followup.run"].with_user(self.reader).today_status()
        self.assertIn("Words to keep: 1", [one["text"] for one in status["links"]])
        with self.on(14):
            task.with_user(task.user_id).action_feedback(feedback="Stopped")
        self.assertEqual((commitment.state, commitment.done_on), ("kept", day(14)))

    def test_nobody_keeps_it(self):
        commitment = self.said(commits="task")
        self.follow_up(13)
        self.follow_up(16)
        self.assertEqual(commitment.state, "due")
        self.follow_up(17)
        self.assertEqual((commitment.state, commitment.reason), ("late", "not_done"))
        told = commitment.activity_ids.filtered(lambda one: "nobody" in one.note)
        self.assertEqual(len(told), 1)
        self.assertNotEqual(told.user_id, commitment.user_id)
        with self.on(18):
            commitment.with_user(self.officer).action_done()
        self.assertEqual((commitment.state, commitment.reason), ("kept", "done_late"))
        self.assertFalse(commitment.activity_ids)

    def test_a_payment_closes_it_and_a_return_opens_it(self):
        commitment = self.said(commits="task")
        payment = self.pay(self.move, on=day(6))
        self.follow_up(7)
        self.assertEqual((commitment.state, commitment.reason), ("closed", "paid"))
        with self.on(8):
            payment.move_id.line_ids.remove_move_reconcile()
        self.follow_up(9)
        self.assertEqual(
            (commitment.state, commitment.reason), ("open", "payment_undone")
        )

    def test_a_hold_puts_it_off(self):
        commitment = self.said(commits="task")
        with self.on(10):
            self.env["credit.followup.hold"].create(
                {
                    "partner_id": self.customer.id,
                    "note": "Ill",
                    "date_to": day(20),
                }
            )
        self.follow_up(13)
        self.assertEqual((commitment.state, commitment.reason), ("open", "held"))
        self.follow_up(20)
        self.assertEqual(commitment.state, "due")

    def test_two_people_give_it_up(self):
        commitment = self.said(commits="task").with_user(self.officer)
        with self.on(6):
            opened = commitment.action_waive()
            wizard = self.env[opened["res_model"]].with_user(self.officer)
            wizard = wizard.with_context(**opened["context"])
            wizard.create({"reason": "He is in hospital"}).action_apply()
            self.assertEqual(commitment.reason, "waiver_waits")
            with self.assertRaises(AccessError):
                commitment.action_approve_waiver()
            with self.assertRaises(AccessError):
                commitment.with_user(self.reader).action_approve_waiver()
            commitment.with_user(self.manager).action_approve_waiver()
            self.assertEqual(commitment.state, "waived")
            with self.assertRaises(UserError):
                commitment.action_done()

    def test_what_reached_nobody_announced_nothing(self):
        commitment = self.said()
        run = commitment.action_id.run_id
        with self.on(6):
            run.with_user(self.manager).action_cancel()
        self.assertFalse(commitment.exists())
