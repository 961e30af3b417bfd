"""The insurer as a way on, after the last level."""

from odoo.exceptions import UserError
from odoo.tests import Form, tagged

from .common import InsuranceCase


@tagged("post_install", "-at_install")
class TestDecideInsurer(InsuranceCase):
    """What is insured may be claimed from him; what is not goes another way."""

    def way_on(self):
        self.policy.level_ids[1:].unlink()
        move = self.invoice(due=0)
        self.follow_up(5)
        decision = self.follow_up(14).action_ids
        window = decision.with_user(self.officer).action_hand_over()
        model = decision.with_user(self.officer).env[window["res_model"]]
        form = Form(model.with_context(**window["context"]))
        form.what, form.reason = "insurer", "No answer"
        with self.on(14):
            form.save().action_apply()
        return self.env["credit.followup.hold"].search(
            [("move_line_id", "=", self.item(move).id)]
        )

    def test_what_is_insured_is_held_for_him(self):
        self.covered()
        hold = self.way_on()
        self.assertEqual((hold.reason, hold.note), ("insurer", "No answer"))
        self.assertEqual(self.loss().state, "overdue")

    def test_what_is_not_insured_goes_another_way(self):
        with self.assertRaisesRegex(UserError, "is not insured"):
            self.way_on()

    def test_a_company_without_an_insurer_has_no_such_way(self):
        self.contract.active = False
        ways = self.env["credit.followup.decide"].with_company(self.company)._ways_on()
        self.assertNotIn("insurer", dict(ways))
