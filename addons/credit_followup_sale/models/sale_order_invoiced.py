"""What is delivered and not invoiced: since when, and what it is worth."""

from decimal import Decimal

from odoo import api, fields, models

from .sale_order import CONFIRMED

TO_INVOICE = "credit_followup_sale.activity_to_invoice"


class SaleOrder(models.Model):
    _inherit = "sale.order"

    @api.model
    def _followup_uninvoiced(self, company, until=None):
        """Return the orders of a company of which something may be invoiced.

        :param until: made before this day
        """
        return self.search(
            [
                ("company_id", "=", company.id),
                ("state", "=", CONFIRMED),
                ("invoice_status", "=", "to invoice"),
                ("date_order", "<", until or fields.Datetime.now()),
            ],
            order="date_order, id",
        )

    def _followup_uninvoiced_amount(self):
        """Return what is delivered and not invoiced, without tax, in the company's."""
        amount = sum(
            max(line.qty_delivered - line.qty_invoiced, 0.0) * line.price_reduce_taxexcl
            for line in self.order_line
            if not line.display_type
        )
        return self._followup_in_company(amount)

    def _followup_to_come(self):
        """Return what was delivered and what was not, both not invoiced, tax included.

        :return: in the company's currency, of lines at the price that was agreed
        """
        delivered = sum(
            max(line.qty_delivered - line.qty_invoiced, 0.0) * line._followup_price()
            for line in self.order_line
            if not line.display_type
        )
        sent = self._followup_in_company(delivered)
        left = self._followup_in_company(self.amount_to_invoice)
        return sent, max(left - sent, Decimal(0))

    def _followup_delivered_on(self):
        """Return the day since which it may be invoiced: without stock the order's."""
        return fields.Datetime.context_timestamp(self, self.date_order).date()

    def _stop_ordered(self, company, ids, asks):
        """Count what is confirmed and not invoiced yet, and of these what is not."""
        found, _left = super()._stop_ordered(company, ids, asks)
        others = self.sudo().search(
            [
                ("company_id", "=", company.id),
                ("state", "=", CONFIRMED),
                ("id", "not in", [one.id for one in asks]),
                ("partner_invoice_id.commercial_partner_id", "in", list(ids)),
                ("order_line.untaxed_amount_to_invoice", ">", 0),
            ]
        )
        for order in others:
            payer = order._stop_payer().id
            found[payer] = found.get(payer, 0) + order._followup_in_company(
                order.amount_to_invoice
            )
        left = {
            order: order._followup_in_company(
                order.amount_total - order.amount_invoiced
            )
            for order in asks
        }
        return found, left

    @api.model
    def _followup_ask_to_invoice(self, company, today):
        """Give whoever sells what is delivered and waits for its invoice, once."""
        days = company.followup_uninvoiced_days
        if not days:
            return
        limit = fields.Date.subtract(today, days=days)
        late = (
            self.sudo()
            ._followup_uninvoiced(company, fields.Date.add(limit, days=1))
            .filtered(
                lambda one: (
                    one._followup_delivered_on() <= limit
                    and one._followup_uninvoiced_amount() > 0
                )
            )
        )
        kind = self.env.ref(TO_INVOICE)
        asked = late.filtered(lambda one: kind in one.activity_ids.activity_type_id)
        for order in late - asked:
            user = order.user_id or company.followup_user_id
            order.with_context(mail_activity_quick_update=True).activity_schedule(
                TO_INVOICE,
                date_deadline=today,
                user_id=user.id or self.env.uid,
                summary=kind.with_context(lang=user.lang).name,
            )
