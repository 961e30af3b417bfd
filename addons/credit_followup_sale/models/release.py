from odoo import models


class CreditFollowupRelease(models.Model):
    _inherit = "credit.followup.release"

    def _order_state(self):
        """Return whether the order that it is for has all left, and was cancelled."""
        self.ensure_one()
        order = self.env["sale.order"].search(
            [
                ("company_id", "=", self.company_id.id),
                ("name", "=", self.order_ref or ""),
                ("partner_id.commercial_partner_id", "=", self.partner_id.id),
            ],
            limit=1,
        )
        if not order:
            return super()._order_state()
        return order._followup_has_left(), order.state == "cancel"
