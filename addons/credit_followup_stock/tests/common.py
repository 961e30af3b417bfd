"""What tests of deliveries need: a warehouse with goods, and a stopped customer."""

from odoo import Command
from odoo.tests import Form

from odoo.addons.credit_followup.tests.common_stops import StopsCase


class DeliveriesCase(StopsCase):
    """Goods that are to leave for a customer."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.warehouse = cls.env["stock.warehouse"].search(
            [("company_id", "=", cls.company.id)], limit=1
        )
        cls.storekeeper = cls._user("storekeeper")
        cls.storekeeper.group_ids += cls.env.ref("stock.group_stock_user")
        cls.product = cls._stored("Pallet")

    @classmethod
    def _stored(cls, name, quantity=100, **values):
        product = cls.env["product.product"].create(
            {"name": name, "is_storable": True, "list_price": 100.0, **values}
        )
        if quantity:
            cls.env["stock.quant"]._update_available_quantity(
                product, cls.warehouse.lot_stock_id, quantity
            )
        return product

    def transfer(self, partner=None, product=None, quantity=2, kind="out", **values):
        """Make a transfer with one product, ready to be done."""
        customers = self.env.ref("stock.stock_location_customers")
        here = self.warehouse.lot_stock_id
        source, target = (here, customers) if kind == "out" else (customers, here)
        picking = (
            self.env["stock.picking"]
            .with_user(self.storekeeper)
            .create(
                {
                    "partner_id": (partner or self.customer).id,
                    "picking_type_id": self.warehouse[f"{kind}_type_id"].id,
                    "location_id": source.id,
                    "location_dest_id": target.id,
                    "move_ids": [
                        Command.create(
                            {
                                "product_id": (product or self.product).id,
                                "product_uom_qty": quantity,
                                "location_id": source.id,
                                "location_dest_id": target.id,
                            }
                        )
                    ],
                    **values,
                }
            )
        )
        picking.action_confirm()
        picking.move_ids.quantity = quantity
        return picking

    def done(self, picking):
        """Press the button, and return what state the transfer is in."""
        picking.move_ids.picked = True
        picking.with_context(skip_backorder=True).button_validate()
        return picking.state

    def returned(self, picking, quantity, *, exchanged=False):
        """Send goods back, and return the transfer of the return."""
        wizard = Form(
            self.env["stock.return.picking"]
            .with_user(self.storekeeper)
            .with_context(
                active_id=picking.id, active_ids=picking.ids, active_model=picking._name
            )
        ).save()
        wizard.product_return_moves.quantity = quantity
        return wizard._create_return()
