"""Disputes: raised, held in part, reminded of, decided, credited, closed by payment."""

from psycopg2.errors import UniqueViolation

from odoo import Command
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import Form, tagged
from odoo.tools import mute_logger

from ..common import FollowupCase, day


@tagged("post_install", "-at_install")
class TestDisputes(FollowupCase):
    """A customer who says that he does not owe all of an invoice."""

    def setUp(self):
        super().setUp()
        self.move = self.invoice(due=0)
        self.company.followup_user_id = self.manager

    def dispute(self, amount=300.0, today=5, move=None, **values):
        """Press the button on the invoice as an officer, fill in and save."""
        with self.on(today):
            move = (move or self.move).with_user(self.officer)
            opened = move.action_followup_dispute()
            disputes = self.env[opened["res_model"]].with_user(self.officer)
            form = Form(
                disputes.with_context(**opened["context"]), opened["views"][0][0]
            )
            form.amount = amount
            for name, value in values.items():
                form[name] = value
            return form.save()

    def decide(self, dispute, what, words="The slip is signed", today=6):
        with self.on(today):
            opened = dispute.with_user(self.officer).action_decide()
            wizards = self.env[opened["res_model"]].with_user(self.officer)
            form = Form(wizards.browse(opened["res_id"]))
            form.what, form.words = what, words
            form.save().action_apply()

    def held(self):
        holds = self.env["credit.followup.hold"].search([("ended_on", "=", False)])
        return [(one.reason, one.amount) for one in holds]

    def asked(self, offset):
        """Let the night run and return what its messages ask for."""
        return self.follow_up(offset).action_ids.mapped("amount_due")

    def test_only_the_disputed_part_is_held(self):
        dispute = self.dispute(ground="price", words="Twice the price")
        self.assertEqual(self.held(), [("dispute", 300)])
        self.assertEqual((dispute.state, dispute.deadline_on), ("open", day(19)))
        self.assertEqual(dispute.user_id, self.officer)
        task = dispute.activity_ids
        self.assertEqual((task.user_id, task.date_deadline), (self.officer, day(19)))
        self.assertEqual(self.asked(5), [700])
        # A payment of the rest does not touch it; what comes on top closes it.
        self.pay(self.move, 700, on=day(6))
        self.follow_up(7)
        self.assertEqual((dispute.state, self.held()), ("open", [("dispute", 0)]))
        self.pay(self.move, 200, on=day(8))
        self.assertFalse(self.asked(25))
        self.pay(self.move, 100, on=day(26))
        self.follow_up(27)
        self.assertEqual((dispute.state, dispute.reason), ("paid", "paid"))
        self.assertFalse(self.held() or dispute.activity_ids)

    def test_a_payment_that_is_returned_opens_it_again(self):
        dispute = self.dispute(1000)
        payment = self.pay(self.move, on=day(6))
        self.follow_up(7)
        self.assertEqual((dispute.state, self.held()), ("paid", []))
        with self.on(8):
            payment.move_id.line_ids.remove_move_reconcile()
        self.follow_up(9)
        self.assertEqual((dispute.state, dispute.reason), ("open", "payment_undone"))
        self.assertEqual(self.held(), [("dispute", 0)])
        self.assertTrue(dispute.activity_ids)

    def test_the_owner_is_reminded_and_somebody_else_is_told(self):
        dispute = self.dispute(1000)  # to be decided by day 19
        self.follow_up(15)
        self.assertEqual(dispute.reason, "raised")
        self.follow_up(16)
        self.assertEqual(dispute.reason, "deadline_near")
        said = (
            self.env["mail.message"]
            .sudo()
            .search(
                [
                    ("res_id", "=", dispute.id),
                    ("message_type", "=", "user_notification"),
                ]
            )
        )
        self.assertEqual(said.partner_ids, self.officer.partner_id)
        self.follow_up(17)
        self.follow_up(19)
        self.assertEqual(dispute.state, "open")
        self.follow_up(20)
        self.assertEqual((dispute.state, dispute.reason), ("overdue", "deadline_over"))
        status = self.env["credit.followup.run"].with_user(self.reader).today_status()
        self.assertIn(
            "Disputes past their deadline: 1",
            [one["text"] for one in status["links"]],
        )
        self.follow_up(21)
        self.assertEqual(dispute.activity_ids.user_id, self.officer)
        self.follow_up(22)
        self.follow_up(23)
        told = dispute.activity_ids.filtered(lambda one: one.user_id == self.manager)
        self.assertEqual(len(told), 1)
        self.assertIn("Nobody has decided", told.note)
        with self.on(23):
            dispute.with_user(self.officer).write({"deadline_on": day(30)})
        self.assertEqual(dispute.state, "open")

    def test_rejected_is_written_to_the_customer_and_goes_on(self):
        person = self._customer("Bo", is_company=False, lang="fr_BE")
        person.parent_id = self.customer
        self.env["res.lang"]._activate_lang("fr_BE")
        dispute = self.dispute(1000, person_id=person)
        self.assertFalse(self.asked(5))
        self.decide(dispute, "rejected", "Le bon est signé.")
        self.assertEqual(
            (dispute.state, dispute.decided_by_id.login),
            ("rejected", self.officer.login),
        )
        self.assertFalse(self.held() or dispute.activity_ids)
        mail = dispute.message_ids.sudo().mail_ids
        self.assertEqual(mail.recipient_ids | mail.mail_message_id.partner_ids, person)
        self.assertIn("Le bon est signé.", mail.body_html)
        self.assertEqual(self.asked(7), [1000])
        # What was decided stays so, by whichever door.
        own = dispute.with_user(self.officer)
        with self.assertRaises(UserError):
            own.action_withdraw()
        with self.assertRaises(UserError):
            own.amount = 10
        with self.assertRaises(UserError):
            own.letter = "Other words"
        # Another one may be raised.
        self.assertEqual(self.dispute(10, today=8).state, "open")

    def test_accepted_is_held_until_it_is_credited(self):
        dispute = self.dispute(300)
        self.decide(dispute, "accepted", "")
        self.assertEqual(
            (dispute.state, dispute.reason), ("accepted", "credit_awaited")
        )
        self.assertIn("300", dispute.letter)
        self.assertEqual(self.asked(7), [700])
        self.follow_up(13)
        self.assertEqual(dispute.reason, "credit_awaited")
        self.follow_up(14)
        self.assertEqual(dispute.reason, "credit_late")
        late = dispute.activity_ids
        self.assertEqual(late.user_id, self.manager)
        self.assertIn("no credit note", late.note)
        note = self.env["account.move"].create(
            {
                "move_type": "out_refund",
                "partner_id": self.customer.id,
                "invoice_date": day(14),
                "reversed_entry_id": self.move.id,
                "invoice_line_ids": [
                    Command.create(
                        {"name": "Too much", "price_unit": 300, "tax_ids": False}
                    )
                ],
            }
        )
        with self.on(14):
            note.action_post()
        self.assertEqual(dispute.credit_note_ids, note)
        self.assertEqual((dispute.reason, self.held()), ("credited", []))
        with self.on(15):
            note.button_draft()
            note.button_cancel()
        self.follow_up(16)
        self.assertEqual(self.held(), [("dispute", 300)])

    def test_a_goodwill_credit_decides_nothing(self):
        dispute = self.dispute(300)
        note = self.move._reverse_moves([{"invoice_date": day(6)}])
        note.invoice_line_ids.price_unit = 100
        with self.on(6):
            note.action_post()
        self.assertEqual(dispute.credit_note_ids, note)
        self.follow_up(7)
        self.assertEqual((dispute.state, self.held()), ("open", [("dispute", 300)]))

    def test_what_cannot_be_disputed(self):
        with self.assertRaises(ValidationError) as said:
            self.dispute(1000.01)
        self.assertIn("More is disputed", str(said.exception))
        self.dispute(200)
        with mute_logger("odoo.sql_db"), self.assertRaises(UniqueViolation):
            self.dispute(100)
        paid = self.invoice(due=0, amount=10)
        item = self.item(paid)
        self.pay(paid)
        values = {"partner_id": self.customer.id, "amount": 5}
        disputes = self.env["credit.followup.dispute"].with_user(self.officer)
        with self.assertRaises(ValidationError):
            disputes.create({**values, "move_line_id": item.id})
        other = self.invoice(self._customer("Other"), due=0)
        with self.assertRaises(ValidationError):
            disputes.create({**values, "move_line_id": self.item(other).id})
        with self.assertRaises(AccessError):
            disputes.with_user(self.reader).create(
                {**values, "move_line_id": self.item(self.move).id}
            )

    def test_a_blocked_invoice_is_held_while_it_is_blocked(self):
        with self.on(5):
            self.move.action_toggle_block_payment()
        self.assertEqual(self.held(), [("dispute", 0)])
        self.assertFalse(self.asked(6))
        with self.on(7):
            self.move.action_toggle_block_payment()
        self.assertEqual((self.held(), self.asked(8)), ([], [1000]))
        with self.on(9):
            self.move.action_toggle_block_payment()
        self.dispute(400, today=9)
        self.assertEqual(self.held(), [("dispute", 400)])

    def test_ten_are_judged_in_as_many_queries_as_two(self):
        moves = self.invoices([100.0] * 10, due=0)
        disputes = self.env["credit.followup.dispute"]
        for move in moves:
            disputes |= self.dispute(100, move=move).sudo()
        few, many = disputes[:2], disputes[2:]
        many._rulings(day(6))  # what is cached for good
        counts = []
        for own in (few, many):
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            own._rulings(day(6))
            counts.append(self.env.cr.sql_log_count - before)
        self.assertEqual(*counts)
