from odoo.tests import tagged

from odoo.addons.credit_followup.tests.common import day

from .common import CRON, NUMBER, SmsCase


@tagged("post_install", "-at_install")
class TestHours(SmsCase):
    """A text message leaves in its hours, and once."""

    def test_what_the_night_decides_leaves_when_the_hours_begin(self):
        action = self.send()
        delivery = action.delivery_ids
        self.assertRecordValues(
            delivery,
            [{"channel": "sms", "state": "pending", "recipient": NUMBER}],
        )
        self.assertIn("hours", action.outcome)
        triggers = self.env["ir.cron.trigger"].sudo()
        moments = triggers.search([("cron_id", "=", self.env.ref(CRON).id)])
        self.assertIn(f"{day(5)} 07:00:00", [str(one.call_at) for one in moments])
        self.assertFalse(self.network(hour=6, minute=59))
        self.assertEqual(delivery.state, "pending")
        sent = self.network(hour=7)
        self.assertEqual([one["number"] for one in sent], [NUMBER])
        self.assertEqual(sent[0]["body"], delivery.sms_text)
        self.assertEqual((delivery.state, action.state), ("sent", "sent"))

    def test_in_the_evening_the_hours_end(self):
        self.policy.level_ids.mode = "confirm"
        for number, (hour, minute, left) in enumerate(((18, 59, 1), (19, 0, 0))):
            customer = self._customer(f"Late {number}", phone=f"047012345{number}")
            self.invoice(customer, due=0)
            action = self.follow_up(5 + number).action_ids.filtered(
                lambda one, customer=customer: one.partner_id == customer
            )
            with self.clock(5 + number, hour, minute), self.mockSMSGateway():
                action.with_user(self.officer).action_confirm()
                self.Run._cron_followup()
                self.assertEqual(bool(action.delivery_ids.sms_uuid), bool(left))

    def test_on_a_sunday_nothing_leaves_though_it_is_worked(self):
        calendar = self.company.resource_calendar_id
        calendar.attendance_ids[:1].copy({"dayofweek": "6"})
        self.invoice(due=-2)
        action = self.send(4)  # a Sunday
        self.assertEqual(action.delivery_ids.state, "pending")
        self.assertFalse(self.network(4, 12))
        self.assertTrue(self.network(5, 12))

    def test_what_was_paid_meanwhile_does_not_leave(self):
        action = self.send()
        self.pay(self.move)
        self.assertFalse(self.network())
        self.assertEqual(action.delivery_ids.state, "cancelled")
        self.assertEqual(action.state, "cancelled")
        self.assertIn("before it left", action.cancel_reason)
        self.assert_levels(self.move, [False])

    def test_what_was_paid_in_part_is_decided_for_again(self):
        action = self.send()
        self.pay(self.move, 400)
        self.assertFalse(self.network())
        self.assertEqual(action.state, "cancelled")
        again = self.send(6)
        self.assertEqual(again.amount_total, 600)
        self.assertTrue(self.network(6))

    def test_a_queue_that_stood_keeps_it_until_the_morning(self):
        action = self.send()
        with self.clock(hour=18, minute=59), self.mockSMSGateway():
            action.delivery_ids.sudo()._cron_text_messages()
        self.assertTrue(self.queued())
        self.assertFalse(self.network(hour=19))
        self.assertFalse(self.queued())
        self.assertFalse(action.delivery_ids.sms_uuid)
        self.assertTrue(self.network(6, 7))
        self.assertEqual(action.delivery_ids.state, "sent")

    def test_a_second_night_sends_nothing_twice(self):
        self.send()
        self.assertTrue(self.network())
        self.assertFalse(self.network())
        self.assertFalse(self.send(6))
        self.assertFalse(self.network(6))

    def test_a_run_that_is_cancelled_empties_the_queue(self):
        action = self.send()
        with self.clock(), self.mockSMSGateway():
            action.delivery_ids.sudo()._cron_text_messages()
            action.run_id.with_user(self.manager).action_cancel()
        self.assertFalse(self.queued())
        self.assertEqual(action.delivery_ids.state, "cancelled")
        self.assert_levels(self.move, [False])
