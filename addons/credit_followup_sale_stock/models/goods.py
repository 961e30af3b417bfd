from odoo import api, fields, models

from odoo.addons.credit_followup.facts.title.invoiced_goods import read_invoiced

from ..facts.ordered_goods import read_ordered


class CreditFollowupGoods(models.Model):
    _inherit = "credit.followup.goods"

    lot_id = fields.Many2one(
        "stock.lot",
        string="Lot or serial number",
        index="btree_not_null",
        ondelete="restrict",
        check_company=True,
    )
    stock_move_id = fields.Many2one(
        "stock.move", index="btree_not_null", ondelete="cascade", check_company=True
    )
    picking_id = fields.Many2one(related="stock_move_id.picking_id", string="Delivery")
    order_line_id = fields.Many2one(
        "sale.order.line",
        index="btree_not_null",
        ondelete="cascade",
        check_company=True,
    )
    order_id = fields.Many2one(related="order_line_id.order_id", string="Order")

    @api.model
    def _key_fields(self):
        beside = ("stock_move_id", "lot_id", "order_line_id")
        return super()._key_fields() + beside

    @api.model
    def _renew(self, titles):
        self._renew_with(titles, self._lines_of(titles))

    @api.model
    def _renew_lines(self, order_lines):
        """Bring the goods of order lines up to date with what left and came back."""
        reserving = self.env["credit.followup.title"]._reserving(order_lines.company_id)
        own = order_lines.sudo().filtered(lambda one: one.company_id in reserving)
        if own:
            self.sudo()._renew_with(self.env["credit.followup.title"].sudo(), own)

    @api.model
    def _renew_with(self, titles, order_lines):
        """Renew titles and order lines together: each bill takes its part of a line."""
        titles |= order_lines.invoice_lines.move_id.followup_title_ids
        order_lines |= self._lines_of(titles)
        known = self.with_context(active_test=False).search(
            [
                *("|", ("title_id", "in", titles.ids)),
                ("order_line_id", "in", order_lines.ids),
            ]
        )
        by_invoice = read_invoiced(titles, but=order_lines.invoice_lines)
        known._replace_by([*by_invoice, *read_ordered(order_lines)])

    @api.model
    def _lines_of(self, titles):
        """Return the order lines of invoices, of those that a warehouse delivers."""
        lines = titles.move_id.invoice_line_ids.sale_line_ids
        return lines.filtered("move_ids")

    def _described(self):
        """Name the lot, by which the goods are found among others."""
        if not self.lot_id:
            return super()._described()
        return self.env._(
            "%(goods)s, no. %(lot)s", goods=super()._described(), lot=self.lot_id.name
        )

    def _being_returned(self):
        """Return the transfers by which these goods are to come back already."""
        moves = self.env["stock.move"].search(
            [
                ("origin_returned_move_id", "in", self.stock_move_id.ids),
                ("state", "not in", ("done", "cancel")),
            ]
        )
        return moves.picking_id

    def _back_from(self, picking):
        """Return the transfer by which these goods of a delivery come back.

        It changes no order and credits nothing by itself.
        """
        wizard = (
            self.env["stock.return.picking"]
            .with_context(
                active_id=picking.id, active_ids=picking.ids, active_model=picking._name
            )
            .create({"picking_id": picking.id})
        )
        moves = self.grouped("stock_move_id")
        for line in wizard.product_return_moves:
            own = moves.get(line.move_id, self.browse())
            quantity = line.product_id.uom_id._compute_quantity(
                sum(own.mapped("there")), line.uom_id, round=False
            )
            line.write({"quantity": quantity, "to_refund": False})
        back = wizard._create_return()
        for move in back.move_ids:
            moves.get(move.origin_returned_move_id, self.browse())._name_lots(move)
        return back

    def _name_lots(self, move):
        """Write the lots of these goods on the move by which they come back."""
        if not self.lot_id:
            return
        move.move_line_ids.unlink()
        self.env["stock.move.line"].create(
            [
                {
                    "move_id": move.id,
                    "picking_id": move.picking_id.id,
                    "product_id": move.product_id.id,
                    "lot_id": one.lot_id.id,
                    "quantity": one.there,
                    "location_id": move.location_id.id,
                    "location_dest_id": move.location_dest_id.id,
                }
                for one in self
            ]
        )
