from odoo import api, fields, models

from odoo.addons.credit_followup.followup_core.privacy.keeping import MONTHS_A_YEAR

from ..facts.personal import keepings_of, read_settled


class CreditFollowupKept(models.AbstractModel):
    """What is kept of somebody for a time, and cleaned by Odoo's rules then."""

    _name = "credit.followup.kept"
    _description = "Kept for a Time"

    followup_may_go = fields.Boolean(
        string="Kept long enough",
        compute="_compute_followup_may_go",
        search="_search_followup_may_go",
        help="Its customer owes nothing, nothing about him runs, and the time for "
        "which the company keeps it is over.",
    )

    def _compute_followup_may_go(self):
        may_go = set(self._kept_long_enough().ids)
        for one in self:
            one.followup_may_go = one.id in may_go

    def _search_followup_may_go(self, operator, value):
        if operator != "in":
            return NotImplemented
        old = [("create_date", "<", self._oldest_that_may_go())]
        found = self.sudo().search(old)._kept_long_enough()
        return [("id", "in" if True in value else "not in", found.ids)]

    @api.model
    def _oldest_that_may_go(self):
        """Return the moment before which something was noted that may go today."""
        companies = self.env["res.company"].sudo().search([("id", ">", 0)])
        shortest = min(
            min(terms.trace_months, terms.claim_years * MONTHS_A_YEAR)
            for terms in (one._followup_terms() for one in companies)
        )
        return fields.Datetime.subtract(fields.Datetime.now(), months=shortest)

    def _kept_long_enough(self):
        """Return those of these records that may go today."""
        today = fields.Date.context_today(self)
        found = self.browse()
        for company, own in self.sudo().grouped("company_id").items():
            customers = own.partner_id.commercial_partner_id.ids
            settled = read_settled(company, customers)
            keepings = keepings_of(company, own, settled)
            found |= own.filtered(
                lambda one, keepings=keepings: keepings[one.id].may_go(today)
            )
        return found
