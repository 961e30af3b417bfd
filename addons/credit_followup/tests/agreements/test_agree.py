"""The window in which instalments are tried out, and written down."""

from odoo.tests import Form, tagged

from ..common import day
from ..common_agreements import AgreementsCase


@tagged("post_install", "-at_install")
class TestAgree(AgreementsCase):
    """From the invoice, the customer or the decision to a draft."""

    def window(self, record, button, today=0):
        with self.on(today):
            opened = getattr(record.with_user(self.officer), button)()
            wizards = self.env[opened["res_model"]].with_user(self.officer)
            return Form(wizards.browse(opened["res_id"]))

    def test_three_proposals_and_one_of_ones_own(self):
        with self.on(0):
            form = self.window(self.move, "action_followup_agree")
            self.assertEqual((form.amount_principal, form.number), (1200, 3))
            self.assertIn("400.00", form.preview)
            form.choice = "long"
            self.assertEqual(form.number, 12)
            form.choice = "own"
            form.number = 5
            form.deposit_amount = 200
            form.deposit_on = day(2)
            form.first_on = day(10)
            self.assertIn("200.00", form.preview)
            form.first_on = day(-10)
            self.assertIn("before the agreement", form.preview)
            form.first_on = day(10)
            opened = form.save().action_apply()
        agreement = self.env[opened["res_model"]].browse(opened["res_id"])
        self.assertEqual(agreement.instalment_ids.mapped("amount"), [200] + [200] * 5)
        self.assertEqual(agreement.create_uid, self.officer)

    def test_a_deferral_is_one_instalment(self):
        with self.on(0):
            form = self.window(self.customer, "action_followup_agree")
            form.choice = "own"
            form.number = 1
            opened = form.save().action_apply()
        agreement = self.env[opened["res_model"]].browse(opened["res_id"])
        self.assertEqual(agreement.instalment_ids.amount, 1200)
        self.assertEqual(agreement.item_ids.due_on, day(-40))

    def test_a_decision_is_taken_by_an_agreement(self):
        levels = self.policy.level_ids.sorted()
        levels[1:].unlink()
        self.follow_up(0)
        action = self.follow_up(7).action_ids
        self.assertEqual(action.todo, "decide")
        with self.on(7):
            form = self.window(action, "action_agree", 7)
            self.assertEqual(form.amount_principal, 1200)
            opened = form.save().action_apply()
            agreement = self.env[opened["res_model"]].browse(opened["res_id"])
            self.assertEqual(action.todo, "decide")
            agreement.with_user(self.officer).action_offer()
        self.assertEqual((action.state, action.todo), ("done", False))
        self.assertIn(agreement.name, action.message_ids[0].body)
