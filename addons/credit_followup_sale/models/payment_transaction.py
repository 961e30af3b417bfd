from odoo import models

from .sale_order import WAITING


class PaymentTransaction(models.Model):
    _inherit = "payment.transaction"

    def _check_amount_and_confirm_order(self):
        """Keep the money of an order that is held, and leave the order waiting.

        The payment is booked like any other, and may itself lift the stop.
        """
        held = self.filtered(lambda one: one._followup_reaches_held())
        held.sale_order_ids._followup_tell_seller()
        going = super(PaymentTransaction, self - held)
        return going._check_amount_and_confirm_order()

    def _followup_reaches_held(self):
        """Tell whether this payment would confirm an order that is held."""
        order = self.sale_order_ids
        return (
            len(order) == 1
            and order.state in WAITING
            and order._is_confirmation_amount_reached()
            and bool(order._followup_held())
        )

    def _followup_kept(self):
        """Return what was received, less what was given back."""
        refunds = self.child_transaction_ids.filtered(
            lambda one: one.operation == "refund" and one.state == "done"
        )
        return self.amount - sum(abs(one.amount) for one in refunds)
