import logging
import re
from collections import Counter

from odoo import api, models
from odoo.exceptions import UserError
from odoo.fields import Command

_logger = logging.getLogger(__name__)


class AccountBankStatementLine(models.Model):
    _inherit = "account.bank.statement.line"

    @api.model_create_multi
    def create(self, vals_list):
        """Take the transactions of payouts that were announced before."""
        lines = super().create(vals_list)
        lines._followup_find_payouts()
        return lines

    def _followup_find_payouts(self):
        """Look whether these are awaited; what cannot be taken stops no bank's file."""
        awaited = (
            self.env["credit.followup.payout"]
            .sudo()
            .search(
                [("company_id", "in", self.company_id.ids), ("state", "=", "awaited")]
            )
        )
        paid = awaited.filtered(
            lambda one: any(line._followup_is_paid(one) for line in self)
        )
        if not paid:
            return
        try:
            with self.env.cr.savepoint():
                paid._find_on_bank()
        except UserError as error:
            _logger.info("Payouts wait for the night: %s", error)

    @api.model
    def _followup_payouts(self, payouts):
        """Return ``[(payout, transaction)]``; nothing of one where that is in doubt.

        Whoever names a payout goes before the only one of its agency.
        """
        open_ones = self._followup_open(payouts)
        named, own = {}, {}
        for payout in payouts:
            fits = open_ones.filtered(lambda one, to=payout: one._followup_is_paid(to))
            named[payout] = fits.filtered(
                lambda one, to=payout: one._followup_names(to)
            )
            own[payout] = fits.filtered(
                lambda one, to=payout: one._followup_payer() == to._payer()
            )
        taken = self.browse().union(*named.values())
        found = {one: named[one] or own[one] - taken for one in payouts}
        sure = {one: line for one, line in found.items() if len(line) == 1}
        claimed = Counter(sure.values())
        return [(one, line) for one, line in sure.items() if claimed[line] == 1]

    @api.model
    def _followup_open(self, payouts):
        """Return the open transactions that have the amount of one of these."""
        amounts = payouts.mapped("amount")
        return self.sudo().search(
            [
                ("company_id", "in", payouts.company_id.ids),
                ("is_reconciled", "=", False),
                *("|", ("amount", "in", amounts), ("amount_currency", "in", amounts)),
            ]
        )

    def _followup_payer(self):
        return self.partner_id.commercial_partner_id

    def _followup_names(self, payout):
        """Tell whether it says the number of a payout, and comes from nobody else."""
        # "12" is not said by "INV/2026/0123".
        whole = re.compile(rf"(?<!\w){re.escape(payout.name)}(?!\w)")
        payer = self._followup_payer()
        return (not payer or payer == payout._payer()) and any(
            whole.search(text) for text in self._followup_texts()
        )

    def _followup_is_paid(self, payout):
        """Tell whether the transaction is of the payout's amount, in its currency."""
        if self.company_id != payout.company_id:
            return False
        if self.foreign_currency_id:
            amount, currency = self.amount_currency, self.foreign_currency_id
        else:
            amount, currency = self.amount, self.currency_id
        same = currency == payout.currency_id
        return same and not currency.compare_amounts(amount, payout.amount)

    def _followup_clear(self, payout):
        """Put the clearing account of an agency in suspense's place."""
        self.ensure_one()
        agency = payout.agency_id
        _liquidity, suspense, _others = self._seek_for_lines()
        row = {
            "name": self.payment_ref,
            "account_id": agency.clearing_account_id.id,
            "partner_id": agency.partner_id.id,
            "currency_id": suspense.currency_id.id,
            "amount_currency": suspense.amount_currency,
            "balance": suspense.balance,
        }
        self.with_context(force_delete=True, skip_readonly_check=True).write(
            {"line_ids": [Command.delete(suspense.id), Command.create(row)]}
        )
