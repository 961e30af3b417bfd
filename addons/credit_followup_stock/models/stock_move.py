from odoo import api, models
from odoo.exceptions import UserError

from odoo.addons.credit_followup.followup_core.stops.orders import Outcome

# Who gets the goods; of a stopped customer it is not changed on the way.
WHOSE = {"partner_id"}
OVER = ("done", "cancel")


class StockMove(models.Model):
    _name = "stock.move"
    _inherit = ["stock.move", "credit.followup.stopped"]

    # === WHEREVER GOODS LEAVE === #

    def _action_done(self, cancel_backorder=False):
        """Ask before goods leave, by whatever button, batch, import or program.

        What is not picked stays, and is not asked about.
        """
        self._followup_leaving().filtered("picked")._check_stops()
        return super()._action_done(cancel_backorder=cancel_backorder)

    def _action_assign(self, force_qty=False):
        """Put nothing aside for who is stopped, where the company says so."""
        asked = self.filtered(
            lambda one: (
                not one.company_id.sudo().followup_reserves_stopped
                and (
                    one.location_final_id or one.location_dest_id
                )._followup_is_customers()
            )
        )
        waiting = asked._stopped() if asked else asked
        return super(StockMove, self - waiting)._action_assign(force_qty=force_qty)

    def write(self, vals):
        """Keep goods of a stopped customer from being sent to another one's name."""
        if vals.keys() & self._followup_whose():
            self._followup_check_whose(vals)
        return super().write(vals)

    @api.model
    def _followup_whose(self):
        """Return the fields that say whose goods these are."""
        return WHOSE

    def _followup_check_whose(self, vals):
        """Refuse to change whose goods these are while their customer is stopped.

        Another address of the same customer is no change.
        """
        partners = self.env["res.partner"]
        new = partners.browse(vals.get("partner_id") or []).commercial_partner_id
        waiting = self.filtered(
            lambda one: (
                one.state not in OVER
                and one.location_dest_id._followup_is_customers()
                and ("partner_id" not in vals or one._followup_readdressed(new))
            )
        )
        held = waiting._stopped()
        if held:
            raise UserError(
                self.env._(
                    "%(what)s is for a customer who is stopped: it cannot be changed "
                    "to another one.\n%(why)s",
                    what=held[0]._stop_name(),
                    why=held._followup_words(),
                )
            )

    def _followup_readdressed(self, customer):
        known = self.partner_id.commercial_partner_id
        return bool(known) and known != customer

    def _followup_leaving(self):
        """Return those of these moves by which something leaves for a customer."""
        return self.filtered(
            lambda move: (
                move.state not in OVER
                and move._followup_leaves() > 0
                # The order may be a colleague's.
                and move.sudo()._stop_customers()
            )
        )

    def _followup_leaves(self):
        """Return how much leaves for a customer, in the product's unit.

        By its lines: each may go to a place of its own.
        """
        self.ensure_one()
        lines = self.move_line_ids
        if lines:
            return sum(one._followup_leaves() for one in lines)
        if not self.location_dest_id._followup_is_customers():
            return 0.0
        return self.product_uom._compute_quantity(
            self.quantity, self.product_id.uom_id, round=False
        )

    # === SEAMS === #

    def _stop_customers(self):
        """Return whose goods these are.

        What comes from a supplier directly stands on a transfer in his name.
        """
        ours = self.filtered(lambda one: one.location_id.usage != "supplier")
        return self.partner_id | ours.picking_id.partner_id

    def _stop_has_demands(self, _company):
        """Leave what an order asks for itself to the order."""
        return False

    def _stop_noted(self, words):
        self.picking_id.message_post(body=words)

    def _stop_name(self):
        """Name the transfer: a refusal for each of its lines says the same."""
        return (self.picking_id or self).display_name

    def _followup_direction(self):
        """Return 1 for what leaves for a customer, -1 for what comes back, else 0.

        From one customer to another is leaving: it is the other one's then.
        """
        if self.location_dest_id._followup_is_customers():
            return 1
        return -int(self.location_id._followup_is_customers())

    def _followup_words(self):
        """Say what keeps these goods from leaving, each sentence once."""
        words = [
            word
            for one in self._stop_answers()
            if one.found.outcome is not Outcome.GO
            for word in one.words
        ]
        return "\n".join(dict.fromkeys(words)) or False
