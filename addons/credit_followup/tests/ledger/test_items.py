"""What an open item is, said once: as domain, as SQL and of records it is the same."""

from odoo import Command

from ...facts import items
from ...facts.claims import ClaimReader
from ...facts.reader import Reader
from ..common import TODAY, FollowupCase, day


class TestItems(FollowupCase):
    """A ledger with everything that looks like an open item and is none."""

    def setUp(self):
        super().setUp()
        self.owed = self.invoice(amount=100, due=-10)
        self.part = self.invoice(amount=80, due=-10)
        self.pay(self.part, 30)
        self.paid = self.invoice(amount=60, due=-10)
        self.pay(self.paid)
        self.credit = self.pay(partner=self.customer, amount=7)
        self.refund = self.payment_to_customer(5)
        self.loan = self.non_trade(40)

    def payment_to_customer(self, amount):
        payment = self.env["account.payment"].create(
            {
                "payment_type": "outbound",
                "partner_type": "customer",
                "partner_id": self.customer.id,
                "amount": amount,
                "date": TODAY,
            }
        )
        payment.action_post()
        if not payment.move_id:
            payment._generate_journal_entry()
            payment.move_id.action_post()
        return payment.move_id

    def non_trade(self, amount):
        """Post a receivable that is not trade; below zero it is a credit."""
        account = self.env["account.account"].create(
            {
                "name": f"Loans {amount}",
                "code": f"4999{abs(amount)}",
                "account_type": "asset_receivable",
                "reconcile": True,
                "non_trade": True,
            }
        )
        entry = self.env["account.move"].create(
            {
                "move_type": "entry",
                "date": day(-20),
                "line_ids": [
                    Command.create(
                        {
                            "account_id": own.id,
                            "partner_id": self.customer.id,
                            "balance": balance,
                            "date_maturity": day(-10),
                        }
                    )
                    for own, balance in (
                        (account, amount),
                        (self.company_data["default_account_revenue"], -amount),
                    )
                ],
            }
        )
        entry.action_post()
        return entry

    def test_domain_records_and_reader_agree(self):
        expected = self.item(self.owed) | self.item(self.part)
        everything = self.env["account.move.line"].search(
            [("partner_id", "=", self.customer.id)]
        )
        found = everything.filtered_domain(items.ITEMS)
        self.assertEqual(found, expected)
        self.assertEqual(items.unpaid(everything), expected)
        (group,) = Reader(self.env, self.company, TODAY).groups(self.customer.ids)
        self.assertEqual({one.key for one in group.items}, set(expected.ids))
        self.assertEqual(float(group.credits), 2, "a refund takes from the credits")

    def test_a_credit_that_is_not_trade_pays_no_invoice(self):
        self.non_trade(-50)
        lines = self.item(self.owed)
        requests = ClaimReader(self.env, self.company, TODAY).requests(lines)
        ((request, _lines),) = requests.values()
        credits = [float(one.amount) for one in request.payments]
        self.assertEqual(credits, [2], "as the reader: a refund takes from them")

    def test_a_receivable_that_is_not_trade_is_never_followed_up(self):
        loan = self.loan.line_ids.filtered(
            lambda line: line.account_type == items.RECEIVABLE
        )
        self.assertFalse(loan.followup_sentence)
        self.assertFalse(self.loan._followup_lines())
