"""The state of an action is what became of it: sent only where something left."""

from odoo.tests import tagged

from ..common import FollowupCase, day


@tagged("post_install", "-at_install")
class TestStates(FollowupCase):
    def setUp(self):
        super().setUp()
        self.level = self.policy.level_ids.sorted()[0]
        self.move = self.invoice(due=0)

    def made(self, **channels):
        """Carry a message out by these channels alone, and return it."""
        self.level.write({"mode": "automatic", "by_email": False, **channels})
        return self.follow_up(5).action_ids

    def test_a_mail_is_sent(self):
        action = self.made(by_email=True)
        self.assertEqual(action.outcome, "In the outgoing mail")
        action.delivery_ids.sudo().state = "sent"
        self.assertEqual((action.state, action.outcome), ("sent", "Sent"))
        self.assertEqual((action.run_id.sent_count, action.run_id.todo_count), (1, 0))

    def test_a_customer_without_address_was_sent_nothing(self):
        self.customer.email = False
        action = self.made(by_email=True)
        self.assertEqual(action.state, "to_do")
        self.assertEqual(action.outcome, "Not sent: no address")
        self.assertEqual((action.run_id.sent_count, action.run_id.todo_count), (0, 1))

    def test_one_task_to_reach_a_customer_is_enough(self):
        self.customer.email = False
        first = self.made(by_email=True)
        self.policy.level_ids.sorted()[1].mode = "automatic"
        second = self.follow_up(15).action_ids
        self.assertEqual((first.state, first.todo), ("cancelled", False))
        self.assertFalse(first.activity_ids)
        self.assertEqual((second.state, second.todo), ("to_do", "repair"))
        self.assert_levels(self.move, ["Two"])

    def test_a_mail_that_came_back_gives_way_to_the_next_task(self):
        first = self.made(by_email=True)
        with self.on(6):
            first._message_receive_bounce(self.customer.email, self.customer)
        self.assertEqual((first.state, first.todo), ("failed", "repair"))
        second = self.follow_up(7).action_ids
        self.assertEqual((second.state, second.todo), ("to_do", "repair"))
        self.assertEqual((first.state, first.todo), ("failed", False))

    def test_a_letter_is_sent_when_it_is_printed(self):
        action = self.made(by_letter=True)
        self.assertEqual((action.state, action.outcome), ("to_do", "To do by hand"))
        with self.on(8):
            action.with_user(self.officer).action_printed()
        self.assertEqual(action.state, "sent")
        self.assertEqual((action.sent_on.date(), action.served_on), (day(8), day(8)))
        self.assertEqual(action.run_id.sent_count, 1)

    def test_a_call_is_done_not_delivered(self):
        action = self.made(by_phone=True)
        self.assertEqual(action.state, "to_do")
        action.activity_ids.with_user(self.officer).action_feedback("No answer")
        self.assertEqual((action.state, action.delivery_ids.state), ("done", "done"))
        self.assertEqual(action.run_id.sent_count, 0)

    def test_a_mail_beside_a_call_is_sent(self):
        action = self.made(by_email=True, by_phone=True)
        self.assertEqual((action.state, action.todo), ("sent", "phone"))

    def test_a_registered_letter_is_sent_when_it_is_posted(self):
        action = self.made(by_registered=True)
        self.assertEqual(action.state, "to_do")
        with self.on(6):
            action.delivery_ids.with_user(self.officer).deposited_on = day(6)
        self.assertEqual(action.state, "sent")

    def test_a_call_and_a_letter_to_print_are_contacts_too(self):
        """No second message within the days between contacts, whatever the channel."""
        self.policy.least_days = 7
        for channel in ("by_phone", "by_letter"):
            with self.subTest(channel=channel):
                customer = self._customer(f"{channel} NV", phone="1")
                self.invoice(customer, due=0)
                self.level.write(
                    {
                        "mode": "automatic",
                        **dict.fromkeys(("by_email", "by_phone", "by_letter"), False),
                        channel: True,
                    }
                )
                self.follow_up(5)
                self.invoice(customer, due=1)
                later = self.follow_up(6).action_ids
                self.assertNotIn(customer, later.partner_id)

    def test_what_stays_when_the_rest_was_taken_back_says_what_it_is(self):
        action = self.made(by_phone=True, by_letter=True)
        action.activity_ids.with_user(self.officer).action_feedback("Rang")
        self.assertEqual(action.state, "to_do")
        self.pay(self.move)
        self.follow_up(6)
        self.assertEqual((action.state, action.outcome), ("done", "Done"))

    def test_nobody_prints_or_rings_for_a_test(self):
        self.company.write(
            {"followup_test_mode": True, "followup_test_email": "t@company.example"}
        )
        action = self.made(by_phone=True)
        self.assertEqual((action.state, action.todo), ("done", False))
        self.assertEqual(action.run_id.todo_count, 0)

    def test_a_decision_is_asked_then_taken(self):
        self.policy.level_ids[1:].unlink()
        self.made(by_email=True)
        decision = self.follow_up(14).action_ids
        self.assertEqual(
            (decision.state, decision.outcome), ("to_do", "Decision asked")
        )
        self.assertEqual(decision.run_id.sent_count, 0)
        self.pay(self.move)
        self.follow_up(15)
        self.assertEqual((decision.state, decision.outcome), ("done", "Decided"))

    def test_the_status_counts_what_left_and_what_waits_for_a_person(self):
        self.level.mode = "four_eyes"
        first = self.follow_up(5).action_ids
        first.with_user(self.officer).action_confirm()
        self.customer.email = False
        run = first.run_id
        self.assertEqual((run.proposed_count, run.approve_count), (0, 1))
        status = self.env["credit.followup.run"].with_user(self.reader).today_status()
        self.assertIn("1 to approve", status["text"])
        self.assertNotIn("to review", status["text"])
        self.assertNotIn("sent", status["text"])
