import re

from odoo import api, models
from odoo.fields import Command


class AccountBankStatementLine(models.Model):
    _inherit = "account.bank.statement.line"

    @api.model
    def _followup_payout(self, payout):
        """Return the transaction of a payout, nothing where that is in doubt."""
        partner = payout.agency_id.partner_id.commercial_partner_id
        # "12" is not said by "INV/2026/0123".
        whole = re.compile(rf"(?<!\w){re.escape(payout.name)}(?!\w)")
        candidates = (
            self.sudo()
            .search(
                [
                    ("company_id", "=", payout.company_id.id),
                    ("is_reconciled", "=", False),
                    *("|", ("amount", "=", payout.amount)),
                    ("amount_currency", "=", payout.amount),
                ]
            )
            .filtered(lambda one: one._followup_is_paid(payout))
        )
        named = candidates.filtered(
            lambda one: (
                one.partner_id.commercial_partner_id in (partner, partner.browse())
                and any(whole.search(text) for text in one._followup_texts())
            )
        )
        own = candidates.filtered(
            lambda one: one.partner_id.commercial_partner_id == partner
        )
        found = named or own
        return found if len(found) == 1 else self.browse()

    def _followup_is_paid(self, payout):
        """Tell whether the transaction is of the payout's amount, in its currency."""
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
