from freezegun import freeze_time

from odoo import Command
from odoo.exceptions import UserError
from odoo.tests import Form, tagged

from ..common import FollowupCase, day


@tagged("post_install", "-at_install")
class TestChannels(FollowupCase):
    """To whom, by which channel, in which language, with which documents."""

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

    # === CONTENT === #

    def test_the_body_says_what_is_owed_until_when_and_what_follows(self):
        body = self.send().body
        for part in (
            self.move.name,
            "was due on March 4, 2026, 5 days ago",
            "reaches us by",
            "After One we write again.",
            "accept our thanks",
        ):
            self.assertIn(part, body)

    def test_a_personal_note_stands_in_the_message(self):
        self.level.mode = "confirm"
        action = self.send()
        action.with_user(self.officer).note = "As agreed with Mrs Claes."
        self.act(action, "action_confirm", offset=5)
        self.assertIn("As agreed with Mrs Claes.", action.body)

    def test_the_invoices_are_attached_where_the_level_says_so(self):
        self.env["ir.attachment"].create(
            {
                "name": "invoice.pdf",
                "raw": b"%PDF-1.4 the invoice as sent",
                "res_model": "account.move",
                "res_id": self.move.id,
                "res_field": "invoice_pdf_report_file",
            }
        )
        self.level.attach_invoices = True
        mail = self.send().delivery_ids.mail_id
        self.assertEqual(mail.attachment_ids, self.move.invoice_pdf_report_id)

    def test_each_customer_of_a_level_gets_all_his_invoices(self):
        self.level.attach_invoices = True
        other = self._customer("Second NV")
        moves = self.invoices([100, 200], other)
        first, second = self.follow_up(5).action_ids.sorted("item_count")
        for action, own in ((first, self.move), (second, moves)):
            names = action.delivery_ids.mail_id.attachment_ids.mapped("name")
            self.assertEqual(
                sorted(names), sorted(one._get_invoice_report_filename() for one in own)
            )

    def test_a_person_signs_with_his_function(self):
        self.customer.followup_user_id = self.officer
        self.officer.partner_id.function = "Credit controller"
        body = str(self.send().body)
        self.assertRegex(body, r"officer\s*<br\s*/?>\s*Credit controller")

    def test_customers_are_told_the_bank_s_own_code(self):
        self._bank_account()
        account = self.company.partner_id.bank_ids[:1]
        account.bank_id = self.env["res.bank"].create(
            {"name": "Bank of Ghent", "bic": "GKCCBEBB"}
        )
        self.assertIn("(<span>GKCCBEBB</span>)", str(self.send().body))

    def test_the_items_are_listed_oldest_first_under_one_total(self):
        self.invoice(due=-1, amount=250)
        action = self.send()
        rows = action._item_rows()
        self.assertEqual([row["late"] for row in rows], [6, 5])
        self.assertEqual(str(action.block_items).count("To pay"), 1)
        self.assertIn(action._money(action.amount_claimed), action.block_items)

    def test_an_invoice_that_was_paid_in_part_is_named_with_its_whole_amount(self):
        self.pay(self.move, amount=400)
        action = self.send()
        self.assertIn("of $\xa01,000.00, $\xa0600.00 is open", action.block_facts)
        ((row),) = action._item_rows()
        self.assertEqual(
            (row["amount"], row["settled"]), ("$\xa0600.00", "$\xa0400.00")
        )
        self.assertIn("Paid or credited already", action.block_items)

    def test_the_payment_code_carries_the_amount_and_the_reference(self):
        self._bank_account()
        action = self.send()
        params = action._epc_params()
        self.assertIn("EUR1000.0", params["value"])
        self.assertIn("BE71096123456769", params["value"])

    def _bank_account(self):
        self.company.partner_id.country_id = self.env.ref("base.be")
        euro = self.setup_other_currency("EUR", rates=[("2020-01-01", 1.0)])
        bank = self.env["res.partner.bank"].create(
            {
                "acc_number": "BE71096123456769",
                "partner_id": self.company.partner_id.id,
                "allow_out_payment": True,
            }
        )
        self.move.button_draft()
        self.move.write(
            {
                "currency_id": euro.id,
                "partner_bank_id": bank.id,
                "invoice_line_ids": [
                    Command.update(self.move.invoice_line_ids.id, {"price_unit": 1000})
                ],
            }
        )
        self.move.action_post()
