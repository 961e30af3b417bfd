from odoo import fields, models

from odoo.addons.credit_followup.facts.settings import money
from odoo.addons.credit_followup.followup_core.payments.shares import allot

from .account_move_line import SHARE


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

    # === POST-PROCESSING === #

    def _create_payment(self, **extra_create_values):
        """Pay of each item what the message asks for, and its charges.

        Odoo pays whole invoices, also what is disputed of them: it does not see them
        while it makes the payment.
        """
        holder = self._followup_holder()
        action = holder.sudo().followup_action_id
        if not action:
            return super()._create_payment(**extra_create_values)
        refused = self._followup_book(action)
        asked = action._asked_now()[action]
        values = {"invoice_ids": holder.invoice_ids}
        # Charges and opening balances alone: there is no invoice to take it from.
        if account := next((one.account_id for one in asked.shares), None):
            values["destination_account_id"] = account.id
        moves, holder.invoice_ids = holder.invoice_ids, False
        payment = super()._create_payment(**{**values, **extra_create_values})
        holder.invoice_ids = moves
        self._followup_pay(payment, asked)
        if refused:
            payment.message_post(body=refused)
        return payment

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

    def _followup_pay(self, payment, asked):
        """Match the payment with the share of each open line, oldest first."""
        received = payment.sudo().move_id.line_ids.filtered("account_id.reconcile")
        given = allot(asked.shares.values(), money(self.amount))
        for line, amount in zip(asked.shares, given, strict=True):
            own = received.filtered(
                lambda one, line=line: (
                    one.account_id == line.account_id and not one.reconciled
                )
            )
            if own and amount:
                share = {SHARE: (line.id, float(amount))}
                (own + line.with_env(own.env)).with_context(**share).reconcile()
        asked.charge_ids._note_payment()
