from collections import defaultdict
from decimal import Decimal

from odoo import api, fields, models


class StockPicking(models.Model):
    _inherit = "stock.picking"

    followup_stop_words = fields.Text(
        string="What stops it",
        compute="_compute_followup_stop_words",
        compute_sudo=True,
        # A customer of the portal reads his deliveries.
        groups="base.group_user",
        help="Why it does not go on, and what the customer has to pay.",
    )

    @api.depends("partner_id", "company_id", "state", "move_ids.quantity")
    @api.depends_context("lang")
    def _compute_followup_stop_words(self):
        for picking in self:
            leaving = picking.move_ids._followup_leaving()
            picking.followup_stop_words = leaving._followup_words()

    def write(self, vals):
        """Keep goods of a stopped customer from being sent to another one's name."""
        if "partner_id" in vals:
            moves = self.move_ids.filtered(
                lambda one: one.location_id.usage != "supplier"
            )
            moves._followup_check_whose(vals)
        return super().write(vals)

    def _followup_waits(self):
        """Tell whether it is to leave yet."""
        return self.state not in ("done", "cancel")

    def _stop_has_demands(self, _company):
        """Leave what an order asks for itself to the order."""
        return False

    def _followup_key(self):
        """Return what a release knows the transfer by."""
        return f"{self._name},{self.id}"

    def _followup_amount(self):
        """Return what leaves with it at list prices, in the company's currency."""
        return max(self.move_ids._followup_worth().values(), default=Decimal(0))

    def _followup_customer(self):
        """Return the customer who gets it, as the ledger knows him."""
        return self.move_ids.sudo()._stop_customers()[:1].commercial_partner_id

    def _followup_came_back(self):
        """Return by product what came back and was not replaced by other transfers."""
        returned = self.return_id
        customers = (self | returned).partner_id.commercial_partner_id
        found = defaultdict(float)
        if len(customers) != 1:
            return found
        others = (returned | returned.return_ids).move_ids - self.move_ids
        for one in others.filtered(lambda move: move.state == "done"):
            found[one.product_id] -= one._followup_direction() * one.product_qty
        return found
