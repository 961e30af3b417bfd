from odoo.tests import tagged

from .common import NUMBER, SmsCase


@tagged("post_install", "-at_install")
class TestRefusals(SmsCase):
    """What the network says: of the number, of the way, or for now."""

    # === NUMBER === #

    def test_a_line_in_the_wall_is_not_reached(self):
        self.customer.phone = "09 265 51 11"
        action = self.send()
        self.assertRecordValues(
            action.delivery_ids, [{"channel": "sms", "state": "by_hand"}]
        )
        self.assertEqual(action.todo, "repair")

    def test_the_customer_s_mobile_is_used_where_the_addressee_has_none(self):
        contact = self.env["res.partner"].create(
            {
                "name": "Accounts",
                "parent_id": self.customer.id,
                "followup_is_addressee": True,
                "phone": "09 265 51 11",
            }
        )
        action = self.send()
        self.assertEqual(action.addressee_id, contact)
        self.assertEqual(action.delivery_ids.recipient, NUMBER)

    def test_a_wrong_number_is_remembered_and_becomes_a_task(self):
        action = self.send()
        self.network(error="wrong_number_format")
        self.assertEqual((action.delivery_ids.state, action.todo), ("failed", "repair"))
        self.assert_levels(self.move, [False])
        address = self.env["credit.followup.address"].search(
            [("company_id", "=", self.company.id), ("email", "=", NUMBER)]
        )
        self.assertEqual(address.delivery_id, action.delivery_ids)
        again = self.send(6)
        self.assertEqual(again.delivery_ids.state, "by_hand")
        self.assertFalse(self.network(6))
        address.with_user(self.officer).action_works_again()
        self.assertTrue(self.env["credit.followup.way.sms"]._reaches(again))

    # === WAY === #

    def test_without_credit_the_next_night_tries_again_then_a_person(self):
        action = self.send()
        self.network(error="credit")
        self.assertEqual((action.delivery_ids.state, action.state), ("pending", "sent"))
        self.assertIn("credit", action.outcome)
        again = self.send(6)
        self.assertEqual((action.state, action.is_settled), ("failed", True))
        self.assertEqual(again.delivery_ids.state, "pending")
        self.network(6, error="credit")
        self.follow_up(7)
        self.assertEqual(again.todo, "repair")

    def test_a_server_that_is_down_is_tried_again(self):
        action = self.send()
        self.network(error="jsonrpc_exception")
        self.assertEqual(action.delivery_ids.state, "pending")
        self.assertFalse(action.delivery_ids.refused_by_policy)
        again = self.send(6)
        self.assertTrue(self.network(6))
        self.assertEqual(again.delivery_ids.state, "sent")

    def test_another_channel_stands_while_the_text_message_fails(self):
        self.level.by_email = True
        action = self.send()
        mail = action.delivery_ids.mail_id
        self.network(error="server_error")
        self.follow_up(6)
        states = {one.channel: one.state for one in action.delivery_ids}
        self.assertEqual(states["sms"], "failed")
        self.assertNotEqual(mail.state, "cancel")
        self.assertEqual(action.state, "sent")

    # === REPORTS === #

    def test_a_report_says_that_it_arrived_or_did_not(self):
        for offset, word, state in (
            (5, "delivered", "delivered"),
            (6, "expired", "failed"),
            (7, "invalid_destination", "failed"),
        ):
            with self.subTest(word=word):
                self.customer = self._customer(word, phone=f"047012345{offset}")
                self.invoice(self.customer, due=0)
                action = self.send(offset)
                self.network(offset)
                delivery = action.delivery_ids
                trackers = self.env["sms.tracker"].sudo()
                tracker = trackers.search([("sms_uuid", "=", delivery.sms_uuid)])
                if word == "delivered":
                    tracker._action_update_from_sms_state("sent")
                else:
                    tracker._action_update_from_provider_error(word)
                self.assertEqual(delivery.state, state)
                is_lost = word == "invalid_destination"
                self.assertEqual(delivery.address_failed, is_lost)

    # === TESTS === #

    def test_in_test_mode_nothing_leaves_without_a_test_number(self):
        self.company.followup_test_mode = True
        action = self.send()
        self.assertEqual((action.delivery_ids.state, action.state), ("done", "done"))
        self.assertFalse(self.network())
        self.assert_levels(self.move, [False])

    def test_in_test_mode_the_test_number_gets_it_marked(self):
        self.company.write(
            {"followup_test_mode": True, "followup_test_phone": "+32 470 99 88 77"}
        )
        action = self.send()
        sent = self.network()
        self.assertEqual([one["number"] for one in sent], ["+32470998877"])
        self.assertIn(f"[TEST > {NUMBER}]", sent[0]["body"])
        self.assertTrue(action.is_test)
        self.assert_levels(self.move, [False])
