from odoo import api, fields, models


class CreditFollowupTitle(models.Model):
    _inherit = "credit.followup.title"

    @api.model
    def _beside(self, moves):
        """Count the invoices of the same order lines: each takes its part of them."""
        lines = moves.sudo().invoice_line_ids.sale_line_ids
        return super()._beside(moves) | (lines.invoice_lines.move_id - moves)

    @api.model
    def _of_payment(self, lines):
        """Look also at orders whose deposit is paid: what left of them is paid for."""
        # Goods of an invoice with a title are renewed with it.
        deposits = lines.move_id.filtered(lambda one: not one.followup_title_ids)
        orders = deposits.invoice_line_ids.sale_line_ids.order_id
        self.env["credit.followup.goods"]._renew_lines(
            orders.order_line.filtered("move_ids")
        )
        return super()._of_payment(lines)

    def _stock_moves(self):
        """Return the moves of what was invoiced."""
        return self.move_id.invoice_line_ids.sale_line_ids.move_ids

    def _delivered_on(self):
        """Return the day on which the last of the goods left, none while none has."""
        moves = self._stock_moves()
        if not moves:
            return super()._delivered_on()
        left = moves.filtered(
            lambda one: one.state == "done" and one._followup_direction() > 0
        )
        if not left:
            return False
        moment = max(left.mapped("date"))
        return fields.Datetime.context_timestamp(self, moment).date()

    def _printed_on(self):
        """Return the day of the first slip that carried the clause."""
        days = [one._followup_printed_on() for one in self._stock_moves().picking_id]
        return min(filter(None, days), default=super()._printed_on())

    def _goods_out(self):
        """Return whether more of the goods left than came back."""
        done = self._stock_moves().filtered(lambda one: one.state == "done")
        if not done:
            return super()._goods_out()
        return any(
            sum(one._followup_direction() * one.product_qty for one in own) > 0
            for own in done.grouped("product_id").values()
        )
