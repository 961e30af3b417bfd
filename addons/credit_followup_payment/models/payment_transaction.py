from odoo import api, fields, models
from odoo.fields import Domain

from odoo.addons.credit_followup.facts.items import oldest_first
from odoo.addons.credit_followup.facts.settings import money
from odoo.addons.credit_followup.followup_core.payments.shares import allot

from .account_move_line import SHARE

# Transactions with which money may be on its way. Whoever chooses a transfer may never
# make it: that alone keeps nobody from paying otherwise.
UNDERWAY = ("pending", "authorized", "done")
BY_TRANSFER = "custom"


class PaymentTransaction(models.Model):
    _inherit = "payment.transaction"

    followup_action_id = fields.Many2one(
        "credit.followup.action",
        string="Follow-up message",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="set null",
        groups="credit_followup.group_readonly",
        help="The message whose link led to this payment.",
    )

    followup_shares = fields.Json(
        string="Shares of items",
        readonly=True,
        copy=False,
        groups="credit_followup.group_readonly",
        help="What is paid of each item, as the customer ticked them on his page.",
    )

    @api.model
    def _followup_underway(self, which):
        """Tell whether a payment of what a domain says is being processed."""
        found = self.sudo().search(which & Domain("state", "in", UNDERWAY))
        return any(
            one.provider_code != BY_TRANSFER
            and (one.state != "done" or not one.is_post_processed)
            for one in found
        )

    # === POST-PROCESSING === #

    def _create_payment(self, **extra_create_values):
        """Pay of each item what the message asks for, and its charges.

        Odoo pays whole invoices, also what is disputed of them: it does not see them
        while it makes the payment.
        """
        holder = self._followup_holder()
        action = holder.sudo().followup_action_id
        if not action and not holder.sudo().followup_shares:
            return super()._create_payment(**extra_create_values)
        refused = action and self._followup_book(action)
        asked = action._asked_now()[action] if action else None
        shares = asked.shares if asked else holder._followup_ticked()
        values = {"invoice_ids": holder.invoice_ids}
        # Charges and opening balances alone: there is no invoice to take it from.
        if account := next((one.account_id for one in shares), None):
            values["destination_account_id"] = account.id
        moves, holder.invoice_ids = holder.invoice_ids, False
        payment = super()._create_payment(**{**values, **extra_create_values})
        holder.invoice_ids = moves
        self._followup_pay(payment, shares)
        if asked:
            asked.charge_ids._note_payment()
        if refused:
            payment.message_post(body=refused)
        return payment

    def _followup_ticked(self):
        """Return what is paid of each item that was ticked and is open still."""
        shares = {
            int(key): amount for key, amount in self.sudo().followup_shares.items()
        }
        lines = self.env["account.move.line"].sudo().browse(shares).exists()
        due = oldest_first(lines.filtered(lambda one: not one.reconciled))
        return {line: money(shares[line.id]) for line in due}

    def _followup_holder(self):
        """Return the transaction that knows what is paid: of a part, the whole one."""
        source = self.source_transaction_id
        return source if source and self.operation == source.operation else self

    def _followup_book(self, action):
        """Book the charges that the amount pays; say why where they cannot be."""
        asked = action._asked_now()[action]
        if not asked.claimed or money(self.amount) < asked.total:
            return False
        return asked.claimed._book_for_payment()

    def _followup_pay(self, payment, shares):
        """Match the payment with the share of each open line, oldest first."""
        received = payment.sudo().move_id.line_ids.filtered("account_id.reconcile")
        given = allot(shares.values(), money(self.amount))
        for line, amount in zip(shares, given, strict=True):
            own = received.filtered(
                lambda one, line=line: (
                    one.account_id == line.account_id and not one.reconciled
                )
            )
            if own and amount:
                share = {SHARE: (line.id, float(amount))}
                (own + line.with_env(own.env)).with_context(**share).reconcile()
