"""Branches share accounts and customers with their parent, and nothing else."""

from odoo import Command
from odoo.tests import tagged

from ..common import FollowupCase, day


@tagged("post_install", "-at_install")
class TestBranches(FollowupCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.branch = cls.env["res.company"].create(
            {
                "name": "Branch",
                "parent_id": cls.company.id,
                "currency_id": cls.company.currency_id.id,
            }
        )
        cls.env.cr.precommit.run()  # Odoo gives the branch its parent's accounts then
        cls.env.user.company_ids += cls.branch
        cls._switch_on(cls.branch, cls._policy(cls.branch, name="Branch policy"))
        cls.clerk = cls._user("clerk", "group_officer", company=cls.branch)

    def of_branch(self, due=0, **values):
        """Post an invoice of the branch, on the accounts of its parent."""
        moves = self.env["account.move"].with_company(self.branch)
        move = moves.create(
            {
                "move_type": "out_invoice",
                "company_id": self.branch.id,
                "partner_id": self.customer.id,
                "invoice_date": day(due - 30),
                "invoice_date_due": day(due),
                "invoice_line_ids": [
                    Command.create(
                        {"name": "Goods", "price_unit": 500.0, "tax_ids": []}
                    )
                ],
                **values,
            }
        )
        move.action_post()
        return move

    def actions(self, company):
        return self.Action.search([("company_id", "=", company.id)])

    def test_accounts_are_those_of_the_parent_and_items_the_branch_s(self):
        item = self.item(self.of_branch())
        self.assertEqual(item.company_id, self.branch)
        self.assertIn(self.company, item.account_id.company_ids)

    def test_each_company_follows_up_its_own_invoices(self):
        own, other = self.invoice(due=0), self.of_branch()
        self.follow_up(5)
        for company, move in ((self.company, own), (self.branch, other)):
            action = self.actions(company)
            self.assertEqual(action.line_ids.move_id, move)
            self.assertEqual(action.state, "sent")
            self.assertEqual(action.level_id.company_id, company)

    def test_a_branch_that_is_switched_off_reminds_nobody(self):
        self.branch.followup_active = False
        self.of_branch()
        self.follow_up(5)
        self.assertFalse(self.actions(self.branch) | self.actions(self.company))

    def test_a_payment_to_the_parent_is_no_credit_in_the_branch(self):
        self.of_branch()
        self.pay(amount=900)
        self.follow_up(5)
        self.assertEqual(self.actions(self.branch).amount_due, 500.0)

    def test_a_hold_of_the_parent_does_not_hold_the_branch(self):
        self.of_branch()
        self.env["credit.followup.hold"].create(
            {"partner_id": self.customer.id, "note": "x", "company_id": self.company.id}
        )
        self.follow_up(5)
        self.assertTrue(self.actions(self.branch))

    def test_who_works_in_the_branch_sees_the_branch(self):
        self.invoice(due=0)
        self.of_branch()
        self.follow_up(5)
        seen = self.Action.with_user(self.clerk).search([])
        self.assertEqual(seen.company_id, self.branch)
        customer = self.customer.with_user(self.clerk).with_company(self.branch)
        customer = customer.with_context(followup_as_of=str(day(5)))
        self.assertEqual(customer.followup_overdue, 500.0)

    def test_the_branch_has_policies_of_its_own(self):
        policies = self.env["credit.followup.policy"].with_context(active_test=False)
        self.assertTrue(policies.search([("company_id", "=", self.branch.id)]))
