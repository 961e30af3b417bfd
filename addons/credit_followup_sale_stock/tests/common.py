"""What tests of goods need: orders that are accepted, delivered, invoiced, returned."""

from freezegun import freeze_time

from odoo import Command

from odoo.addons.credit_followup.tests.common import day
from odoo.addons.credit_followup_stock.tests.common import DeliveriesCase


class GoodsCase(DeliveriesCase):
    """A customer who accepted that goods stay ours until they are paid."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env.user.group_ids += cls.env.ref(
            "sales_team.group_sale_salesman_all_leads"
        )
        cls.company.followup_country_id = cls.env.ref("base.be")
        cls.customer.write(
            {"country_id": cls.env.ref("base.be").id, "followup_segment": "business"}
        )
        cls.terms = cls.env["credit.followup.terms"].create(
            {
                "name": "2026",
                "company_id": cls.company.id,
                "valid_from": "2026-01-01",
                "reserves_title": True,
                "title_clause": "The goods stay ours until they are paid in full.",
            }
        )

    @classmethod
    def _stored(cls, name, quantity=100, **values):
        """Make goods that are invoiced as they are delivered."""
        values = {"invoice_policy": "delivery", **values}
        return super()._stored(name, quantity, **values)

    def setUp(self):
        super().setUp()
        self.move.button_draft()
        self.move.unlink()

    def accept(self, on="2026-01-02", **values):
        return self.terms._accepted(self.customer, "copy", accepted_on=on, **values)

    def ordered(self, quantity=2, product=None, price=50.0, **values):
        line = {
            "product_id": (product or self.product).id,
            "product_uom_qty": quantity,
            "price_unit": price,
            "tax_ids": False,
            **values,
        }
        order = (
            self.env["sale.order"]
            .with_company(self.company)
            .create(
                {
                    "partner_id": self.customer.id,
                    "order_line": [Command.create(line)],
                }
            )
        )
        order.action_confirm()
        return order

    def delivered(self, order, quantity, lots=()):
        """Deliver some of an order, of these lots; the rest waits."""
        picking = order.picking_ids.filtered(
            lambda one: one.state not in ("done", "cancel")
        )
        move = picking.move_ids
        move.move_line_ids.unlink()
        for lot in lots or [self.env["stock.lot"]]:
            self.env["stock.move.line"].create(
                {
                    "move_id": move.id,
                    "picking_id": picking.id,
                    "product_id": move.product_id.id,
                    "lot_id": lot.id,
                    "quantity": quantity / max(len(lots), 1),
                    "location_id": move.location_id.id,
                    "location_dest_id": move.location_dest_id.id,
                }
            )
        self.done(picking)
        return picking

    def back(self, picking, quantity, lots=(), *, credited=False):
        """Take goods of a delivery back."""
        back = self.returned(picking, quantity)
        move = back.move_ids
        move.to_refund = credited
        move.move_line_ids.unlink()
        for lot in lots or [self.env["stock.lot"]]:
            self.env["stock.move.line"].create(
                {
                    "move_id": move.id,
                    "picking_id": back.id,
                    "product_id": move.product_id.id,
                    "lot_id": lot.id,
                    "quantity": quantity / max(len(lots), 1),
                    "location_id": move.location_id.id,
                    "location_dest_id": move.location_dest_id.id,
                }
            )
        self.done(back)
        return back

    def invoiced(self, order, on=0):
        with freeze_time(day(on)):
            invoice = order._create_invoices()
            invoice.invoice_date = day(on)
            invoice.action_post()
        return invoice

    def lots(self, *names, product=None):
        """Receive lots or serial numbers into the warehouse."""
        found = self.env["stock.lot"]
        for name in names:
            lot = found.create(
                {"name": name, "product_id": (product or self.product).id}
            )
            self.env["stock.quant"]._update_available_quantity(
                lot.product_id,
                self.warehouse.lot_stock_id,
                1 if lot.product_id.tracking == "serial" else 100,
                lot_id=lot,
            )
            found |= lot
        return found

    @property
    def goods(self):
        return self.env["credit.followup.goods"].search([])

    def listed(self):
        """Return of each: lot or product, quantity, invoice, value."""
        return [
            (
                one.lot_id.name or one.product_id.name,
                one.there,
                one.move_id.name or None,
                one.value_there,
            )
            for one in self.goods
        ]
