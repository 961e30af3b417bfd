"""Whether an order was paid before anything of it leaves."""

from odoo import models

# What a reversal settled was not paid.
PAID = ("paid", "in_payment", "partial")


class SaleOrder(models.Model):
    _inherit = "sale.order"

    def _followup_is_prepaid(self):
        """Tell whether all of it was paid, online or by invoices.

        The same money may be counted by both, never twice.
        """
        paid = max(self._followup_paid_online(), self._followup_paid_by_invoices())
        return self.amount_total > 0 and (
            self.currency_id.compare_amounts(paid, self.amount_total) >= 0
        )

    def _followup_paid_online(self):
        """Return the order's share of payments that were received, less refunds.

        What is only authorized was not received.
        """
        done = self.transaction_ids.filtered(
            lambda one: (
                one.state == "done"
                and one.operation != "refund"
                and one.currency_id == self.currency_id
            )
        )
        return sum(one._followup_kept() * self._followup_share(one) for one in done)

    def _followup_share(self, transaction):
        """Return which part of a payment is for this order, by what each comes to."""
        together = sum(transaction.sale_order_ids.mapped("amount_total"))
        return self.amount_total / together if together else 0.0

    def _followup_paid_by_invoices(self):
        """Return what was paid of the order's own lines on its invoices."""
        invoices = self.invoice_ids.filtered(
            lambda one: (
                one.state == "posted"
                and one.currency_id == self.currency_id
                and one.payment_state in PAID
                and one.reversed_entry_id.payment_state != "reversed"
            )
        )
        return sum(self._followup_paid_by(one) for one in invoices)

    def _followup_paid_by(self, invoice):
        """Return what was paid of this order's lines; a credit note takes from it."""
        own = invoice.invoice_line_ids.filtered(
            lambda line: line.sale_line_ids.order_id == self
        )
        if not invoice.amount_total:
            return 0.0
        # A payment without an entry settles nothing yet, and is on its way.
        in_full = invoice.payment_state == "in_payment"
        left = 0.0 if in_full else invoice.amount_residual
        share = (invoice.amount_total - left) / invoice.amount_total
        return sum(own.mapped("price_total")) * share * -invoice.direction_sign
