"""A tax that falls due with the payment is no loss, and is owed once money comes."""

from freezegun import freeze_time

from odoo import Command

from ..common import day
from .common import BooksCase


class TestWaitingTaxes(BooksCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        frozen = freeze_time(day(0))
        frozen.start()
        cls.addClassCleanup(frozen.stop)
        account = cls.env["account.account"].create
        cls.waiting = account(
            {
                "name": "Tax that waits",
                "code": "CF4458",
                "account_type": "liability_current",
                "reconcile": True,
            }
        )
        cls.due = account(
            {"name": "Tax due", "code": "CF4457", "account_type": "liability_current"}
        )
        cls.company.write(
            {
                "tax_exigibility": True,
                "tax_cash_basis_journal_id": cls.misc.id,
            }
        )
        cls.tag = cls.env["account.account.tag"].create(
            {"name": "Tax 20", "applicability": "taxes"}
        )
        cls.tax = cls.tax.copy(
            {
                "name": "20 % on payment",
                "amount": 20.0,
                "tax_exigibility": "on_payment",
                "cash_basis_transition_account_id": cls.waiting.id,
                **{
                    f"{kind}_repartition_line_ids": [
                        Command.clear(),
                        Command.create({"repartition_type": "base"}),
                        Command.create(
                            {
                                "repartition_type": "tax",
                                "account_id": cls.due.id,
                                "tag_ids": [Command.set(cls.tag.ids)],
                            }
                        ),
                    ]
                    for kind in ("invoice", "refund")
                },
            }
        )

    def pays(self, one, amount):
        """Book money of the customer as a late payment."""
        self.on_account(amount, day(0))
        one.sudo()._look(day(0))
        one.action_regain()
        return one.late_entry_ids.sorted("id")[-1:]

    def assert_books(self, loss=0.0, regained=0.0, waiting=0.0, due=0.0):
        found = map(self.balance, (self.loss, self.regained, self.waiting, self.due))
        self.assertEqual(tuple(found), (loss, regained, waiting, due))

    def test_it_is_no_loss(self):
        one = self.booked(self.taxed(100.0))
        self.assertEqual((one.amount, one.vat_waiting), (120.0, 20.0))
        self.assertFalse(one.vat_amount)
        self.assert_books(loss=100.0)

    def test_what_was_paid_before_is_due_already(self):
        move = self.taxed(100.0)
        self.pay(move, 30.0, on=day(0))
        self.assert_books(waiting=-15.0, due=-5.0)
        one = self.booked(move)
        self.assertEqual(one.vat_waiting, 15.0)
        self.assert_books(loss=75.0, due=-5.0)

    def test_late_money_makes_it_due_to_the_cent(self):
        one = self.booked(self.taxed(100.0))
        entry = self.pays(one, 33.33)
        self.assert_books(loss=100.0, regained=-27.77, due=-5.56)
        self.assertFalse(entry.always_tax_exigible)
        for amount in (33.33, 33.34, 20.0):
            self.pays(one, amount)
        self.assertEqual(one.state, "recovered")
        self.assert_books(loss=100.0, regained=-100.0, due=-20.0)
        tagged = self.env["account.move.line"].search(
            [("tax_tag_ids", "in", self.tag.ids)]
        )
        self.assertEqual(tagged.account_id, self.due)
        self.assertEqual(sum(tagged.mapped("balance")), -20.0)

    def test_a_late_payment_that_is_returned(self):
        one = self.booked(self.taxed(100.0))
        self.pays(one, 120.0)
        self.assert_books(loss=100.0, regained=-100.0, due=-20.0)
        one.late_entry_ids._reverse_moves(cancel=True)
        one.sudo()._look(day(0))
        self.assertEqual(one.state, "booked")
        self.assert_books(loss=100.0)

    def test_it_is_taken_back(self):
        move = self.taxed(100.0)
        one = self.booked(move)
        one.with_user(self.manager).action_reverse()
        self.assert_books(waiting=-20.0)
        self.pay(move, 120.0, on=day(0))
        self.assert_books(due=-20.0)

    def test_beside_a_tax_that_comes_back(self):
        """Of two taxes only the one that was paid to the state comes back."""
        other = self.company_data["default_tax_sale"].copy({"name": "10 %"})
        other.amount = 10.0
        lines = [
            Command.create(
                {
                    "name": "Goods",
                    "price_unit": amount,
                    "tax_ids": [Command.set(tax.ids)],
                }
            )
            for amount, tax in ((100.0, self.tax), (50.0, other))
        ]
        move = self.invoice(due=-400, invoice_line_ids=lines)
        one = self.booked(move, returns_vat=True, vat_evidence="Judgment")
        self.assertEqual((one.vat_amount, one.vat_waiting), (5.0, 20.0))
        self.assert_books(loss=150.0)
        self.pays(one, 175.0)
        self.assert_books(loss=150.0, regained=-150.0, due=-20.0)
        paid = move.line_ids.filtered(lambda line: line.tax_line_id == other)
        self.assertEqual(self.balance(paid.account_id), -5.0)
