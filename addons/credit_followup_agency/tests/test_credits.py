"""Money of the customer that nobody has allocated while an agency collects."""

from odoo.tests import tagged

from odoo.addons.credit_followup.facts.exports.obstacles import read_credits

from .common_answers import AnswersCase


@tagged("post_install", "-at_install")
class TestCredits(AnswersCase):
    """The agency is told what is matched: what is not, somebody is asked about."""

    def setUp(self):
        super().setUp()
        self.company.followup_active = True
        self.enterContext(self.on(65))
        self.case = self.hand_over(self.move)
        self.answer(self.row(self.case, "accepted", 65))

    def night(self, offset):
        runs = self.env["credit.followup.run"].with_user(self.env.ref("base.user_root"))
        with self.on(offset):
            runs._cron_followup()

    def asked(self):
        notes = self.case.activity_ids.mapped("note")
        return [one for one in notes if "allocated" in one]

    def credit(self, amount, move_type="out_refund"):
        return self.invoice(
            amount=amount, move_type=move_type, currency_id=self.euro.id
        )

    def test_a_credit_note_that_is_not_matched_is_asked_once(self):
        self.night(66)
        self.assertFalse(self.asked())
        note = self.credit(40)
        self.assertFalse(self.asked(), "by day it may be matched in the next minute")
        self.night(67)
        (words,) = self.asked()
        self.assertIn("40.00", words)
        self.env["credit.followup.wake"]._append(
            {(self.company, self.case.partner_id)}, "changed"
        )
        self.night(68)
        self.assertEqual(len(self.asked()), 1)
        self.case.activity_ids.action_feedback()
        (self.item(note) + self.item(self.move)).reconcile()
        self.night(69)
        self.assertFalse(self.asked())

    def test_many_cases_are_read_together(self):
        for amount in range(41, 45):
            self.prepare(self.invoice(due=1, amount=amount, currency_id=self.euro.id))
        self.credit(40)
        cases = self.Placement.search([("partner_id", "=", self.case.partner_id.id)])
        self.assertEqual(len(cases), 5)

        def queries(own):
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            read_credits(own)
            return self.env.cr.sql_log_count - before

        queries(cases)
        self.assertEqual(queries(cases[:2]), queries(cases))
