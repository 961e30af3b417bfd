"""A person reconciles a transaction with what its message asked for."""

from odoo import models
from odoo.exceptions import UserError
from odoo.fields import Command

from ...facts.settings import money
from ...followup_core.payments.shares import allot

# What an earlier transaction of the same message may have changed.
FOUND = ["followup_item_ids", "followup_fit", "followup_sentence"]


class AccountBankStatementLine(models.Model):
    _inherit = "account.bank.statement.line"

    # === ACTION METHODS === #

    def action_followup_reconcile(self):
        """Reconcile with what the message asks for, all of which the amount pays."""
        self._followup_check_reconcile()
        fits = ("exact", "more")
        if self.filtered(lambda one: one.followup_fit not in fits):
            raise UserError(
                self.env._(
                    "The amount does not pay all that the message asks for. Allocate "
                    "it to the oldest items, or reconcile it by hand."
                )
            )
        return self._followup_each(fits)

    def action_followup_allocate(self):
        """Allocate to the oldest items what pays in part, or what nobody asks for."""
        self._followup_check_reconcile()
        if self.filtered(lambda one: not one.followup_fit):
            raise UserError(
                self.env._("There is no open item in the currency of this transaction.")
            )
        return self._followup_each(("exact", "more", "less", "nothing"))

    def action_followup_open(self):
        """Open the message."""
        self.ensure_one()
        self.check_access("read")
        return self.followup_action_id._get_records_action()

    # === RECONCILING === #

    def _followup_check_reconcile(self):
        """Let those reconcile who may write on transactions.

        Who does not see the follow-up is refused by the fields that are read next.
        """
        self.check_access("write")

    def _followup_each(self, fits):
        """Reconcile one after the other, each with what the ones before have left.

        Two transactions may pay the same message: the second one is compared again.
        """
        told = []
        for line in self:
            line.invalidate_recordset(FOUND)
            if line.followup_fit in fits:
                told += line._followup_reconcile()
            else:
                told.append(line._followup_left())
        return self._followup_tell(told)

    def _followup_left(self):
        """Say which transaction was left as it is."""
        return self.env._(
            "%(label)s was left as it is: another transaction has paid what its "
            "message asked for. %(found)s",
            label=self.payment_ref or self.display_name,
            found=self.followup_sentence,
        )

    def _followup_tell(self, told):
        """Show what was left undone, if anything was."""
        if not told:
            return True
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "type": "warning",
                "sticky": True,
                "message": "\n".join(told),
                "next": {"type": "ir.actions.client", "tag": "soft_reload"},
            },
        }

    def _followup_reconcile(self):
        """Put items in the place of the suspense line, oldest first; keep the rest.

        Charges that the amount pays are booked first. What is more than what is asked
        for stays in suspense, for a person; so does what could not be booked. Returns
        the sentences that say so.
        """
        self.ensure_one()
        if not self.partner_id and not self._seek_for_lines()[2]:
            self.partner_id = self.followup_action_id.sudo().partner_id
        refused = self._followup_book()
        charges = self._followup_asked().charge_ids
        _liquidity, suspense, _others = self._seek_for_lines()
        shares = self._followup_shares(suspense)
        if not shares:
            return refused
        before = self.line_ids
        self.with_context(force_delete=True, skip_readonly_check=True).write(
            {"line_ids": self._followup_commands(shares, suspense)}
        )
        made = (self.line_ids - before).sorted("id")
        for line, (item, _amount) in zip(made, shares, strict=False):
            (line + item).reconcile()
        charges._note_payment()
        return refused

    def _followup_asked(self):
        """Return what the message asks for now."""
        action = self.followup_action_id
        return action._asked_now()[action]

    def _followup_book(self):
        """Book the charges that the amount pays; say why where they cannot be."""
        asked = self._followup_asked()
        rest, _currency = self._followup_rest()
        if not asked.claimed or money(rest) < asked.total:
            return []
        refused = asked.claimed._book_for_payment()
        return [refused] if refused else []

    def _followup_shares(self, suspense):
        """Return what each item gets of the rest, as pairs.

        Where nothing is asked for, a person has decided to pay what is open all the
        same: then holds and credits do not count.
        """
        asked = self._followup_asked()
        shares = asked.shares if self.followup_fit != "nothing" else asked.residuals
        given = allot(shares.values(), money(-suspense.amount_currency))
        pairs = zip(shares, given, strict=True)
        return [
            (line.with_env(self.env), float(amount)) for line, amount in pairs if amount
        ]

    def _followup_commands(self, shares, suspense):
        """Return the commands that put the shares, and a rest, in suspense's place.

        In company currency by the rate of the bank; the last line balances to the cent.
        """
        values = [self._followup_counterpart(*share) for share in shares]
        rest = suspense.currency_id.round(
            suspense.amount_currency - sum(one["amount_currency"] for one in values)
        )
        if rest:
            values.append({**self._followup_line(suspense, rest), "balance": 0.0})
        others = sum(one["balance"] for one in values[:-1])
        values[-1]["balance"] = suspense.company_currency_id.round(
            suspense.balance - others
        )
        return [
            Command.delete(suspense.id),
            *(Command.create(one) for one in values),
        ]

    def _followup_counterpart(self, item, amount):
        """Return the line that pays a share of an item."""
        worth = self._prepare_counterpart_amounts_using_st_line_rate(
            item.currency_id, item.amount_residual, amount
        )
        return {**self._followup_line(item, -amount), "balance": -worth["balance"]}

    def _followup_line(self, like, amount):
        """Return a line of this transaction on the account of another line."""
        return {
            "name": self.payment_ref,
            "account_id": like.account_id.id,
            "partner_id": like.partner_id.id or self.partner_id.id,
            "currency_id": like.currency_id.id,
            "amount_currency": amount,
        }
