"""Charges in the books: posting, reversal, and what the books say of them."""

from odoo import Command, api, fields, models
from odoo.exceptions import UserError

from ...effects.charges import correct
from ...facts import items


class CreditFollowupCharge(models.Model):
    _inherit = "credit.followup.charge"

    def action_post(self):
        """Book what was claimed by an entry of its own, one for each customer."""
        self._check_officer()
        if "never" in self.company_id.mapped("followup_charge_posting"):
            raise UserError(self.env._("The settings say that charges are not posted."))
        claimed = self.filtered(lambda one: one.state == "claimed").sudo()
        if not claimed:
            raise UserError(self.env._("Only what was claimed can be posted."))
        for (company, _partner, _currency), own in claimed.grouped(
            lambda one: (one.company_id, one.partner_id, one.currency_id)
        ).items():
            own.with_company(company)._post()
        return True

    def _post(self):
        """Make and post one entry for charges of one customer and currency."""
        entry = self.env["account.move"].create(self._entry_vals())
        entry.action_post()
        # Messages ask for it as a charge, never as one more late invoice.
        items.trade(entry.line_ids).no_followup = True
        self.write({"state": "posted", "entry_id": entry.id})

    def _entry_vals(self):
        """Return a debit note without tax, or an entry on the receivable account."""
        company = self.company_id
        company._check_charge_accounts()
        if company.followup_charge_document == "invoice":
            return {
                "move_type": "out_invoice",
                "partner_id": self.partner_id.id,
                "currency_id": self.currency_id.id,
                "journal_id": company.followup_charge_journal_id.id,
                "invoice_line_ids": [
                    Command.create(
                        {
                            "name": charge.name,
                            "quantity": 1,
                            "price_unit": charge.amount,
                            "account_id": charge._income_account().id,
                            "tax_ids": [Command.clear()],
                        }
                    )
                    for charge in self
                ],
            }
        lines = [self._credit_vals(charge) for charge in self]
        receivable = self._line_vals(
            self.env._("Late payment"),
            self.partner_id.property_account_receivable_id,
            sum(self.mapped("amount")),
        )
        # The sum of the rounded lines, so that the entry balances to the cent.
        receivable["balance"] = -sum(line["balance"] for line in lines)
        lines.append(receivable)
        return {
            "move_type": "entry",
            "journal_id": company.followup_charge_journal_id.id,
            "ref": self.env._("Late payment: %(name)s", name=self.partner_id.name),
            "line_ids": [Command.create(vals) for vals in lines],
        }

    def _credit_vals(self, charge):
        return self._line_vals(charge.name, charge._income_account(), -charge.amount)

    def _line_vals(self, name, account, amount):
        """Return one line of the entry."""
        company = self.company_id
        balance = self.currency_id._convert(
            amount, company.currency_id, company, fields.Date.context_today(self)
        )
        return {
            "name": name,
            "account_id": account.id,
            "partner_id": self.partner_id.id,
            "currency_id": self.currency_id.id,
            "amount_currency": amount,
            "balance": balance,
        }

    def _income_account(self):
        company = self.company_id
        if self.kind == "interest":
            return company.followup_interest_account_id
        return company.followup_compensation_account_id

    def _unpost(self):
        """Reverse what was booked and claim it as before."""
        posted = self.filtered(lambda one: one.state == "posted")
        posted._reverse()
        posted.write({"state": "claimed", "entry_id": False})

    def _reverse(self):
        """Reverse entries of posted charges; what shares one is claimed again."""
        entries = self.entry_id.filtered(lambda move: move.state == "posted")
        if not entries:
            return
        entries._reverse_moves(cancel=True)
        shared = self.search([("entry_id", "in", entries.ids)]) - self
        shared.filtered(lambda one: one.state == "posted").write(
            {"state": "claimed", "entry_id": False}
        )

    @api.model
    def _follow_books(self, company):
        """Post what waits for its principal, and note what was paid."""
        posted = self.search(
            [("company_id", "=", company.id), ("state", "=", "posted")]
        )
        undone = posted.filtered(lambda one: one._is_undone())
        undone.write({"state": "claimed", "entry_id": False})
        (posted - undone).filtered(lambda one: one._is_paid()).state = "paid"
        correct(self.env, company, fields.Date.context_today(self))
        mode = company.followup_charge_posting
        domain = [("company_id", "=", company.id), ("state", "=", "claimed")]
        if mode == "principal_paid":
            domain.append(("move_line_id.reconciled", "=", True))
        elif mode != "claimed":
            return
        waiting = self.search(domain)
        if waiting:
            waiting.action_post()

    def _is_undone(self):
        """Tell whether somebody deleted or reversed the entry in the books."""
        entry = self.entry_id
        return entry.state != "posted" or bool(entry.reversal_move_ids)

    def _is_paid(self):
        receivable = items.trade(self.entry_id.line_ids)
        return bool(receivable) and all(receivable.mapped("reconciled"))
