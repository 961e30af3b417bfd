"""Charges in the books: posting, reversal, and what the books say of them."""

from odoo import Command, api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from ...effects import tasks
from ...effects.charges import correct
from ...effects.residual import follow
from ...facts import items
from ...facts.charges import charge_settings, read_charges
from ...followup_core.books.charges import ASKED, State, Why, judge


class CreditFollowupCharge(models.Model):
    _inherit = "credit.followup.charge"

    def action_post(self):
        """Book what was claimed by an entry of its own, one for each customer."""
        self._check_officer()
        if "never" in self.company_id.mapped("followup_charge_posting"):
            raise UserError(self.env._("The settings say that charges are not posted."))
        if self.filtered("waiver_waits"):
            raise UserError(
                self.env._(
                    "A waiver waits for its approval: approve or refuse it first."
                )
            )
        claimed = self.filtered(lambda one: one.state == "claimed").sudo()
        if not claimed:
            raise UserError(self.env._("Only what was claimed can be posted."))
        claimed._enter(State.POSTED.value, Why.BY_HAND.value)
        return True

    # === CLOCK === #

    @api.model
    def _woken_domain(self, wakes):
        """Ask of paid charges only where their entry is open again, or gone."""
        is_open = Domain("reconciled", "=", False) & items.TRADE
        undone = (
            Domain("entry_id", "=", False)
            | Domain("entry_id.state", "!=", "posted")
            | Domain("entry_id.reversal_move_ids", "!=", False)
            | Domain("entry_id.line_ids", "any", is_open)
        )
        paid = Domain("state", "=", State.PAID.value)
        # What a person waived is nothing to look at; what was let go may be claimed
        # again with an invoice that is open again.
        waived = Domain("state", "=", State.WAIVED.value)
        let_go = Domain("reason", "=", Why.LET_GO.value) & Domain(
            "move_line_id.reconciled", "=", False
        )
        return super()._woken_domain(wakes) & (~paid | undone) & (~waived | let_go)

    def _look(self, today):
        """Correct first what is claimed too much, then judge."""
        correct(self, today)
        result = super()._look(today)
        follow(self)
        return result

    def _rulings(self, today):
        """Rule on each charge by what the ledger says of it."""
        settings = {
            company: charge_settings(company, today) for company in self.company_id
        }
        return [
            judge(one, today, settings[self.browse(one.key).company_id])
            for one in read_charges(self)
        ]

    def _entered(self, state):
        """Book what is posted; reverse what is given up; forget an undone entry."""
        if state not in ASKED:
            tasks.approval_is_given(self)
        if state == State.POSTED.value:
            self.filtered(lambda one: not one.entry_id)._book()
        elif state == State.CLAIMED.value:
            self.write({"entry_id": False, "is_followed": False})
        elif state in (State.WAIVED.value, State.CANCELLED.value):
            self._reverse()

    def _book(self):
        """Make and post an entry for each customer and currency."""
        for (company, _partner, _currency), own in self.grouped(
            lambda one: (one.company_id, one.partner_id, one.currency_id)
        ).items():
            own.with_company(company)._post()

    def _post(self):
        """Make and post one entry for charges of one customer and currency."""
        entry = self.env["account.move"].create(self._entry_vals())
        entry.action_post()
        # Messages ask for it as a charge, never as one more late invoice.
        items.trade(entry.line_ids).no_followup = True
        self.entry_id = entry

    def _entry_vals(self):
        """Return a debit note without tax, or an entry on the receivable account."""
        company = self.company_id
        company._check_charge_accounts()
        if company.followup_charge_document == "invoice":
            return self._note_vals()
        lines = [self._credit_vals(charge) for charge in self]
        receivable = self._line_vals(
            self.env._("Late payment"),
            self.partner_id.property_account_receivable_id,
            sum(self.mapped("amount")),
        )
        # The sum of the rounded lines, so that the entry balances to the cent.
        receivable["balance"] = -sum(line["balance"] for line in lines)
        receivable["date_maturity"] = fields.Date.context_today(self)
        lines.append(receivable)
        return {
            "move_type": "entry",
            "journal_id": company.followup_charge_journal_id.id,
            "ref": self.env._("Late payment: %(name)s", name=self.partner_id.name),
            "line_ids": [Command.create(vals) for vals in lines],
        }

    def _note_vals(self):
        """Return a debit note without tax, or a credit note where it is below zero."""
        # Odoo posts no invoice below zero.
        sign = -1 if sum(self.mapped("amount")) < 0 else 1
        return {
            "move_type": "out_refund" if sign < 0 else "out_invoice",
            "partner_id": self.partner_id.id,
            "currency_id": self.currency_id.id,
            "journal_id": self.company_id.followup_charge_journal_id.id,
            "invoice_line_ids": [
                Command.create(
                    {
                        "name": charge.name,
                        "quantity": 1,
                        "price_unit": sign * charge.amount,
                        "account_id": charge._income_account().id,
                        "tax_ids": [Command.clear()],
                    }
                )
                for charge in self
            ],
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
        if self.kind == "cost" and company.followup_cost_account_id:
            return company.followup_cost_account_id
        return company.followup_compensation_account_id

    def _unpost(self):
        """Reverse what was booked and claim it as before."""
        posted = self.filtered(lambda one: one.state == State.POSTED.value)
        posted._reverse()
        posted._enter(State.CLAIMED.value, Why.CORRECTED.value)

    def _reverse(self):
        """Reverse entries of posted charges; what shares one is claimed again."""
        entries = self.entry_id.filtered(lambda move: move.state == "posted")
        if not entries:
            return
        entries._reverse_moves(cancel=True)
        shared = self.search([("entry_id", "in", entries.ids)]) - self
        shared.filtered(lambda one: one.state == State.POSTED.value)._enter(
            State.CLAIMED.value, Why.ENTRY_SHARED.value
        )
