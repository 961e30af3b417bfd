from decimal import Decimal

from odoo import api, models

from .sale_order import CONFIRMED

ZERO = Decimal(0)


class ResPartner(models.Model):
    _inherit = "res.partner"

    @api.model
    def _followup_to_come(self, company, ids):
        """Add what is confirmed and not invoiced yet, whoever pays for it."""
        found = dict(super()._followup_to_come(company, ids))
        orders = (
            self.env["sale.order"]
            .sudo()
            .search(
                [
                    ("company_id", "=", company.id),
                    ("state", "=", CONFIRMED),
                    ("partner_invoice_id.commercial_partner_id", "in", list(ids)),
                    ("order_line.untaxed_amount_to_invoice", ">", 0),
                ]
            )
        )
        for order in orders:
            payer = order._stop_payer().id
            before = found.get(payer, (ZERO, ZERO))
            own = order._followup_to_come()
            found[payer] = tuple(map(sum, zip(before, own, strict=True)))
        return found
