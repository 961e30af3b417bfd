"""Calls that are to be made again, and whose call it was that somebody noted."""

from odoo import fields
from odoo.exceptions import UserError, ValidationError
from odoo.tests import Form, tagged

from ..common import day
from ..common_contacts import ContactsCase

AGAIN = "credit_followup.activity_call_again"


@tagged("post_install", "-at_install")
class TestCallsAgain(ContactsCase):
    """Calls from the customer and the invoice, with and without a task."""

    def again(self):
        """Return the tasks to call again where no message asks for it."""
        kind = self.env.ref(AGAIN)
        return self.env["mail.activity"].search([("activity_type_id", "=", kind.id)])

    def ring(self, outcome, record=None, today=5, **values):
        """Note a call from the customer's form, or from the invoice."""
        record = record or self.customer
        return self.log(outcome, record, "action_followup_contact", today, **values)

    def test_who_rings_himself_is_not_called_about_the_same(self):
        contact = self.ring("forgot", self.move)
        self.assertEqual(contact.action_id, self.action)
        self.assertEqual((self.action.state, self.action.todo), ("done", False))

    def test_a_call_of_before_the_message_was_not_its_call(self):
        contact = self.env["credit.followup.contact"].create(
            {
                "company_id": self.company.id,
                "partner_id": self.customer.id,
                "moment": fields.Datetime.to_datetime(day(3)),
                "outcome_id": self.env.ref("credit_followup.outcome_forgot").id,
            }
        )
        self.assertFalse(contact.action_id)

    def test_a_day_that_was_agreed_on_is_a_task_of_its_own(self):
        other = self._customer("Bo Maes")
        first = self.ring("call_back", other, again_on=day(9))
        task = self.again()
        self.assertEqual((task.res_id, task.user_id), (first.id, self.officer))
        self.assertEqual(task.date_deadline, day(9))
        # Reached since: nobody calls again.
        self.ring("forgot", other, today=6)
        self.assertFalse(self.again())

    def test_an_own_call_in_vain_is_tried_at_other_hours_and_not_for_ever(self):
        other = self._customer("Bo Maes")
        self.company.followup_call_tries = 2
        self.ring("nobody", other, kind="call")
        self.assertEqual(self.again().date_deadline, day(6))
        self.assertIn("Call between", self.again().summary)
        self.ring("nobody", other, today=6, kind="call")
        self.assertFalse(self.again())

    def test_the_promise_of_a_call_is_whose_word_it_was(self):
        luc = self._customer("Luc", is_company=False, parent_id=self.customer.id)
        contact = self.log("promises", person_id=luc, words="On Friday")
        with self.on(5):
            opened = contact.action_note_promise()
        window = self.env[opened["res_model"]].browse(opened["res_id"])
        self.assertEqual((window.person_id, window.note), (luc, "On Friday"))

    def test_a_pause_after_a_word_ends(self):
        contact = self.log("paid")
        with self.on(5):
            context = contact.action_pause()["context"]
        # The two working days that a transfer takes, and the day after.
        self.assertEqual(context["default_date_to"], day(8))
        self.assertEqual(context["default_move_line_id"], self.item(self.move).id)

    def test_a_pause_lasts_as_long_as_the_situation(self):
        contact = self.log(
            "own_customer", situation="Waits for X", situation_until=day(20)
        )
        with self.on(5):
            context = contact.action_pause()["context"]
        # The hold resumes on the day after the last one.
        self.assertEqual(context["default_date_to"], day(21))

    def test_nobody_is_told_about_another_customer(self):
        other = self._customer("Bo Maes")
        values = {
            "company_id": self.company.id,
            "partner_id": other.id,
            "outcome_id": self.env.ref("credit_followup.outcome_forgot").id,
        }
        contacts = self.env["credit.followup.contact"].with_user(self.officer)
        for wrong in (
            {"person_id": self.customer.id},
            {"action_id": self.action.id},
            {"invoice_id": self.move.id},
        ):
            with self.assertRaises(ValidationError), self.on(5):
                contacts.create({**values, **wrong})

    def test_a_contact_is_corrected_in_its_form_once_its_summary_left(self):
        contact = self.log("forgot", words="He forgot")
        self.assertTrue(contact.summary_ids)
        with self.on(6):
            form = Form(contact.with_user(self.officer))
            form.words = "He forgot, and pays on Friday"
            form.save()
        self.assertIn("Friday", contact.words)
        with self.assertRaises(UserError), self.on(6):
            contact.with_user(self.officer).summary_words = "Other"
