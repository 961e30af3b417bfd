from freezegun import freeze_time

from odoo.exceptions import UserError
from odoo.tests import Form, tagged

from ...const import CHANNELS
from ...followup_core.vocabulary import Channel
from ..common import FollowupCase, day


@tagged("post_install", "-at_install")
class TestChannels(FollowupCase):
    """To whom, by which channel and in which language."""

    def setUp(self):
        super().setUp()
        self.level = self.policy.level_ids.sorted()[0]
        self.move = self.invoice(due=0)

    def send(self):
        return self.follow_up(5).action_ids

    # === ADDRESSEE === #

    def test_the_marked_contact_comes_before_the_invoice_contact_and_the_company(self):
        contacts = self.env["res.partner"].create(
            [
                {
                    "name": name,
                    "parent_id": self.customer.id,
                    "type": kind,
                    "email": f"{name}@customer.example",
                }
                for name, kind in (("invoicing", "invoice"), ("marked", "contact"))
            ]
        )
        self.assertEqual(self.customer._followup_addressee(), contacts[0])
        contacts[1].followup_is_addressee = True
        action = self.send()
        self.assertEqual(action.addressee_id, contacts[1])
        self.assertEqual(action.delivery_ids.recipient, "marked@customer.example")

    def test_the_escalation_contact_receives_a_copy_where_the_level_says_so(self):
        boss = self.env["res.partner"].create(
            {
                "name": "Boss",
                "parent_id": self.customer.id,
                "email": "boss@customer.example",
                "followup_escalation": True,
            }
        )
        self.level.to_escalation = True
        action = self.send()
        mail = action.delivery_ids.mail_id
        copy = self.mails_of(action) - mail
        self.assertEqual(mail.recipient_ids, self.customer)
        self.assertEqual(copy.recipient_ids, boss)
        self.assertEqual(copy.body_html, mail.body_html)

    def test_a_consumer_s_debt_is_nobody_else_s_business(self):
        self.env["res.partner"].create(
            {
                "name": "Neighbour",
                "parent_id": self.customer.id,
                "email": "neighbour@customer.example",
                "followup_escalation": True,
            }
        )
        self.customer.followup_segment = "consumer"
        self.level.to_escalation = True
        action = self.send()
        self.assertEqual(self.mails_of(action), action.delivery_ids.mail_id)

    def mails_of(self, action):
        return self.env["mail.mail"].search(
            [("model", "=", action._name), ("res_id", "=", action.id)]
        )

    def test_the_message_is_in_the_language_of_the_addressee(self):
        self.env["res.lang"]._activate_lang("fr_FR")
        self.level.with_context(lang="fr_FR").consequence = "Sinon, nous vous écrirons."
        self.customer.lang = "fr_FR"
        action = self.send()
        self.assertEqual(action.lang, "fr_FR")
        self.assertIn("Sinon, nous vous écrirons.", action.body)
        self.assertIn("4 mars 2026", action.body)

    def test_each_of_a_batch_is_written_to_in_his_own_language(self):
        self.env["res.lang"]._activate_lang("fr_FR")
        self.customer.lang = "fr_FR"
        other = self._customer("Bert Maes")
        self.invoice(other, due=0)
        bodies = {one.partner_id: one.body for one in self.send()}
        self.assertIn("4 mars 2026", bodies[self.customer])
        self.assertIn("March 4, 2026", bodies[other])
        self.assertNotIn("March", bodies[self.customer])
        self.assertNotIn("mars", bodies[other])

    def test_a_customer_without_language_gets_the_company_s(self):
        self.customer.lang = False
        self.assertEqual(self.send().lang, self.company.partner_id.lang or "en_US")

    # === CHANNELS === #

    def test_each_channel_of_the_core_has_its_word(self):
        words = [code for code, _word in CHANNELS]
        self.assertEqual(words, [channel.value for channel in Channel])
        boxes = self.level._boxes()
        own = [Channel.EMAIL, Channel.LETTER, Channel.REGISTERED, Channel.PHONE]
        self.assertLessEqual({*own, Channel.VISIT}, set(boxes))
        others = set(boxes) - {*own, Channel.VISIT}
        self.assertEqual(others, set(self.env["credit.followup.way"]._ways()))

    def test_a_message_is_overtaken_by_what_is_paid_since(self):
        action = self.send()
        self.assertFalse(action._overtaken())
        self.pay(self.move, 400)
        self.assertEqual(action._overtaken(), action)

    def test_without_an_e_mail_address_the_next_channel_is_used(self):
        self.customer.email = False
        self.level.by_letter = True
        action = self.send()
        self.assertRecordValues(
            action.delivery_ids, [{"channel": "letter", "state": "by_hand"}]
        )
        self.assertEqual(action.todo, "letter")
        action.with_user(self.officer).action_print()
        self.assertEqual(action.todo, "letter", "opening it is not printing it")
        action.with_user(self.officer).action_printed()
        self.assertEqual((action.delivery_ids.state, action.todo), ("sent", False))

    def test_without_any_address_a_person_gets_the_task(self):
        self.customer.email = False
        action = self.send()
        self.assertRecordValues(
            action.delivery_ids, [{"channel": "email", "state": "by_hand"}]
        )
        self.assertEqual(action.todo, "repair")
        self.assertEqual(len(action.activity_ids), 1)
        action.activity_ids.action_done()
        self.assertFalse(action.todo)

    def test_one_message_on_all_channels_of_the_level(self):
        self.level.write({"by_letter": True, "by_phone": True})
        action = self.send()
        self.assertEqual(
            action.delivery_ids.mapped("channel"), ["email", "letter", "phone"]
        )
        self.assertEqual(action.todo, "phone")

    def test_calls_go_to_the_customers_own_responsible_first(self):
        self.level.write({"by_email": False, "by_phone": True})
        self.policy.user_id = self.manager
        other = self._customer("Bert Maes")
        other.with_company(self.company).followup_user_id = self.officer
        self.invoice(other, due=0)
        users = {one.partner_id: one.activity_ids.user_id for one in self.send()}
        self.assertEqual(users, {self.customer: self.manager, other: self.officer})

    def test_a_registered_letter_is_posted_and_its_outcome_noted(self):
        self.level.write({"by_email": False, "by_registered": True})
        action = self.send()
        delivery = action.delivery_ids
        self.assertEqual((delivery.state, action.todo), ("by_hand", "registered"))
        own = delivery.with_user(self.officer)
        own.write({"number": "RR1", "deposited_on": day(6)})
        own.outcome = "returned"
        self.assertEqual((delivery.state, action.state), ("failed", "failed"))
        self.assert_levels(self.move, [False])

    def test_the_receipt_of_a_registered_letter_is_noted_on_the_screen(self):
        self.level.write({"by_email": False, "by_registered": True})
        action = self.send()
        with Form(action.with_user(self.officer)) as form:
            with form.delivery_ids.edit(0) as delivery:
                delivery.number = "RR123456785BE"
                delivery.deposited_on = day(7)
        self.assertEqual(action.delivery_ids.state, "sent")
        self.assertFalse(action.activity_ids, "it was posted")
        self.assertEqual(self.item(self.move).followup_level_on, day(7))
        self.assertEqual(action.arrives_on, day(10))

    def test_a_registered_letter_is_not_posted_tomorrow(self):
        self.level.write({"by_email": False, "by_registered": True})
        delivery = self.send().delivery_ids.with_user(self.officer)
        with freeze_time(day(7)):
            delivery.deposited_on = day(7)
            with self.assertRaisesRegex(UserError, "in the future"):
                delivery.deposited_on = day(8)

    def test_a_call_that_is_still_to_do_is_no_earlier_message(self):
        self.level.write({"by_email": False, "by_phone": True})
        call = self.send()
        second = self.follow_up(20).action_ids
        self.assertFalse(second.block_history)
        call.activity_ids.action_done()
        second.invalidate_recordset(["block_history"])
        self.assertIn("Phone call", second.block_history)

    def test_what_is_only_listed_claims_no_earlier_message(self):
        self.send()
        self.invoice(due=14, amount=70)
        action = self.follow_up(20).action_ids
        self.assertEqual(action.line_ids.mapped("role"), ["raised", "rides"])
        self.assertIn("March 9, 2026", action.block_history)
        raised, rides = action.sudo().line_ids
        raised.role, rides.role = "rides", "raised"
        action.invalidate_recordset(["block_history"])
        self.assertFalse(action.block_history)

    def test_a_server_action_of_the_user_runs_on_the_action(self):
        self.level.server_action_id = self.env["ir.actions.server"].create(
            {
                "name": "Mark",
                "model_id": self.env["ir.model"]._get_id("credit.followup.action"),
                "state": "code",
                "code": "records.write({'note': 'seen by ours'})",
            }
        )
        self.assertIn("seen by ours", self.send().note)

    def test_a_server_action_comes_when_all_else_is_done(self):
        """It may reach outside: what can be overtaken is not done after it."""
        self.level.server_action_id = self.env["ir.actions.server"].create(
            {
                "name": "Mark",
                "model_id": self.env["ir.model"]._get_id("credit.followup.action"),
                "state": "code",
                "code": "records.write({'note': records[0].state})",
            }
        )
        self.assertIn("sent", self.send().note)
