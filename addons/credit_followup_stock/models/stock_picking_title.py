"""The clause that reserves title, on the slip that goes with the goods."""

from odoo import fields, models


class StockPicking(models.Model):
    _inherit = "stock.picking"

    followup_clause_printed_on = fields.Date(
        string="Clause printed on",
        readonly=True,
        copy=False,
        groups="base.group_user",
        help="The day on which its slip was first printed with the clause that "
        "reserves title.",
    )
    reserves_title = fields.Boolean(
        string="Title reserved",
        compute="_compute_reserves_title",
        compute_sudo=True,
        groups="base.group_user",
        help="Its slip carries the clause: the goods are ours until they are paid.",
    )

    def _compute_reserves_title(self):
        for picking in self:
            picking.reserves_title = bool(picking._followup_title_clause())

    def _followup_title_clause(self):
        """Return the clause that reserves title, in the language of the customer.

        Of the conditions that he accepted, else of those that he gets now; nothing on
        what does not leave for a customer.
        """
        self.ensure_one()
        leaving = self.location_dest_id._followup_is_customers()
        customer = self.sudo()._followup_customer()
        if not leaving or not customer:
            return False
        today = fields.Date.context_today(self)
        terms = customer._followup_accepted_terms(self.company_id, today)
        if not terms.reserves_title:
            terms = terms._in_force(self.company_id, today, customer.lang)
        return terms.reserves_title and terms.title_clause

    def _followup_note_printed(self):
        """Keep the day on which the clause was first printed on the slip."""
        today = fields.Date.context_today(self)
        for picking in self.sudo().filtered(lambda one: not one._followup_printed_on()):
            if picking._followup_title_clause():
                picking.followup_clause_printed_on = today

    def _followup_printed_on(self):
        """Return the day on which the slip first carried the clause, or nothing."""
        return self.sudo().followup_clause_printed_on
