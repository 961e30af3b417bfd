from odoo import Command
from odoo.tests import tagged

from ..common import FollowupCase


@tagged("post_install", "-at_install")
class BooksCase(FollowupCase):
    """A company that writes off, an invoice with tax, and who decides."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        account = cls.env["account.account"].create
        cls.loss = account(
            {"name": "Losses", "code": "CF6420", "account_type": "expense"}
        )
        cls.regained = account(
            {"name": "Late payments", "code": "CF7440", "account_type": "income_other"}
        )
        cls.misc = cls.company_data["default_journal_misc"]
        cls.company.write(
            {
                "followup_write_off_journal_id": cls.misc.id,
                "followup_loss_account_id": cls.loss.id,
                "followup_regained_account_id": cls.regained.id,
                "followup_write_off_limit": 50.0,
                "followup_write_off_residue": 1.0,
                "followup_write_off_days": 365,
            }
        )
        cls.tax = cls.company_data["default_tax_sale"]
        cls.WriteOff = cls.env["credit.followup.write.off"]
        cls.Propose = cls.env["credit.followup.propose.write.off"]

    @classmethod
    def taxed(cls, amount=100.0, due=-400, **values):
        """Post an invoice with the company's sales tax."""
        line = {
            "name": "Goods",
            "price_unit": amount,
            "tax_ids": [Command.set(cls.tax.ids)],
        }
        return cls.invoice(due=due, invoice_line_ids=[Command.create(line)], **values)

    def propose(self, move, user=None, **values):
        """Propose to write an invoice off, as an officer."""
        item = self.item(move)
        return (
            self.WriteOff.with_user(user or self.officer)
            .create(
                {
                    "move_line_id": item.id,
                    "ground": "other",
                    "evidence": "Letters returned",
                    **values,
                }
            )
            .with_user(user or self.officer)
        )

    def booked(self, move, **values):
        """Write an invoice off: an officer proposes, a manager approves."""
        one = self.propose(move, **values)
        one._propose()
        if one.state == "proposed":
            one.with_user(self.manager).action_approve()
        return one

    def balance(self, account):
        """Return the balance of what is posted on an account."""
        lines = self.env["account.move.line"].search(
            [("account_id", "=", account.id), ("parent_state", "=", "posted")]
        )
        return round(sum(lines.mapped("balance")), 2)

    def entry_of(self, entry):
        """Return what an entry says: account and balance, the greatest first."""
        return sorted(
            ((line.account_id, round(line.balance, 2)) for line in entry.line_ids),
            key=lambda one: -one[1],
        )
