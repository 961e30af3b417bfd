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
from odoo.tools import html2plaintext

from ...const import READERS
from ...facts.settings import money
from ...followup_core.payments.reference import candidates, is_written

FITS = [
    ("exact", "Fits"),
    ("more", "Pays more"),
    ("less", "Pays in part"),
    ("nothing", "On hold or covered"),
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
        found = self.followup_action_id._asked_now()
        for line in self:
            asked = found.get(line.followup_action_id)
            line.followup_item_ids = asked and asked.open_lines
            line.followup_fit = line._followup_compare(asked)
            line.followup_sentence = line._followup_word(asked)

    # === CRUD METHODS === #

    @api.model_create_multi
    def create(self, vals_list):
        """Name the customer where nobody has: from him, all matching goes on.

        Not by digits that may be a date: those are only shown.
        """
        lines = super().create(vals_list)
        nameless = lines.filtered(lambda one: not one.partner_id and one.amount > 0)
        for line, action in nameless._followup_found(sure=True).items():
            line.partner_id = action.partner_id
        return lines

    # === FINDING === #

    def _followup_found(self, sure=False):
        """Return the message that each transaction names: ``{line: action}``.

        Money that went out pays nothing, whatever its reference.

        :param sure: only by what can hardly be anything but a reference
        """
        keys = {line: line._followup_keys() for line in self if line.amount > 0}
        wanted = {key for own in keys.values() for key in own}
        if not wanted:
            return {}
        by_key = self.env["credit.followup.action"]._by_keys(wanted, self.company_id)
        found = {}
        for line, own in keys.items():
            named = [
                action
                for key in own
                if (action := by_key.get((line.company_id, key)))
                and (action._is_sure(key) or (not sure and line._followup_says(action)))
            ]
            if named:
                found[line] = max(named, key=lambda one: one.id)
        return found

    def _followup_texts(self):
        """Return what the bank says of one payment."""
        note = html2plaintext(self.narration or "")
        texts = (self.payment_ref, self.ref, self.payment_reference, note)
        return [text for text in texts if text]

    def _followup_keys(self):
        """Return all that could be a reference in what the bank says of one payment."""
        return {key for text in self._followup_texts() for key in candidates(text)}

    def _followup_says(self, action):
        """Tell whether the bank says the reference of a message as it was written."""
        return any(
            is_written(action.communication, text) for text in self._followup_texts()
        )

    # === COMPARING === #

    def _followup_rest(self):
        """Return what is not matched yet, and its currency."""
        _liquidity, suspense, _others = self._seek_for_lines()
        return -sum(suspense.mapped("amount_currency")), suspense.currency_id[:1]

    def _followup_compare(self, asked):
        """Return whether the rest pays what is asked for: all, more, or in part.

        With the charges that are not booked or without them. What is on hold or covered
        by credits is asked for by nobody: a person decides.
        """
        rest, currency = self._followup_rest()
        action = self.followup_action_id.sudo()
        if not asked or rest <= 0 or action.currency_id != currency:
            return False
        rest, least = money(rest), asked.in_books
        most = asked.total if asked.bookable else least
        if not most:
            return "nothing" if asked.open_lines else False
        if rest in {least, most}:
            return "exact"
        if rest < least:
            return "less"
        # A part of charges that are not booked pays nothing that is in the books.
        return "more" if least or rest > most else False

    def _followup_word(self, asked):
        """Say what was found, and what of it is asked for."""
        action = self.followup_action_id.sudo()
        if not action:
            return False
        words = {"reference": action.reference, "customer": action.partner_id.name}
        if not asked.open_lines and not asked.claimed:
            return self.env._(
                "%(reference)s to %(customer)s: none of it is open any more.",
                **words,
            )
        words["asked"] = action._money(float(asked.total))
        if action.currency_id != self._followup_rest()[1] and not self.is_reconciled:
            return self.env._(
                "%(reference)s to %(customer)s: %(asked)s is still asked for, in a "
                "currency other than that of the transaction.",
                **words,
            )
        found = self.env._(
            "%(reference)s to %(customer)s: %(asked)s is still asked for.", **words
        )
        return " ".join([found, *self._followup_details(asked)])

    def _followup_details(self, asked):
        """Say what the sum that is asked for does not say by itself."""
        word = self.followup_action_id.sudo()._money
        if asked.unbooked > 0:
            charges = word(float(asked.unbooked))
            yield (
                self.env._(
                    "%(charges)s of it is interest and compensation, posted when it "
                    "is paid.",
                    charges=charges,
                )
                if asked.bookable
                else self.env._(
                    "%(charges)s of it is interest and compensation, which the "
                    "settings keep out of the books: it stays on the transaction.",
                    charges=charges,
                )
            )
        if asked.held:
            held = word(float(sum(asked.held.values())))
            yield self.env._("%(held)s more is on hold.", held=held)
        if asked.deducted:
            credits_ = word(float(asked.deducted))
            yield self.env._(
                "Credits of %(credits)s have been deducted.", credits=credits_
            )
