from odoo import Command
from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from ..common import FollowupCase, day

MODELS = (
    "policy",
    "level",
    "run",
    "run.leftout",
    "action",
    "action.line",
    "delivery",
    "hold",
    "charge",
    "terms",
    "terms.acceptance",
    "rate",
)


@tagged("post_install", "-at_install")
class TestAccess(FollowupCase):
    """Nobody outside the groups reads follow-up data; companies never mix."""

    def setUp(self):
        super().setUp()
        self.move = self.invoice(due=0)
        self.action = self.follow_up(5).action_ids

    def test_outsiders_read_no_follow_up_record(self):
        for name in MODELS:
            with self.assertRaises(AccessError):
                self.env[f"credit.followup.{name}"].with_user(self.outsider).search([])

    def test_outsiders_read_no_follow_up_field(self):
        accountant = self.env["res.users"].create(
            {
                "name": "accountant",
                "login": "followup_accountant",
                "company_id": self.company.id,
                "company_ids": [Command.set(self.company.ids)],
                "group_ids": [
                    Command.set(self.env.ref("account.group_account_invoice").ids)
                ],
            }
        )
        for record, name in (
            (self.customer, "followup_sentence"),
            (self.move, "followup_sentence"),
            (self.item(self.move), "followup_level_id"),
        ):
            with self.assertRaises(AccessError):
                record.with_user(accountant).read([name])

    def test_a_billing_user_outside_the_groups_may_still_edit_invoices(self):
        billing = self.env["res.users"].create(
            {
                "name": "billing",
                "login": "followup_billing",
                "company_id": self.company.id,
                "company_ids": [Command.set(self.company.ids)],
                "group_ids": [
                    Command.set(self.env.ref("account.group_account_invoice").ids)
                ],
            }
        )
        move = self.invoice(due=30).with_user(billing)
        move.button_draft()
        move.write({"partner_id": self._customer("Other NV").id})
        move.invoice_date_due = day(40)
        move.action_post()
        self.assertEqual(self.item(move.sudo()).date_maturity, day(40))

    def test_an_officer_cannot_make_tonight_s_run_look_done(self):
        for values in ({"kind": "nightly"}, {"state": "done"}, {"bank_is_fresh": True}):
            with self.assertRaises(UserError):
                self.Run.with_user(self.officer).create(values)

    def test_a_simulation_of_another_company_is_refused(self):
        other = self.setup_other_company()["company"]
        wizard = self.env["credit.followup.simulation"].with_user(self.officer)
        with self.assertRaises(AccessError):
            wizard.create({"company_id": other.id}).action_simulate()

    def test_the_second_person_cannot_change_the_text_and_approve_it(self):
        self.policy.level_ids.mode = "four_eyes"
        self.invoice(self._customer("Four Eyes"), due=0)
        action = self.follow_up(6).action_ids
        action.with_user(self.officer).action_confirm()
        self.assertTrue(action.awaits_approval)
        action.with_user(self.manager).note = "Something else"
        self.assertFalse(action.awaits_approval)

    def test_a_letter_that_was_sent_cannot_be_replaced(self):
        self.policy.level_ids.by_letter = True
        self.invoice(self._customer("Letter NV"), due=0)
        document = self.follow_up(6).action_ids.delivery_ids.attachment_id
        for method in (lambda one: one.unlink(), lambda one: one.write({"raw": b"x"})):
            with self.assertRaises(UserError):
                method(document.with_user(self.manager))

    def test_readers_read_and_change_nothing(self):
        action = self.action.with_user(self.reader)
        self.assertTrue(action.partner_id.followup_sentence)
        for method in ("action_confirm", "action_approve", "action_resend"):
            with self.assertRaises(AccessError):
                getattr(action, method)()
        with self.assertRaises(AccessError):
            self.Run.with_user(self.reader).create({})

    def test_officers_write_no_policy_and_no_history(self):
        with self.assertRaises(AccessError):
            self.policy.with_user(self.officer).least_days = 1
        with self.assertRaises(AccessError):
            self.action.with_user(self.officer).state = "proposed"
        with self.assertRaises(AccessError):
            self.action.with_user(self.officer).unlink()
        with self.assertRaises(AccessError):
            self.action.line_ids.with_user(self.officer).amount_open = 1
        hold = self.env["credit.followup.hold"].create(
            {"partner_id": self.customer.id, "note": "x"}
        )
        with self.assertRaises(AccessError):
            hold.with_user(self.manager).unlink()

    def test_even_managers_create_no_action_by_hand(self):
        with self.assertRaises(AccessError):
            self.Action.with_user(self.manager).create(
                {
                    "run_id": self.action.run_id.id,
                    "partner_id": self.customer.id,
                    "company_id": self.company.id,
                    "currency_id": self.company.currency_id.id,
                    "kind": "message",
                    "date": day(5),
                }
            )

    def test_an_officer_of_another_company_sees_nothing_of_this_one(self):
        other = self.setup_other_company()["company"]
        stranger = self._user("stranger", "group_manager", other)
        for name in ("action", "run", "delivery", "action.line"):
            found = self.env[f"credit.followup.{name}"].with_user(stranger).search([])
            self.assertNotIn(self.company, found.company_id)
        with self.assertRaises(AccessError):
            self.action.with_user(stranger).read(["amount_due"])

    def test_a_policy_of_another_company_cannot_be_chosen(self):
        other = self.setup_other_company()["company"]
        foreign = self._policy(other)
        with self.assertRaises(UserError):
            self.move.followup_policy_id = foreign
        with self.assertRaises(UserError):
            self.company.followup_policy_id = foreign

    def test_the_run_of_one_company_leaves_the_other_alone(self):
        data = self.setup_other_company()
        other = data["company"]
        foreign = (
            self.env["account.move"]
            .with_company(other)
            .create(
                {
                    "move_type": "out_invoice",
                    "company_id": other.id,
                    "journal_id": data["default_journal_sale"].id,
                    "partner_id": self.customer.id,
                    "invoice_date": day(-60),
                    "invoice_date_due": day(-30),
                    "invoice_line_ids": [
                        Command.create({"name": "x", "price_unit": 70, "tax_ids": []})
                    ],
                }
            )
        )
        foreign.action_post()
        later = self.invoice(self._customer("Bert Maes"), due=1)
        run = self.follow_up(6)
        self.assertEqual(run.company_id, self.company)
        self.assertEqual(run.action_ids.line_ids.move_id, later)
        self.assertFalse(self.Run.search([("company_id", "=", other.id)]))
        foreign_lines = self.Action.search([]).line_ids.move_id
        self.assertNotIn(foreign, foreign_lines)

    def test_only_managers_start_the_follow_up_of_an_item_again(self):
        line = self.item(self.move)
        with self.assertRaises(UserError):
            line.with_user(self.officer).action_followup_restart()
        line.with_user(self.manager).action_followup_restart()
        self.assert_levels(self.move, [False])
        self.assertEqual(line.followup_cycle, 1)
