"""What an insurer paid for a loss, and what of later recoveries is his."""

from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.credit_followup.facts.settings import money

from ...effects import books
from ...facts.losses import exact, open_at, recovered_of, split_of
from ...facts.rates import MissingRateError, read_rates

POSTED = "posted"


class CreditFollowupInsuranceLoss(models.Model):
    _inherit = "credit.followup.insurance.loss"

    indemnified_on = fields.Date(string="Indemnity of", readonly=True, copy=False)
    amount_indemnity = fields.Monetary(
        string="Indemnity",
        readonly=True,
        copy=False,
        currency_field="contract_currency_id",
    )
    amount_loss = fields.Monetary(
        string="Open when it was paid",
        readonly=True,
        copy=False,
        currency_field="contract_currency_id",
        help="All that was open of the items, insured or not.",
    )
    # At which it is still counted: what a rate does later is no recovery.
    loss_rate = fields.Float(readonly=True, copy=False, digits=0)
    amount_shared = fields.Monetary(
        string="Shared",
        readonly=True,
        copy=False,
        currency_field="contract_currency_id",
        help="What of later recoveries the insurer got.",
    )
    amount_recovered = fields.Monetary(
        string="Came in since",
        compute="_compute_amount_recovered",
        currency_field="contract_currency_id",
    )
    amount_to_share = fields.Monetary(
        string="Due to the insurer",
        compute="_compute_amount_recovered",
        currency_field="contract_currency_id",
    )
    indemnity_entry_id = fields.Many2one(
        "account.move",
        string="Entry of the indemnity",
        readonly=True,
        copy=False,
        index="btree_not_null",
        check_company=True,
    )
    share_entry_ids = fields.Many2many(
        "account.move",
        "credit_followup_insurance_share_entry",
        string="Entries of shares",
        readonly=True,
        copy=False,
        check_company=True,
    )

    @api.depends(
        *("item_ids.amount_open", "amount_loss", "amount_indemnity", "amount_shared"),
        "contract_id.percent",
        "contract_id.sharing",
    )
    def _compute_amount_recovered(self):
        for one in self:
            one.amount_recovered = exact(recovered_of(one))
        for one in self:
            one.amount_to_share = float(split_of(one).insurer)

    # === BOOKING === #

    def _indemnify(self, amount, on):
        """Book what the insurer pays; the customer still owes his invoices.

        :raises UserError: if he paid already, or an amount has no rate
        """
        self.ensure_one()
        own = self.sudo()
        if own.indemnified_on:
            raise UserError(
                self.env._("%(loss)s was indemnified already.", loss=self.display_name)
            )
        rate = read_rates(own.contract_id, on).get(own.currency_id.name)
        if rate is None:
            raise MissingRateError(own, own.currency_id)
        entry = books.indemnity(own, money(amount), on)
        own.write(
            {
                "indemnity_entry_id": entry.id,
                "loss_rate": float(rate),
                "amount_loss": exact(open_at(own, rate)),
            }
        )
        own._look(fields.Date.context_today(self))

    def _share(self, amount, on):
        """Book what of later recoveries is the insurer's.

        :raises UserError: if it is more than is due to him
        """
        self.ensure_one()
        own = self.sudo()
        if own.contract_currency_id.compare_amounts(amount, own.amount_to_share) > 0:
            raise UserError(
                self.env._(
                    "%(amount)s is due to the insurer of %(loss)s: not more.",
                    amount=own._money(own.amount_to_share),
                    loss=self.display_name,
                )
            )
        own.share_entry_ids |= books.share(own, money(amount), on)
        own._look(fields.Date.context_today(self))

    def _look(self, today):
        """Read first what the books say of what was booked: it may be undone."""
        for one in self:
            one._keep_money()
        return super()._look(today)

    def _keep_money(self):
        entry = self.indemnity_entry_id.filtered(_stands)
        if not entry and not self.indemnified_on and not self.share_entry_ids:
            return
        shares = self.share_entry_ids.filtered(_stands)
        self._keep(
            {
                "indemnified_on": entry.date or False,
                "amount_indemnity": -self._booked(entry),
                "amount_shared": self._booked(shares),
            }
        )

    def _booked(self, entries):
        """Return what stands on the account of indemnities, debits above zero."""
        lines = entries.line_ids.filtered(
            lambda one: one.account_id == self.contract_id.indemnity_account_id
        )
        return sum(lines.mapped("amount_currency"))


def _stands(entry):
    """Tell whether an entry is in the books and nothing took it back."""
    undone = entry.reversal_move_ids.filtered(lambda one: one.state == POSTED)
    return entry.state == POSTED and not undone
