"""Calls and visits: noted in a moment, and the task that asked for one is done."""

from odoo import fields
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged

from ..common import day
from ..common_contacts import ContactsCase


@tagged("post_install", "-at_install")
class TestContacts(ContactsCase):
    """From the card to what was said, and on to the next move."""

    def test_a_call_that_reached_somebody_is_made(self):
        self.assertEqual(self.action.todo, "phone")
        contact = self.log("paid", words="By transfer of yesterday")
        self.assertEqual(contact.user_id, self.officer)
        self.assertEqual(contact.partner_id, self.customer)
        self.assertEqual((self.action.state, self.action.todo), ("done", False))
        self.assertIn("By transfer of yesterday", self.action.message_ids[0].body)

    def test_a_call_that_reached_nobody_stays_to_be_made(self):
        self.log("nobody")
        self.assertEqual(self.action.todo, "phone")
        self.assertEqual(self.action.activity_ids.date_deadline, day(6))
        self.log("call_back", again_on=day(8))
        self.assertEqual(self.action.activity_ids.date_deadline, day(8))
        self.assertEqual(len(self.customer.followup_contact_ids), 2)

    def test_nobody_is_called_on_a_day_that_is_not_worked(self):
        self.log("nobody", today=9)  # a Friday
        self.assertEqual(self.action.activity_ids.date_deadline, day(12))

    def test_the_promise_of_a_call_is_noted_next(self):
        contact = self.log("cheque")
        with self.on(5):
            opened = contact.action_note_promise()
            wizards = self.env[opened["res_model"]].with_user(self.officer)
            wizard = wizards.browse(opened["res_id"])
            self.assertEqual(wizard.means, "cheque")
            wizard.promised_on = day(8)
            wizard.action_apply()
        promise = self.env["credit.followup.promise"].search([])
        self.assertEqual(promise.move_line_id.move_id, self.move)
        self.assertEqual(promise.action_id, self.action)

    def test_what_is_disputed_is_held_next(self):
        opened = self.log("goods", words="Broken").action_note_dispute()
        self.assertEqual(opened["res_model"], "credit.followup.dispute")
        context = opened["context"]
        self.assertEqual(context["default_move_line_id"], self.item(self.move).id)
        self.assertEqual(context["default_words"], "Broken")

    def test_invoices_that_did_not_arrive_are_sent_again_with_one_click(self):
        contact = self.log("no_invoice")
        self.assertEqual(contact.move, "invoice")
        self.assertFalse(self._invoice_mails())
        with self.on(5):
            said = contact.action_send_invoices()
        self.assertIn("anna@customer.example", said["params"]["message"])
        mail = self._invoice_mails()
        self.assertEqual(mail.attachment_ids.mapped("mimetype"), ["application/pdf"])
        self.assertEqual(mail.recipient_ids, self.customer)
        self.assertEqual((mail.res_id, mail.state), (self.move.id, "outgoing"))
        self.assertIn(self.move.name, contact.sudo().message_ids[:1].body)
        self.pay(self.move)
        with self.on(5), self.assertRaisesRegex(UserError, "No invoice"):
            contact.action_send_invoices()

    def _invoice_mails(self):
        return self.env["mail.mail"].search([("model", "=", "account.move")])

    def test_other_moves_open_what_they_need(self):
        opened = self.log("own_customer", words="Until May").action_pause()
        self.assertEqual(opened["context"]["default_reason"], "pause")
        self.assertEqual(opened["context"]["default_note"], "Until May")
        opened = self.log("wrong_person").action_edit_addressee()
        self.assertEqual(opened["res_id"], self.customer.id)

    def test_an_incoming_call_is_noted_from_the_customer(self):
        contact = self.log("forgot", self.customer, "action_followup_contact")
        self.assertEqual((contact.kind, contact.action_id), ("incoming", self.action))
        self.assertFalse(self.action.todo)

    def test_what_was_noted_can_be_corrected_and_nothing_else(self):
        contact = self.log("paid")
        refuses = self.env.ref("credit_followup.outcome_refuses")
        self.env.flush_all()
        self.env.cr.precommit.run()
        told = contact.with_context(tracking_disable=False, mail_notrack=False)
        told.outcome_id = refuses
        self.env.flush_all()
        self.env.cr.precommit.run()
        self.assertTrue(contact.sudo().message_ids.tracking_value_ids)
        for values in (
            {"partner_id": self._customer("Bert Maes").id},
            {"user_id": self.manager.id},
            {"moment": "2026-01-01 10:00:00"},
        ):
            with self.assertRaises(UserError):
                contact.write(values)
        with self.assertRaises(AccessError):
            contact.unlink()

    def test_a_corrected_outcome_closes_the_call_too(self):
        contact = self.log("nobody")
        with self.on(5):
            contact.outcome_id = self.env.ref("credit_followup.outcome_paid")
        self.assertEqual((self.action.state, self.action.todo), ("done", False))

    def test_a_call_that_was_not_made_after_all_is_asked_for_again(self):
        """Nobody is called again of whom another contact reached somebody."""
        contact = self.log("paid")
        nobody = self.env.ref("credit_followup.outcome_nobody")
        with self.on(5):
            contact.outcome_id = nobody
        self.assertEqual((self.action.state, self.action.todo), ("to_do", "phone"))
        self.assertEqual(self.action.activity_ids.date_deadline, day(6))
        self.log("paid")
        with self.on(5):
            contact.outcome_id = self.env.ref("credit_followup.outcome_refuses")
            contact.outcome_id = nobody
        self.assertEqual((self.action.state, self.action.todo), ("done", False))

    def test_calls_are_tried_at_other_hours_and_not_for_ever(self):
        self.company.followup_call_tries = 3
        self.company.resource_calendar_id.tz = "UTC"
        for today, hour, following in (
            (5, 10, "Call between 1:00\u202fPM and 5:00\u202fPM"),
            (6, 14, "Call between 9:00\u202fAM and 12:00\u202fPM"),
        ):
            at = fields.Datetime.to_datetime(day(today - 1)).replace(hour=hour)
            self.log("nobody", today=today, moment=at)
            task = self.action.activity_ids
            self.assertEqual(task.date_deadline, day(today + 1))
            self.assertEqual(task.summary, following)
        self.log("call_back", today=7, again_on=day(8))
        self.assertEqual(self.action.todo, "phone", "who answered is no try")
        last = self.log("nobody", today=8)
        self.assertEqual((self.action.state, self.action.todo), ("to_do", "repair"))
        task = self.action.activity_ids
        self.assertIn("Nobody was reached in 3 calls", task.note)
        self.assertIn("in 3 calls", self.action.outcome)
        with self.on(8):
            last.outcome_id = self.env.ref("credit_followup.outcome_paid")
        self.assertEqual((self.action.state, self.action.todo), ("done", False))
        self.assertFalse(self.action.activity_ids)

    def test_moments_and_days_that_cannot_be(self):
        for values in ({"moment": "2026-03-10 10:00:00"}, {"again_on": day(4)}):
            with self.assertRaises(ValidationError), self.on(5):
                self.env["credit.followup.contact"].with_user(self.officer).create(
                    {
                        "partner_id": self.customer.id,
                        "outcome_id": self.env.ref("credit_followup.outcome_nobody").id,
                        **values,
                    }
                )

    def test_nobody_notes_in_another_s_name(self):
        contact = self.env["credit.followup.contact"].with_user(self.officer)
        contact = contact.create(
            {
                "partner_id": self.customer.id,
                "outcome_id": self.env.ref("credit_followup.outcome_paid").id,
                "user_id": self.manager.id,
            }
        )
        self.assertEqual(contact.user_id, self.officer)
        with self.assertRaises(AccessError):
            self.customer.with_user(self.reader).action_followup_contact()
