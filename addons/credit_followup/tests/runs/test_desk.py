"""What stands on Today: what happened since, what would leave, what stays away."""

from odoo import Command, fields
from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged
from odoo.tools.safe_eval import safe_eval

from ...facts.settings import company_workdays
from ..common import FollowupCase, day


@tagged("post_install", "-at_install")
class TestDesk(FollowupCase):
    """Trust: the desk never shows what is not true any more."""

    def setUp(self):
        super().setUp()
        self.level = self.policy.level_ids.sorted()[0]
        self.level.mode = "confirm"
        self.move = self.invoice(due=0)

    def test_what_is_fully_paid_leaves_the_desk(self):
        action = self.follow_up(5).action_ids
        self.assertIn(action, self.desk())
        self.pay(self.move)
        self.assertNotIn(action, self.desk())

    def test_what_was_paid_cannot_be_confirmed_by_anybody(self):
        self.level.mode = "four_eyes"
        action = self.follow_up(5).action_ids
        action.with_user(self.officer).action_confirm()
        self.pay(self.move)
        action.with_user(self.manager).action_approve()
        self.assertEqual(action.state, "cancelled")
        self.assertIn("paid", action.cancel_reason)

    def test_an_approval_that_waits_is_on_a_second_person_s_desk(self):
        self.level.mode = "four_eyes"
        action = self.follow_up(5).action_ids
        second = self._user("second", "group_manager")
        action.with_user(self.manager).action_confirm()
        (task,) = action.activity_ids
        self.assertEqual(task.summary, "Approve as the second person")
        self.assertNotEqual(task.user_id, self.manager)
        self.assertTrue(task.user_id.has_group("credit_followup.group_manager"))
        action.with_user(second).action_approve()
        self.assertFalse(action.activity_ids)

    # === WHAT LEAVES === #

    def test_before_confirming_one_sees_what_will_leave(self):
        self.level.by_letter = True
        action = self.follow_up(5).action_ids.with_user(self.officer)
        self.assertIn("anna@customer.example", action.leaving)
        self.assertIn(f"unpaid amount ({action.reference})", action.leaving)
        self.assertIn("Marktplein 1", action.leaving)
        self.assertIn("max-width:640px", action.mail_preview)
        self.assertIn(self.move.name, action.mail_preview)
        self.assertEqual(
            action.action_preview_letter()["report_name"], "credit_followup.letter"
        )

    def test_what_would_leave_names_the_attached_invoices_and_the_whole_address(self):
        self.level.write({"by_letter": True, "attach_invoices": True})
        second = self.invoice(due=-1)
        leaving = self.follow_up(5).action_ids.leaving
        self.assertIn(
            f"Attached</td><td>{second.name}, {self.move.name}</td>",
            leaving.replace('<td class="pe-4">', "<td>"),
        )
        self.assertIn("Anna Claes, Marktplein 1, 9000 Gent", leaving)

    def test_what_would_leave_names_who_gets_a_copy(self):
        boss = {"name": "Boss", "email": "boss@customer.example"}
        self.customer.child_ids = [
            Command.create({**boss, "followup_escalation": True})
        ]
        action = self.follow_up(5).action_ids
        self.assertNotIn("boss@", action.leaving)
        self.level.to_escalation = True
        action.invalidate_recordset(["leaving"])
        self.assertIn("boss@customer.example", action.leaving)

    def test_what_was_not_sent_does_not_say_sent(self):
        self.level.mode = "automatic"
        self.customer.email = False
        action = self.follow_up(5).action_ids
        self.assertEqual(action.outcome, "Not sent: no address")

    # === THE DAY'S WORK === #

    def test_confirm_and_next_opens_the_next_review(self):
        self.invoice(self._customer("Bert Maes"), due=0)
        first, second = self.follow_up(5).action_ids.with_user(self.officer)
        window = first.action_confirm_next()
        self.assertEqual(window["params"]["res_id"], second.id)
        self.assertNotEqual(first.state, "proposed")
        window = second.action_confirm_next()
        self.assertFalse(window["params"]["res_id"])

    def test_confirm_and_next_goes_on_after_what_was_skipped(self):
        for amount, name in ((500, "Bert Maes"), (250, "Carl Pals")):
            self.invoice(self._customer(name), due=0, amount=amount)
        actions = self.follow_up(5).action_ids.with_user(self.officer)
        skipped, second, third = actions.sorted("amount_due", reverse=True)
        self.assertEqual(second.action_confirm_next()["params"]["res_id"], third.id)
        self.assertEqual(third.action_confirm_next()["params"]["res_id"], skipped.id)

    def test_one_invoice_is_postponed_and_the_rest_may_go(self):
        other = self.invoice(due=0, amount=200)
        action = self.follow_up(5).action_ids
        self.leave_out(action, "postpone", self.item(other))
        self.assertEqual(action.state, "proposed")
        self.assertEqual(action.line_ids.move_id, self.move)
        self.assertEqual(action.amount_due, 1000)
        hold = self.env["credit.followup.hold"].search([])
        self.assertEqual(hold.move_line_id, self.item(other))
        self.assertEqual((hold.action_id, hold.reason), (action, "dispute"))

    def test_an_invoice_is_chosen_by_number_day_and_what_is_open(self):
        self.move.payment_reference = "+++000/0000/00097+++"
        named = self.item(self.move).with_context(followup_owed=True)
        self.assertEqual(
            named.display_name, f"{self.move.name} · Mar 4, 2026 · $\xa01,000.00"
        )

    def test_postponing_an_invoice_of_one_holds_nothing_of_another(self):
        other = self._customer("Bert Maes")
        self.invoice(other, due=0)
        actions = self.follow_up(5).action_ids
        self.leave_out(actions, "postpone", self.item(self.move))
        holds = self.env["credit.followup.hold"].search([])
        self.assertEqual(holds.partner_id, self.customer)
        left = actions.filtered(lambda one: one.partner_id == other)
        self.assertEqual(left.state, "proposed")

    def test_a_postponement_says_until_when(self):
        action = self.follow_up(5).action_ids
        self.leave_out(action, "postpone")
        self.assertIn("Postponed until", action.cancel_reason)

    def leave_out(self, action, what, items=None):
        wizard = self.env["credit.followup.leave.out"].with_user(self.officer)
        values = {
            "action_ids": [Command.set(action.ids)],
            "what": what,
            "reason": "By phone",
            "hold_reason": "dispute",
            "date_to": "2199-01-01",
        }
        if items:
            values["item_ids"] = [Command.set(items.ids)]
        self.act(wizard.create(values), "action_apply", offset=5)

    def test_a_second_run_of_the_day_does_not_propose_again_what_was_left_out(self):
        action = self.follow_up(5).action_ids
        self.leave_out(action, "exclude")
        run = self.env["credit.followup.run"].with_user(self.officer)
        with self.on(5):
            again = run.create({"date": day(5)})
            again.action_propose()
        self.assertFalse(again.action_ids)

    def test_a_subsidiary_is_a_customer_of_its_own(self):
        group = self._customer("Group NV")
        self.customer.parent_id = group
        self.assertEqual(self.customer.commercial_partner_id, self.customer)
        window = self.env.ref("credit_followup.action_customer")
        found = self.env["res.partner"].search(safe_eval(window.domain))
        self.assertIn(self.customer, found)
        self.assertEqual(self.follow_up(5).action_ids.partner_id, self.customer)

    def test_a_run_without_notes_shows_no_banner(self):
        self.assertFalse(self.follow_up(5).charge_note)

    # === WHERE PEOPLE LOOK === #

    def test_what_left_stands_in_the_discussions(self):
        self.level.mode = "automatic"
        action = self.follow_up(5).action_ids
        for record in (self.move, self.customer):
            messages = record.message_ids.filtered(
                lambda one: action.reference in (one.body or "")
            )
            self.assertEqual(len(messages), 1, record)
            self.assertIn("E-mail", messages.body)

    def test_invoices_are_found_by_their_status(self):
        moves = self.env["account.move"]
        self.follow_up(5)
        self.assertTrue(self.move.followup_reason)
        for wanted in ([self.move.followup_reason], [False]):
            found = moves.search([("followup_reason", "in", wanted)])
            self.assertEqual(self.move in found, bool(wanted[0]))

    def test_an_invoice_in_instalments_is_found_by_the_status_that_it_shows(self):
        term = self.env["account.payment.term"].create(
            {
                "name": "Two instalments",
                "line_ids": [
                    Command.create({"value_amount": 50, "nb_days": days})
                    for days in (30, 60)
                ],
            }
        )
        self.move.button_draft()
        self.move.write({"invoice_payment_term_id": term.id, "invoice_date": day(-30)})
        self.move.action_post()
        self.follow_up(5)
        lines = self.move._followup_lines().sorted("date_maturity")
        self.assertEqual(lines.mapped("followup_reason"), ["contact", "not_due"])
        self.assertEqual(self.move.followup_reason, "contact")
        for wanted in ("contact", "not_due"):
            found = self.env["account.move"].search([("followup_reason", "=", wanted)])
            self.assertEqual(self.move in found, wanted == "contact", wanted)

    def test_what_we_owe_a_customer_stands_beside_his_debt(self):
        bill = self.init_invoice(
            "in_invoice", self.customer, amounts=[300.0], post=True
        )
        self.assertEqual(self.customer.followup_payable, bill.amount_total)

    def test_an_opening_balance_is_excluded_aloud_and_included_by_a_button(self):
        receivable = self.company_data["default_account_receivable"]
        entry = self.env["account.move"].create(
            {
                "journal_id": self.company_data["default_journal_misc"].id,
                "line_ids": [
                    Command.create(
                        {
                            "account_id": account.id,
                            "partner_id": self.customer.id,
                            "debit": debit,
                            "credit": 500 - debit,
                        }
                    )
                    for account, debit in (
                        (receivable, 500),
                        (self.company_data["default_account_revenue"], 0),
                    )
                ],
            }
        )
        entry.action_post()
        line = entry.line_ids.filtered(lambda one: one.account_id == receivable)
        self.assertIn(entry.journal_id.name, line.followup_sentence)
        self.pay(self.move)
        customer = self.customer.with_user(self.reader)
        self.assertEqual(customer.followup_sentence, line.followup_sentence)
        with self.assertRaises(AccessError):
            line.with_user(self.reader).action_followup_include()
        line.with_user(self.officer).action_followup_include()
        self.assertFalse(line.no_followup)

    # === HOLIDAYS === #

    def test_public_holidays_are_filled_in_once(self):
        self.company.country_id = self.env.ref("base.de")
        self.company.state_id = self.env.ref("base.state_de_by")
        with self.on(0):
            self.company.with_user(self.manager).action_followup_add_holidays()
        leaves = self.env["resource.calendar.leaves"].search(
            [("company_id", "=", self.company.id)]
        )
        closed = company_workdays(self.company, day(0)).holidays
        # Easter Monday, and Corpus Christi, which not every region has.
        for holiday in ("2026-04-06", "2026-06-04", "2027-12-25"):
            self.assertIn(fields.Date.to_date(holiday), closed)
        count = len(leaves)
        with self.on(0):
            self.company.with_user(self.manager).action_followup_add_holidays()
            with self.assertRaises(AccessError):
                self.company.with_user(self.officer).action_followup_add_holidays()
        again = leaves.search_count([("company_id", "=", self.company.id)])
        self.assertEqual(again, count)
        self.company.country_id = False
        with self.assertRaises(UserError):
            self.company.with_user(self.manager).action_followup_add_holidays()
