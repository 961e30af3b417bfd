from odoo import api, fields, models

from .stock_move import CUSTOMER


class StockPicking(models.Model):
    _inherit = "stock.picking"

    followup_stop_words = fields.Text(
        string="What stops it",
        compute="_compute_followup_stop_words",
        compute_sudo=True,
        help="Why it does not go on, and what the customer has to pay.",
    )

    @api.depends("partner_id", "company_id", "state", "move_ids.quantity")
    @api.depends_context("lang")
    def _compute_followup_stop_words(self):
        for picking in self:
            leaving = picking.move_ids._followup_leaving()
            picking.followup_stop_words = leaving._followup_words()

    def _followup_title_clause(self):
        """Return the clause that reserves title, in the language of the customer.

        Of the conditions that he accepted, else of those that he gets now; nothing on
        what does not leave for a customer.
        """
        self.ensure_one()
        if self.location_dest_id.usage != CUSTOMER or not self.partner_id:
            return False
        customer = self.sudo().partner_id.commercial_partner_id
        today = fields.Date.context_today(self)
        terms = customer._followup_accepted_terms(self.company_id, today)
        if not terms.reserves_title:
            terms = terms._in_force(self.company_id, today, customer.lang)
        return terms.reserves_title and terms.title_clause
