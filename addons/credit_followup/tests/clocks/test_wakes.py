from odoo import Command
from odoo.tests import tagged

from ..common import day
from ..common_wakes import WakesCase


@tagged("post_install", "-at_install")
class TestWakes(WakesCase):
    """What the calendar does not know wakes whom it touches, and nobody else."""

    # === CAUSES === #

    def test_nothing_happened_and_nobody_is_looked_at(self):
        self.assertEqual(self.woken(), set())
        self.assertEqual(self.looked_at(7), [])

    def test_posting_paying_and_undoing_wake_the_customer(self):
        self.invoice(due=30)
        self.assertEqual(self.woken(), {(self.customer, "posted")})
        self.assertEqual(self.looked_at(7), self.customer.ids)
        self.pay(self.move)
        self.assertIn((self.customer, "paid"), self.woken())
        self.assertEqual(self.looked_at(8), self.customer.ids)
        self.assertEqual(self.looked_at(9), [], "read once, removed")
        self.item(self.move).remove_move_reconcile()
        self.assertEqual(self.woken(), {(self.customer, "paid")})

    def test_a_bill_or_an_entry_without_receivables_wakes_nobody(self):
        bill = self.env["account.move"].create(
            {
                "move_type": "in_invoice",
                "partner_id": self.customer.id,
                "invoice_date": day(0),
                "invoice_line_ids": [
                    Command.create(
                        {"name": "x", "price_unit": 5, "tax_ids": [Command.clear()]}
                    )
                ],
            }
        )
        bill.action_post()
        self.assertEqual(self.woken(), set())

    def test_a_changed_item_wakes_its_customer_old_and_new(self):
        self.item(self.far).date_maturity = day(7)
        self.assertEqual(self.woken(), {(self.asleep, "changed")})
        wakes = self.env["credit.followup.wake"].search([])
        self.assertEqual(len(wakes), 1, "not once before and once after")
        self.item(self.far).no_followup = True
        self.assertEqual(self.looked_at(7), self.asleep.ids)

    def test_holds_wake_when_they_are_made_changed_and_ended(self):
        hold = self.env["credit.followup.hold"].create(
            {"partner_id": self.asleep.id, "note": "x", "date_from": day(0)}
        )
        for change in (
            lambda: None,
            lambda: hold.write({"date_to": day(50)}),
            hold.sudo().unlink,
        ):
            change()
            self.assertEqual(self.woken(), {(self.asleep, "held")})
            self.forget()

    def test_a_customer_who_changes_is_woken_where_he_owes(self):
        self.asleep.country_id = self.env.ref("base.fr")
        self.assertEqual(self.woken(), {(self.asleep, "customer")})
        self.forget()
        self._customer("Owes Nothing").country_id = self.env.ref("base.fr")
        self.assertEqual(self.woken(), set())

    def test_policies_settings_and_holidays_wake_everybody(self):
        leave = {
            "name": "Bridge",
            "calendar_id": self.company.resource_calendar_id.id,
            "date_from": "2026-05-15 00:00:00",
            "date_to": "2026-05-15 23:00:00",
        }
        for change in (
            lambda: self.policy.write({"least_days": 6}),
            lambda: self.policy.level_ids[0].write({"days": 4}),
            lambda: self.company.write({"followup_transit_email": 1}),
            lambda: self.env["resource.calendar.leaves"].sudo().create(leave),
        ):
            change()
            self.assertIn((True, "setting"), self.woken())
            self.forget()
        self.policy.least_days = 5
        self.assertEqual(set(self.looked_at(7)), {self.customer.id, self.asleep.id})
        self.assertEqual(self.woken(), set(), "removed when everybody was looked at")

    def test_a_person_on_holiday_closes_nothing(self):
        resource = self.env["resource.resource"].sudo().create({"name": "Eva"})
        self.env["resource.calendar.leaves"].sudo().create(
            {
                "name": "Holiday",
                "resource_id": resource.id,
                "date_from": "2026-05-15 00:00:00",
                "date_to": "2026-05-15 23:00:00",
            }
        )
        self.assertEqual(self.woken(), set())

    def test_lines_that_join_or_leave_a_posted_entry_wake_their_customer(self):
        journal = self.company_data["default_journal_bank"]
        line = self.env["account.bank.statement.line"].create(
            {
                "journal_id": journal.id,
                "date": day(6),
                "payment_ref": "Transfer",
                "amount": 20,
                "partner_id": self.customer.id,
            }
        )
        _money, suspense, _other = line._seek_for_lines()
        receivable = self.item(self.move).account_id
        suspense.account_id = receivable
        self.assertEqual(self.woken(), {(self.customer, "changed")})
        self.forget()
        line.action_undo_reconciliation()
        self.assertIn((self.customer, "changed"), self.woken())

    def test_an_account_that_becomes_trade_wakes_everybody(self):
        account = self.item(self.move).account_id
        account.non_trade = True
        self.assertIn((True, "setting"), self.woken())

    def test_two_customers_that_become_one_are_looked_at(self):
        wizard = self.env["base.partner.merge.automatic.wizard"].sudo().create({})
        wizard._merge((self.customer | self.asleep).ids, self.customer)
        self.assertIn((self.customer, "customer"), self.woken())
