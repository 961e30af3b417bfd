"""A story from the invoice to the final demand, told day by day.

Nobody moves a state by hand: the scheduled action and payments do.
"""

import base64
import io

from reportlab.pdfgen.canvas import Canvas

from odoo.exceptions import ValidationError
from odoo.tests import Form, tagged
from odoo.tools.pdf import PdfFileReader

from ..common import FollowupCase, day

WORKED = range(5)


@tagged("post_install", "-at_install")
class TestStory(FollowupCase):
    """Anna Claes owes 1,200 and gives her word three times."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.company.write(
            {"followup_courtesy_days": 10, "followup_courtesy_amount": 500}
        )
        cls.customer.phone = "+32 9 555 01 02"
        _one, two, three, four = cls.policy.level_ids.sorted()
        cls.final = four
        two.write({"by_email": False, "by_phone": True})
        three.write({"mode": "automatic", "days": 60})
        four.write(
            {
                "mode": "automatic",
                "days": 70,
                "lists_facts": True,
                "by_letter": True,
                "template_id": cls.env.ref("credit_followup.template_final").id,
            }
        )
        cls._accepted()

    @classmethod
    def _accepted(cls):
        buffer = io.BytesIO()
        canvas = Canvas(buffer)
        canvas.drawString(50, 500, "Signed by Anna Claes")
        canvas.save()
        terms = cls.env["credit.followup.terms"].create(
            {"name": "2025", "company_id": cls.company.id, "valid_from": "2025-01-01"}
        )
        cls.env["credit.followup.terms.acceptance"].create(
            {
                "terms_id": terms.id,
                "partner_id": cls.customer.id,
                "accepted_on": "2025-06-01",
                "proof": base64.b64encode(buffer.getvalue()),
            }
        )

    # === WHAT PEOPLE DO === #

    def log(self, record, button, outcome, offset, **values):
        """Press a button as an officer, say what came of the call, and save."""
        with self.on(offset):
            opened = getattr(record.with_user(self.officer), button)()
            contacts = self.env[opened["res_model"]].with_user(self.officer)
            form = Form(contacts.with_context(**opened["context"]))
            form.outcome_id = self.env.ref(f"credit_followup.outcome_{outcome}")
            for name, value in values.items():
                form[name] = value
            return form.save()

    def promise(self, contact, offset, on, **values):
        with self.on(offset):
            opened = contact.action_note_promise()
            wizards = self.env[opened["res_model"]].with_user(self.officer)
            wizard = wizards.browse(opened["res_id"])
            wizard.write({"promised_on": day(on), "means": "cheque", **values})
            wizard.action_apply()
        return self.env["credit.followup.promise"].search([], order="id desc", limit=1)

    def test_from_the_invoice_to_the_final_demand(self):
        move = self.invoice(due=0, amount=1200.0)
        self._courtesy(move)
        self._reminder(move)
        self._first_promise()
        self._second_promise(move)
        agreement = self._agreement(move)
        self._missed(agreement, move)
        self._demand(agreement)

    def _courtesy(self, move):
        """Ten days after the invoice: is all well?"""
        self.follow_up(-21)
        self.assertFalse(move.activity_ids)
        self.follow_up(-20)
        self.assertTrue(move.activity_ids)
        contact = self.log(
            move,
            "action_followup_courtesy",
            "courtesy",
            -20,
            satisfied="yes",
            received="yes",
            passed="yes",
        )
        self.assertEqual(contact.kind, "courtesy")
        self.assertFalse(move.activity_ids)

    def _reminder(self, move):
        self.assertFalse(self.follow_up(4).action_ids)
        self.reminder = self.follow_up(5).action_ids
        self.assertEqual(self.reminder.state, "sent")
        word = self.reminder.commitment_ids
        self.assertEqual((word.state, word.due_on), ("open", day(13)))

    def _first_promise(self):
        """The call of the second level: a cheque is in the post."""
        call = self.follow_up(15).action_ids
        self.assertEqual(call.todo, "phone")
        contact = self.log(call, "action_log_contact", "cheque", 15)
        self.first = self.promise(contact, 15, 16)
        self.assertEqual(self.first.last_on, day(21))
        self.assertFalse(self.follow_up(21).action_ids)
        self.assertEqual(self.first.state, "open")
        self.follow_up(22)
        self.assertEqual((self.first.state, self.first.reason), ("broken", "not_paid"))
        self.assertEqual(self.reminder.commitment_ids.state, "kept")

    def _second_promise(self, move):
        """Another word, with its number this time; a part of it comes."""
        contact = self.log(
            self.customer, "action_followup_contact", "cheque", 23, words="It was lost"
        )
        with self.assertRaises(ValidationError):
            self.promise(contact, 23, 26)
        self.second = self.promise(contact, 23, 26, number="4711")
        self.pay(move, 300, on=day(27))
        self.follow_up(28)
        self.assertEqual(self.second.state, "open")
        self.follow_up(30)
        self.assertEqual(self.second.state, "partly_kept")
        self.assertIn("Kept 0 of 2", self.customer.followup_credibility)

    def _agreement(self, move):
        """The rest in three instalments, signed on the portal."""
        with self.on(31):
            opened = self.customer.with_user(self.officer).action_followup_agree()
            wizards = self.env[opened["res_model"]].with_user(self.officer)
            form = Form(wizards.browse(opened["res_id"]))
            form.with_accrued = False
            form.first_on = day(40)
            form.breach_level_id = self.final
            opened = form.save().action_apply()
            agreement = self.env[opened["res_model"]].browse(opened["res_id"])
            agreement.with_user(self.officer).action_offer()
        self.assertEqual((agreement.state, agreement.amount_total), ("offered", 900))
        with self.on(33):
            agreement._sign_on_portal(
                agreement.document_hash, "Anna Claes", b"", "192.0.2.7"
            )
        self.assertEqual(agreement.state, "active")
        self.pay(move, 300, on=day(40))
        return agreement

    def _missed(self, agreement, move):
        """The second instalment does not come: a word before, a notice, the breach."""
        second = agreement.instalment_ids.sorted("rank")[1].due_on
        since = (second - day(0)).days
        self.follow_up(since - 3)
        self.assertEqual(agreement.reminded_rank, 2)
        self.assertFalse(self.follow_up(since + 3).action_ids)
        self.assertEqual(agreement.state, "active")
        self.follow_up(since + 4)
        self.assertEqual(agreement.state, "noticed")
        self.follow_up(since + 12)
        self.assertEqual(agreement.state, "noticed")
        # The named level speaks on the first working day.
        last = since + 13
        while day(last).weekday() not in WORKED:
            last += 1
        self.demand = self.follow_up(last).action_ids
        self.assertEqual(agreement.state, "broken")

    def _demand(self, agreement):
        """The named level lists what happened, and annexes what was sent."""
        self.assertEqual(self.demand.level_id, self.final)
        self.assertEqual(self.demand.amount_due, 600)
        self.assertEqual((self.demand.error, self.demand.state), (False, "sent"))
        told = str(self.demand.block_history)
        for said in (
            "You accepted our conditions of sale",
            "You promised to pay",
            "It was not paid by then",
            "A part of it was paid",
            f"You signed the instalment agreement {agreement.name}",
            "(annex 7)",
        ):
            self.assertIn(said, told)
        self.assertNotIn("(annex 8)", told)
        letter = self.demand.delivery_ids.filtered(lambda one: one.channel == "letter")
        text = " ".join(
            page.extract_text()
            for page in PdfFileReader(io.BytesIO(letter.attachment_id.raw)).pages
        )
        self.assertIn("Signed by Anna Claes", text)
        self.assertIn(
            "by Anna Claes (SHA-256 of what was signed", " ".join(text.split())
        )
        self.assertIn(agreement.name, text)
        kinds = [one.state for one in (self.first, self.second, agreement)]
        self.assertEqual(kinds, ["broken", "partly_kept", "broken"])
