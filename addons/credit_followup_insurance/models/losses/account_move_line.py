from odoo import fields, models

from odoo.addons.credit_followup.facts.items import unpaid


class AccountMoveLine(models.Model):
    _inherit = "account.move.line"

    def write(self, vals):
        """Ask for the insurer's consent before more time to pay is given."""
        if vals.get("date_maturity"):
            day = fields.Date.to_date(vals["date_maturity"])
            later = self.filtered(
                lambda one: one.date_maturity and one.date_maturity < day
            )
            if owed := unpaid(later):
                consents = self.env["credit.followup.insurance.consent"].sudo()
                consents._check_given(owed, day)
        return super().write(vals)
