from unittest.mock import patch

from odoo import Command
from odoo.exceptions import UserError
from odoo.modules.neutralize import get_neutralization_queries
from odoo.tests import tagged
from odoo.tools import SQL, mute_logger

from ...effects.channels import letter
from ..common import FollowupCase, day


@tagged("post_install", "-at_install")
class TestFaults(FollowupCase):
    """Bad input and faults: a clear message on the record, and the night goes on."""

    def setUp(self):
        super().setUp()
        self.level = self.policy.level_ids.sorted()[0]
        self.bad = self._customer("Bad Luck")
        self.good_move = self.invoice(due=0)
        self.bad_move = self.invoice(self.bad, due=0)

    def night(self):
        run = self.follow_up(5)
        good = run.action_ids.filtered(lambda one: one.partner_id == self.customer)
        return good, run.action_ids - good

    def reason(self, move):
        return self.item(move).followup_reason

    def test_a_policy_without_levels(self):
        empty = self.env["credit.followup.policy"].create(
            {"name": "Empty", "company_id": self.company.id}
        )
        self.bad_move.followup_policy_id = empty
        good, bad = self.night()
        self.assertEqual((good.state, bad.ids), ("sent", []))
        self.assertEqual(self.reason(self.bad_move), "no_levels")
        self.assertIn("no levels", self.item(self.bad_move).followup_sentence)

    def test_no_policy_at_all(self):
        self.company.followup_policy_id = False
        self.night()
        self.assertEqual(self.reason(self.bad_move), "no_policy")

    @mute_logger("odoo.addons.mail.models.mail_render_mixin")
    def test_a_text_that_cannot_be_rendered(self):
        broken = self.level.template_id.copy(
            {"body_html": '<p t-out="object.no_such_field">x</p>'}
        )
        own = self._policy(self.company, name="Broken")
        own.level_ids.template_id = broken
        self.bad_move.followup_policy_id = own
        good, bad = self.night()
        self.assertEqual(
            (good.state, bad.state, bad.todo), ("sent", "failed", "repair")
        )
        self.assertIn("no_such_field", bad.error)
        self.assert_levels(self.bad_move, [False])

    def test_a_level_without_text(self):
        own = self._policy(self.company, name="Mute")
        own.level_ids.template_id = False
        self.bad_move.followup_policy_id = own
        good, bad = self.night()
        self.assertEqual((good.state, bad.state), ("sent", "failed"))
        self.assertIn("has no text", bad.error)

    def test_a_failed_action_can_be_tried_again(self):
        own = self._policy(self.company, name="Mute")
        own.level_ids.template_id = False
        self.bad_move.followup_policy_id = own
        _good, bad = self.night()
        own.level_ids.template_id = self.level.template_id
        self.act(bad, "action_retry", offset=5)
        self.assertEqual((bad.state, bad.error), ("sent", False))

    def test_wkhtmltopdf_is_missing(self):
        self.level.by_letter = True
        report = type(self.env["ir.actions.report"])
        with patch.object(report, "get_wkhtmltopdf_state", return_value="install"):
            good, bad = self.night()
        self.assertEqual((good | bad).mapped("state"), ["failed"] * 2)
        self.assertIn("wkhtmltopdf", good.error)
        self.assertFalse(good.delivery_ids)
        self.assert_levels(self.good_move, [False])

    def test_wkhtmltopdf_crashes_on_one_letter(self):
        self.level.by_letter = True
        to_pdf = letter.to_pdf

        def crash(env, html):
            if "Bad Luck" in html:
                raise RuntimeError("Wkhtmltopdf failed (error code: -11).")
            return to_pdf(env, html)

        with patch.object(letter, "to_pdf", crash):
            good, bad = self.night()
        self.assertEqual((good.state, bad.state), ("sent", "failed"))
        self.assertIn("-11", bad.error)

    def test_a_customer_without_address_or_language(self):
        self.bad.write({"email": False, "street": False, "lang": False})
        good, bad = self.night()
        self.assertEqual((good.state, bad.state, bad.todo), ("sent", "to_do", "repair"))

    def test_a_currency_without_rate(self):
        cad = self.env.ref("base.CAD")
        cad.active = True
        cad.rate_ids.unlink()
        move = self.invoice(self.bad, due=0, currency_id=cad.id)
        self.night()
        self.assertEqual(self.reason(move), "no_rate")
        self.assertIn("exchange rate", self.item(move).followup_sentence)

    def test_a_due_date_is_missing(self):
        line = self.item(self.bad_move)
        self.env.execute_query(
            SQL(
                "UPDATE account_move_line SET date_maturity = NULL WHERE id = %s"
                " RETURNING id",
                line.id,
            )
        )
        line.invalidate_recordset()
        good, bad = self.night()
        self.assertEqual((good.state, bad.ids), ("sent", []))
        self.assertEqual(self.reason(self.bad_move), "no_due_date")

    def test_a_contact_is_deleted_after_the_proposal(self):
        contact = self.env["res.partner"].create(
            {"name": "Gone", "parent_id": self.bad.id, "followup_is_addressee": True}
        )
        self.level.mode = "confirm"
        _good, bad = self.night()
        self.assertEqual(bad.addressee_id, contact)
        contact.unlink()
        self.act(bad, "action_confirm", offset=5)
        self.assertEqual((bad.state, bad.addressee_id), ("sent", self.bad))

    def test_a_customer_of_another_company_is_refused(self):
        other = self.setup_other_company()["company"]
        foreign = self._customer("Foreign NV", company_id=other.id)
        with self.assertRaises(UserError):
            self.env["credit.followup.hold"].create(
                {"partner_id": foreign.id, "note": "x", "company_id": self.company.id}
            )

    def test_an_item_in_use_by_another_transaction_waits(self):
        with patch(
            "odoo.addons.credit_followup.effects.revise._with_busy_items",
            lambda actions: actions.filtered(lambda one: one.partner_id == self.bad),
        ):
            good, bad = self.night()
        self.assertEqual((good.state, bad.state), ("sent", "ready"))
        self.follow_up(5)
        self.assertEqual(bad.state, "sent")

    def test_credits_without_a_debt_lead_to_nothing(self):
        partner = self._customer("Prepaid NV")
        self.pay(amount=90.0, partner=partner)
        good, bad = self.night()
        self.assertNotIn(partner, (good | bad).partner_id)

    def test_two_customers_of_one_run_can_be_merged(self):
        good, bad = self.night()
        wizard = self.env["base.partner.merge.automatic.wizard"].create({})
        wizard._merge((self.customer | self.bad).ids, self.customer)
        self.assertEqual((good | bad).partner_id, self.customer)

    def test_two_levels_on_the_same_day_cannot_be_saved(self):
        with self.assertRaisesRegex(UserError, "same day"):
            self.policy.level_ids = [
                Command.create({"name": "Twin", "days": 5, "sequence": 1})
            ]

    def test_nothing_is_sent_for_a_copied_database(self):
        self.level.mode = "confirm"
        self.night()
        queries = list(get_neutralization_queries(["credit_followup"]))
        self.assertTrue(queries)
        for query in queries:
            self.env.cr.execute(query)
        self.env.invalidate_all()
        self.assertFalse(self.company.followup_active)
        self.assertTrue(self.company.followup_test_mode)

    # === ARCHIVED AND LOCKED === #

    def test_an_archived_customer_owes_all_the_same(self):
        move = self.invoice(self._customer("Gone NV"), due=0)
        move.partner_id.active = False
        action = self.follow_up(5).action_ids.filtered(
            lambda one: one.partner_id == move.partner_id
        )
        self.assertEqual(action.state, "sent")
        self.assert_levels(move, ["One"])

    def test_an_archived_account_hides_no_debt(self):
        account = self.company_data["default_account_receivable"].copy()
        customer = self._customer("Old Account NV")
        customer.property_account_receivable_id = account
        move = self.invoice(customer, due=0)
        account.active = False
        self.follow_up(5)
        self.assert_levels(move, ["One"])

    def test_a_locked_period_stops_no_reminder_of_what_lies_in_it(self):
        move = self.invoice(self._customer("Locked NV"), due=0)
        self.company.fiscalyear_lock_date = day(4)
        self.follow_up(5)
        self.assert_levels(move, ["One"])
        run = self.run_of(5)
        self.assertFalse(run.error)
        run.sudo().action_cancel()
        self.assert_levels(move, [False])
