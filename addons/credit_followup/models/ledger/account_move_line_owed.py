"""How an item is named where a person chooses among what a customer owes."""

from odoo import api, models
from odoo.tools.misc import format_amount, format_date


class AccountMoveLine(models.Model):
    _inherit = "account.move.line"

    @api.model
    def name_search(self, name="", domain=None, operator="ilike", limit=100):
        """List the oldest first, as the letters do."""
        if not self.env.context.get("followup_owed") or name:
            return super().name_search(name, domain, operator, limit)
        found = self.search(domain or [], order="date_maturity, id", limit=limit)
        return [(line.id, line.display_name) for line in found]

    @api.depends("amount_residual_currency", "date_maturity")
    @api.depends_context("followup_owed", "lang")
    def _compute_display_name(self):  # pylint: disable=missing-return
        """Say number, due date and what is open, as the customer's letters do."""
        if not self.env.context.get("followup_owed"):
            return super()._compute_display_name()
        for line in self:
            due = line.date_maturity
            words = [
                line.move_name or line.name,
                due and format_date(self.env, due, date_format="medium"),
                format_amount(
                    self.env, line.amount_residual_currency, line.currency_id
                ),
            ]
            line.display_name = " · ".join(filter(None, words))
        return None
