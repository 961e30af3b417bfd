"""The clause that reserves title, on the slip that goes with the goods."""

from odoo import api, fields, models
from odoo.tools.misc import format_date


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
        help="The goods are ours until they are paid: it was agreed, or stands on the "
        "slip that goes with them.",
    )

    followup_title_basis = fields.Char(
        string="Title reserved by",
        compute="_compute_reserves_title",
        compute_sudo=True,
        groups="base.group_user",
    )

    @api.depends("partner_id", "company_id", "followup_clause_printed_on")
    @api.depends_context("lang")
    def _compute_reserves_title(self):
        today = fields.Date.context_today(self)
        for company, own in self.grouped("company_id").items():
            bases = own.partner_id._followup_title_bases(company, today)
            for picking in own:
                basis = picking._followup_basis(bases)
                picking.followup_title_basis = basis
                picking.reserves_title = bool(basis)

    def _followup_basis(self, bases):
        """Say on what the reservation stands: what was agreed, else what is printed."""
        if not self._followup_title_clause():
            return False
        printed_on = self._followup_printed_on()
        printed = printed_on and self.env._(
            "The clause stands on the slip, printed on %(day)s",
            day=format_date(self.env, printed_on),
        )
        return bases.get(self._followup_customer(), printed)

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
