from decimal import Decimal

from odoo import models

from odoo.addons.credit_followup.followup_core.stops.orders import Asked, Kind, Outcome

CUSTOMER = "customer"


class StockMove(models.Model):
    _name = "stock.move"
    _inherit = ["stock.move", "credit.followup.stopped"]

    def _action_done(self, cancel_backorder=False):
        """Ask before goods leave, by whatever button, batch, import or program.

        What is not picked stays, and is not asked about.
        """
        self._followup_leaving().filtered("picked")._check_stops()
        return super()._action_done(cancel_backorder=cancel_backorder)

    def _followup_leaving(self):
        """Return those of these moves by which something leaves for a customer."""
        return self.filtered(
            lambda move: (
                move.state not in ("done", "cancel")
                and move.quantity > 0
                and move.location_dest_id.usage == CUSTOMER
                and move.location_id.usage != CUSTOMER
                and move._stop_customers()
            )
        )

    # === SEAMS === #

    def _stop_customers(self):
        """Return whose goods these are; a changed transfer forgets nobody."""
        return self.partner_id | self.picking_id.partner_id

    def _stop_asked(self):
        self.ensure_one()
        kind = Kind.REPLACEMENT if self._followup_replaces() else Kind.DELIVERY
        return Asked(
            kind,
            self._followup_order_ref(),
            self._followup_amount(),
            is_prepaid=self._followup_is_prepaid(),
            is_exempt=self.product_id.categ_id.followup_never_stopped,
        )

    def _stop_noted(self, words):
        self.picking_id.message_post(body=words)

    def _stop_name(self):
        """Name the transfer: a refusal for each of its lines says the same."""
        return (self.picking_id or self).display_name

    def _followup_replaces(self):
        """Tell whether these goods replace others that did come back."""
        returned = self.picking_id.return_id
        if not returned:
            return False
        others = returned.return_ids.move_ids - self
        moves = (returned.move_ids | others).filtered(
            lambda one: one.product_id == self.product_id and one.state == "done"
        )
        back = -sum(one._followup_direction() * one.product_qty for one in moves)
        return self.product_id.uom_id.compare(self.product_qty, back) <= 0

    def _followup_direction(self):
        """Return 1 for what leaves for a customer, -1 for what comes back, else 0."""
        left = self.location_dest_id.usage == CUSTOMER
        return int(left) - int(self.location_id.usage == CUSTOMER)

    def _followup_order_ref(self):
        """Return what the goods are for, by the name that a release knows."""
        return self.picking_id.name or self.reference or ""

    def _followup_amount(self):
        """Return what leaves with the transfer, at list prices, in company currency."""
        moves = self.picking_id.move_ids._followup_leaving() or self
        worth = sum(
            one.quantity * one.product_id.with_company(one.company_id).lst_price
            for one in moves
        )
        return Decimal(str(max(worth, 0.0)))

    def _followup_is_prepaid(self):
        """Tell whether the goods are paid for; without an order nobody knows.

        What goes over the counter is paid there: the till is a soft test of a field.
        """
        picking = self.picking_id
        return "pos_session_id" in picking._fields and bool(picking.pos_session_id)

    def _followup_words(self):
        """Say what keeps these goods from leaving, each sentence once."""
        words = [
            record._stop_words(stops)
            for record, found, stops in self._stop_answers()
            if found.outcome is not Outcome.GO
        ]
        return "\n".join(dict.fromkeys(words)) or False
