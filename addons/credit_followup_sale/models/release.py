from odoo import models

ORDER = "sale.order"


class CreditFollowupRelease(models.Model):
    _inherit = "credit.followup.release"

    def _orders_named(self):
        named = [("company_id", "=", self.company_id.id), ("name", "=", self.order_ref)]
        return [*super()._orders_named(), *self.env[ORDER].search(named)]

    def _order_states(self):
        """Return whether each order has all left, and whether it was cancelled."""
        orders = {one: one._order_meant() for one in self}
        return super()._order_states() | {
            one: (order._followup_has_left(), order.state == "cancel")
            for one, order in orders.items()
            if order and order._name == ORDER
        }
