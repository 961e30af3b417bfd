"""Transactions of the bank that carry the reference of a message.

What Odoo offers, and what not. The Community edition keeps transactions
(`account/models/account_bank_statement_line.py`), knows which items could be matched
(`_get_default_amls_matching_domain`) and undoes (`action_undo_reconciliation`), but has
no screen for them and matches nothing: what `account_reconcile_model.py` keeps are
rules that other editions apply. A customer's own payments are matched on his
invoices by the widget of outstanding credits
(`account/models/account_move.py`), which reads no reference.

So the message is found here, by its reference; its customer is put on the transaction,
from which every tool that proposes a customer's items goes on; and a person reconciles
with a button what fits.
"""

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Command
from odoo.tools import html2plaintext
from odoo.tools.misc import format_amount

from ...const import READERS
from ...followup_core.payments.reference import candidates

FITS = [
    ("exact", "Fits"),
    ("more", "Pays more"),
    ("less", "Pays in part"),
]


class AccountBankStatementLine(models.Model):
    _inherit = "account.bank.statement.line"

    followup_action_id = fields.Many2one(
        "credit.followup.action",
        string="Follow-up message",
        compute="_compute_followup_action_id",
        groups=READERS,
        help="The newest message that was sent with a reference of this transaction.",
    )
    followup_item_ids = fields.Many2many(
        "account.move.line",
        string="Open items of the message",
        compute="_compute_followup_item_ids",
        groups=READERS,
    )
    followup_fit = fields.Selection(
        FITS, string="Fit", compute="_compute_followup_item_ids", groups=READERS
    )
    followup_sentence = fields.Char(
        string="What the message asked for",
        compute="_compute_followup_item_ids",
        groups=READERS,
    )

    followup_may_reconcile = fields.Boolean(
        compute="_compute_followup_may_reconcile",
        string="May be reconciled by the user",
        groups=READERS,
    )

    # === COMPUTE METHODS === #

    @api.depends_context("uid")
    def _compute_followup_may_reconcile(self):
        self.followup_may_reconcile = self.has_access("write")

    @api.depends("payment_ref", "ref", "payment_reference", "narration", "company_id")
    def _compute_followup_action_id(self):
        found = self._followup_found()
        for line in self:
            line.followup_action_id = found.get(line, False)

    @api.depends("followup_action_id", "amount_residual", "is_reconciled")
    @api.depends_context("lang")
    def _compute_followup_item_ids(self):
        open_items = self.followup_action_id._open_items()
        for line in self:
            items = open_items.get(line.followup_action_id, line.line_ids.browse())
            line.followup_item_ids = items
            line.followup_fit = line._followup_compare(items)
            line.followup_sentence = line._followup_word(items)

    # === CRUD METHODS === #

    @api.model_create_multi
    def create(self, vals_list):
        """Name the customer where nobody has: from him, all matching goes on."""
        lines = super().create(vals_list)
        nameless = lines.filtered(lambda one: not one.partner_id and one.amount > 0)
        for line, action in nameless._followup_found().items():
            line.partner_id = action.partner_id
        return lines

    # === ACTION METHODS === #

    def action_followup_reconcile(self):
        """Reconcile with the items of the message all of which the amount pays."""
        self._followup_check_reconcile()
        if self.filtered(lambda one: one.followup_fit not in ("exact", "more")):
            raise UserError(
                self.env._(
                    "The amount does not pay all open items of the message. Allocate "
                    "it to the oldest ones, or reconcile it by hand."
                )
            )
        for line in self:
            line._followup_reconcile()

    def action_followup_allocate(self):
        """Allocate what pays the items in part to the oldest of them."""
        self._followup_check_reconcile()
        if self.filtered(lambda one: not one.followup_fit):
            raise UserError(
                self.env._("There is no open item in the currency of this transaction.")
            )
        for line in self:
            line._followup_reconcile()

    def action_followup_open(self):
        """Open the message."""
        self.ensure_one()
        self.check_access("read")
        return self.followup_action_id._get_records_action()

    # === FINDING === #

    def _followup_found(self):
        """Return the message that each transaction names: ``{line: action}``.

        Money that went out pays nothing, whatever its reference.
        """
        keys = {line: line._followup_keys() for line in self if line.amount > 0}
        wanted = {key for own in keys.values() for key in own}
        if not wanted:
            return {}
        by_key = self.env["credit.followup.action"]._by_keys(wanted, self.company_id)
        found = {}
        for line, own in keys.items():
            named = {by_key.get((line.company_id, key)) for key in own} - {None}
            if named:
                found[line] = max(named, key=lambda one: one.id)
        return found

    def _followup_keys(self):
        """Return all that could be a reference in what the bank says of one payment."""
        texts = (self.payment_ref, self.ref, self.payment_reference)
        note = html2plaintext(self.narration or "")
        return {key for text in (*texts, note) if text for key in candidates(text)}

    # === COMPARING === #

    def _followup_rest(self):
        """Return what is not matched yet, and its currency."""
        _liquidity, suspense, _others = self._seek_for_lines()
        return -sum(suspense.mapped("amount_currency")), suspense.currency_id[:1]

    def _followup_compare(self, items):
        """Return whether the rest pays the items: all, more than all, or in part."""
        rest, currency = self._followup_rest()
        if not items or rest <= 0 or items.currency_id != currency:
            return False
        compared = currency.compare_amounts(
            rest, sum(items.mapped("amount_residual_currency"))
        )
        return {-1: "less", 0: "exact", 1: "more"}[compared]

    def _followup_word(self, items):
        """Say what was found and whether the amount fits."""
        action = self.followup_action_id.sudo()
        if not action:
            return False
        if not items:
            return self.env._(
                "%(reference)s to %(customer)s: nothing of it is open any more.",
                reference=action.reference,
                customer=action.partner_id.name,
            )
        owed = sum(items.mapped("amount_residual_currency"))
        words = {
            "reference": action.reference,
            "customer": action.partner_id.name,
            "open": format_amount(self.env, owed, items.currency_id[:1]),
        }
        if not self.followup_fit and not self.is_reconciled:
            return self.env._(
                "%(reference)s to %(customer)s: %(open)s is still open, in another "
                "currency than the transaction.",
                **words,
            )
        return self.env._(
            "%(reference)s to %(customer)s: %(open)s is still open.", **words
        )

    # === RECONCILING === #

    def _followup_check_reconcile(self):
        """Let those reconcile who may write on transactions.

        Who does not see the follow-up is refused by the fields that are read next.
        """
        self.check_access("write")

    def _followup_reconcile(self):
        """Put items in the place of the suspense line, oldest first; keep the rest.

        What is more than the items stays in suspense: for a charge that is booked
        later, or for a person.
        """
        self.ensure_one()
        if not self.partner_id and not self._seek_for_lines()[2]:
            self.partner_id = self.followup_action_id.sudo().partner_id
        _liquidity, suspense, _others = self._seek_for_lines()
        shares = self._followup_shares(suspense)
        before = self.line_ids
        self.with_context(force_delete=True, skip_readonly_check=True).write(
            {"line_ids": self._followup_commands(shares, suspense)}
        )
        made = (self.line_ids - before).sorted("id")
        for line, (item, _amount) in zip(made, shares, strict=False):
            (line + item).reconcile()

    def _followup_shares(self, suspense):
        """Return what each item gets of the rest, as pairs."""
        rest, currency = -suspense.amount_currency, suspense.currency_id
        shares = []
        for item in self.followup_item_ids:
            amount = min(item.amount_residual_currency, rest)
            if currency.compare_amounts(amount, 0) <= 0:
                break
            shares.append((item, amount))
            rest = currency.round(rest - amount)
        return shares

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
