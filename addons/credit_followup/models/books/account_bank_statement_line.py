"""A transaction of the bank that pays what was written off."""

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Command, Date
from odoo.tools.misc import format_amount

from ...const import READERS
from ...effects.books.late_payments import regain
from ...facts.books.write_offs import left_to_come


class AccountBankStatementLine(models.Model):
    _inherit = "account.bank.statement.line"

    followup_write_off_ids = fields.Many2many(
        "credit.followup.write.off",
        string="Written off",
        compute="_compute_followup_write_off_ids",
        groups=READERS,
        help="What was written off of this customer and nobody has paid since.",
    )
    followup_written_off = fields.Char(
        string="What was written off",
        compute="_compute_followup_write_off_ids",
        groups=READERS,
    )

    @api.depends("partner_id", "followup_action_id", "is_reconciled", "amount")
    @api.depends_context("lang")
    def _compute_followup_write_off_ids(self):
        found = self._followup_find_write_offs()
        for line in self:
            own = line.followup_write_off_ids = found.get(line)
            words = line._followup_write_off_words(own) if own else False
            line.followup_written_off = words

    def _followup_find_write_offs(self):
        """Return what may be paid late by each: those that its message named first.

        In the currency of the transaction; nothing for money that went out.
        """
        waiting = self.filtered(lambda one: one.amount > 0 and not one.is_reconciled)
        customers = {line: line._followup_customer() for line in waiting}
        partners = self.env["res.partner"].union(*customers.values())
        if not partners:
            return {}
        # Who sees the transaction need not see the write-offs of everybody.
        booked = left_to_come(
            self.env["credit.followup.write.off"].sudo(), self.company_id, partners
        )
        found = {}
        for line, customer in customers.items():
            _rest, currency = line._followup_rest()
            own = booked.filtered(
                lambda one, line=line, customer=customer, currency=currency: (
                    one.company_id == line.company_id
                    and one.partner_id == customer
                    and one.currency_id == currency
                )
            )
            named = line.followup_action_id.sudo().line_ids.move_line_id
            found[line] = own.sorted(
                lambda one, named=named: (one.move_line_id not in named, one.id)
            ).with_env(self.env)
        return found

    def _followup_customer(self):
        named = self.partner_id or self.followup_action_id.sudo().partner_id
        return named.commercial_partner_id

    def _followup_write_off_words(self, write_offs):
        first = write_offs.sudo()[0]
        return self.env._(
            "%(amount)s of %(item)s was written off: this may be its late payment.",
            amount=format_amount(
                self.env, first.amount - first.came, first.currency_id
            ),
            item=first.move_line_id.move_name or first.partner_id.name,
        )

    def action_followup_regain(self):
        """Book the transaction as the late payment of what was written off.

        What is more than was written off stays the customer's.
        """
        self.check_access("write")
        self.env.user._followup_check("officer")
        today = Date.context_today(self)
        for line in self:
            write_offs = line.followup_write_off_ids.sudo()
            if not write_offs:
                raise UserError(self.env._("Nothing of this customer was written off."))
            credit = line._followup_credit()
            for one in write_offs:
                if not credit.reconciled:
                    regain(one, credit.sudo(), today)
            write_offs._look(today)
        return True

    def _followup_credit(self):
        """Put the rest to the customer's credit; return the line that says so."""
        self.ensure_one()
        if not self.partner_id:
            self.partner_id = self._followup_customer()
        _liquidity, suspense, _others = self._seek_for_lines()
        customer = self.partner_id.with_company(self.company_id)
        account = customer.property_account_receivable_id
        before = self.line_ids
        values = {
            **self._followup_line(suspense, suspense.amount_currency),
            "account_id": account.id,
            "balance": suspense.balance,
        }
        self.with_context(force_delete=True, skip_readonly_check=True).write(
            {"line_ids": [Command.delete(suspense.id), Command.create(values)]}
        )
        return self.line_ids - before
