from odoo import models


class CreditFollowupRelease(models.Model):
    _inherit = "credit.followup.release"

    def _order_states(self):
        """Return whether each order has all left, and whether it was cancelled."""
        orders = self.env["sale.order"].search(
            [
                ("company_id", "in", self.company_id.ids),
                ("name", "in", [one.order_ref for one in self if one.order_ref]),
            ]
        )
        known = {(one.company_id, one.name): one for one in orders}
        found = {one: known.get((one.company_id, one.order_ref)) for one in self}
        return super()._order_states() | {
            one: (order._followup_has_left(), order.state == "cancel")
            for one, order in found.items()
            if order
        }
