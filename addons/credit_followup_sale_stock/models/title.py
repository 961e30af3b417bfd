from odoo import fields, models


class CreditFollowupTitle(models.Model):
    _inherit = "credit.followup.title"

    def _delivered_on(self):
        """Return the day on which the first of the invoiced goods left."""
        moves = self.move_id.invoice_line_ids.sale_line_ids.move_ids
        left = moves.filtered(
            lambda one: one.state == "done" and one._followup_direction() > 0
        )
        if not left:
            return super()._delivered_on()
        moment = min(left.mapped("date"))
        return fields.Datetime.context_timestamp(self, moment).date()

    def _goods_out(self):
        """Return whether more of the goods left than came back."""
        moves = self.move_id.invoice_line_ids.sale_line_ids.move_ids
        done = moves.filtered(lambda one: one.state == "done")
        if not done:
            return super()._goods_out()
        return any(
            sum(one._followup_direction() * one.product_qty for one in own) > 0
            for own in done.grouped("product_id").values()
        )
