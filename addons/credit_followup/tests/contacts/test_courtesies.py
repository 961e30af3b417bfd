"""Courtesy calls: asked for once, by three answers, and kept as evidence."""

from odoo.tests import Form, tagged

from ..common import FollowupCase, day

COURTESY = "credit_followup.activity_courtesy"


@tagged("post_install", "-at_install")
class TestCourtesies(FollowupCase):
    """A company that rings three days after each invoice from 500."""

    def setUp(self):
        super().setUp()
        self.company.write(
            {"followup_courtesy_days": 3, "followup_courtesy_amount": 500}
        )
        self.customer.write({"followup_user_id": self.officer.id, "phone": "09 1"})
        self.move = self.invoice(due=30)

    def tasks(self, *moves):
        kind = self.env.ref(COURTESY)
        return [
            len(one.activity_ids.filtered(lambda task: task.activity_type_id == kind))
            for one in moves or [self.move]
        ]

    def note(self, move=None, today=5, **answers):
        """Note the call as an officer, in the window of the invoice."""
        with self.on(today):
            opened = (
                (move or self.move).with_user(self.officer).action_followup_courtesy()
            )
            contacts = self.env[opened["res_model"]].with_user(self.officer)
            form = Form(contacts.with_context(**opened["context"]))
            for name, value in answers.items():
                form[name] = value
            return form.save()

    def test_each_invoice_is_asked_about_once_and_only_if_it_may(self):
        small, due = self.invoice(due=30, amount=400), self.invoice(due=0)
        paid, credited = self.invoices([900, 901], due=30)
        self.pay(paid)
        refund = credited._reverse_moves([{"invoice_date": day(1)}])
        refund.action_post()
        held = self.invoice(self._customer("Held"), due=30)
        silent = self.invoice(self._customer("Silent"), due=30)
        self.item(silent).no_followup = True
        self.env["credit.followup.hold"].create(
            {"partner_id": held.partner_id.id, "note": "x", "date_from": day(-1)}
        )
        for today in (2, 3, 10):
            self.follow_up(today)
        self.assertEqual(self.tasks(), [1])
        others = (small, due, paid, credited, held, silent)
        self.assertEqual(self.tasks(*others), [0] * len(others))
        task = self.move.activity_ids
        self.assertEqual(task.user_id, self.officer)
        self.assertIn("09 1", task.note)
        self.assertTrue(self.move.with_user(self.reader).followup_is_to_call)
        self.pay(self.move)
        self.follow_up(11)
        self.assertEqual(self.tasks(), [0])

    def test_it_is_off_by_default_and_in_tests(self):
        self.company.followup_courtesy_days = 0
        self.follow_up(3)
        self.company.write({"followup_courtesy_days": 3, "followup_test_mode": True})
        self.company.followup_test_email = "tests@company.example"
        self.follow_up(4)
        self.assertEqual(self.tasks(), [0])
        new = self.env["res.company"].new({"name": "New"})
        self.assertFalse(new.followup_courtesy_days)

    def test_many_are_planned_in_the_queries_of_one(self):
        self.follow_up(2)
        counts = []
        for number in (1, 4):
            partners = [self._customer(f"N{number} {one}") for one in range(number)]
            for partner in partners:
                self.invoice(partner, due=30)
            self.env.flush_all()
            self.env.invalidate_all()
            run, company = self.Run, self.company.sudo()
            with self.on(4):
                run._nightly_run(company, day(4))
                before = self.env.cr.sql_log_count
                self._plan(run, company)
                counts.append(self.env.cr.sql_log_count - before)
        self.assertLessEqual(counts[1], counts[0] + 6)

    def _plan(self, run, company):
        from ...effects.contacts import courtesies  # noqa: PLC0415

        courtesies.plan(
            company,
            day(4),
            lambda moves: run._responsible_for(company, day(4), moves),
        )

    def test_a_yes_is_evidence_and_each_no_opens_its_move(self):
        self.follow_up(4)
        contact = self.note(satisfied="yes", received="yes", passed="no")
        self.assertEqual((contact.kind, contact.invoice_id), ("courtesy", self.move))
        self.assertEqual(contact.confirmed, "satisfied, received")
        shown = self.move.with_user(self.reader).followup_confirmed
        self.assertIn("satisfied, received on Mar 9, 2026 by Anna Claes", shown)
        told = contact.sudo().summary_ids.body
        self.assertIn(f"you received invoice {self.move.name}", told)
        self.assertNotIn("open on your account", told)
        task = self.move.activity_ids
        self.assertEqual((self.tasks(), task.date_deadline), ([1], day(6)))
        contact = self.note(today=6, satisfied="no", received="no", passed="yes")
        self.assertEqual(self.tasks(), [0])
        opened = contact.action_note_dispute()
        item = self.item(self.move)
        self.assertEqual(opened["context"]["default_move_line_id"], item.id)
        with self.on(6):
            said = contact.action_send_invoices()["params"]["message"]
        self.assertIn(self.move.name, said)
        for today in (7, 8):
            self.follow_up(today)
        self.assertEqual(self.tasks(), [0])

    def test_who_was_not_reached_is_rung_again_on_a_day(self):
        self.follow_up(4)
        nobody = self.env.ref("credit_followup.outcome_nobody")
        self.note(outcome_id=nobody, again_on=day(8))
        self.assertEqual(self.move.activity_ids.date_deadline, day(8))
        self.note(today=8, outcome_id=nobody)
        self.assertEqual(self.tasks(), [1])
        self.assertEqual(self.move.activity_ids.date_deadline, day(9))
        self.assertFalse(self.move.followup_confirmed)
