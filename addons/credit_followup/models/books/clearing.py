from odoo import fields, models
from odoo.exceptions import UserError

from ...followup_core.handover.booking import Account


class CreditFollowupClearing(models.AbstractModel):
    """Who holds money of ours for a while: an agency, an insurer.

    What he received is ours from that day and lies on his clearing account until it is
    paid out; then the account is back at zero.
    """

    _name = "credit.followup.clearing"
    _description = "Holder of Our Money"

    clearing_account_id = fields.Many2one(
        "account.account",
        string="Clearing account",
        copy=False,
        check_company=True,
        domain="[('reconcile', '=', True), ('account_type', 'in', "
        "('asset_current', 'asset_receivable', 'liability_current'))]",
        help="Of its own for each: money that was received and not paid out yet. It "
        "must allow reconciliation.",
    )
    clearing_journal_id = fields.Many2one(
        "account.journal",
        string="Journal",
        check_company=True,
        domain="[('type', '=', 'general')]",
    )
    fee_journal_id = fields.Many2one(
        "account.journal",
        string="Journal of its bills",
        check_company=True,
        domain="[('type', '=', 'purchase')]",
        help="Empty: the first journal of purchases.",
    )
    fee_account_id = fields.Many2one(
        "account.account",
        string="Account of fees",
        check_company=True,
        domain="[('account_type', 'in', ('expense', 'expense_direct_cost'))]",
    )
    fee_tax_id = fields.Many2one(
        "account.tax",
        string="Tax on fees",
        check_company=True,
        domain="[('type_tax_use', '=', 'purchase')]",
    )
    beyond_interest_account_id = fields.Many2one(
        "account.account",
        string="Interest beyond",
        check_company=True,
        domain="[('account_type', 'in', ('income', 'income_other'))]",
        help="Interest that was collected and was no receivable in the books.",
    )
    beyond_charges_account_id = fields.Many2one(
        "account.account",
        string="Charges beyond",
        check_company=True,
        domain="[('account_type', 'in', ('income', 'income_other'))]",
        help="Charges that were collected and were no receivable in the books.",
    )

    def _account_of(self, account):
        """Return the account of one of the core's postings.

        :raises UserError: if it was not chosen
        """
        self.ensure_one()
        found = {
            Account.CLEARING: self.clearing_account_id,
            Account.INTEREST: self.beyond_interest_account_id,
            Account.CHARGES: self.beyond_charges_account_id,
            Account.FEE: self.fee_account_id,
        }[account]
        if not found:
            raise UserError(
                self.env._(
                    "Choose the accounts of %(name)s first: nothing is booked before.",
                    name=self.display_name,
                )
            )
        return found

    def _check_clearing(self):
        """Say what is missing before anything is booked."""
        self._account_of(Account.CLEARING)
        if not self.clearing_journal_id:
            raise UserError(
                self.env._(
                    "Choose the journal of %(name)s first: nothing is booked before.",
                    name=self.display_name,
                )
            )
