"""What items cost beside their principal, and which of them are charges themselves."""

from collections import defaultdict
from decimal import Decimal

from odoo import fields, models
from odoo.tools.misc import format_amount

from ...decisions.claims import claims_of


class AccountMoveLine(models.Model):
    _inherit = "account.move.line"

    def _followup_charge_entries(self):
        """Return the entries that charges made: letters ask for them as charges."""
        charges = self.env["credit.followup.charge"].sudo()
        return charges.search([("entry_id", "in", self.move_id.ids)]).entry_id

    def _followup_cost_sentence(self, company):
        """Say what these items cost today beside the principal, and per day more."""
        today = self._followup_today()
        if not (self and company.followup_charge):
            return False
        sums = []
        for day in (today, fields.Date.add(today, days=1)):
            claims = claims_of(self.env, company, day, self)
            if any(one.refusal for one in claims.values()):
                return False
            total = defaultdict(Decimal)
            for (_partner, currency_id), one in claims.items():
                total[currency_id] += one.interest + one.compensation
            sums.append(total)
        now, tomorrow = sums
        return ", ".join(
            self.env._(
                "Interest and compensation: %(cost)s today, %(more)s more per day",
                cost=self._followup_amount(cost, currency_id),
                more=self._followup_amount(tomorrow[currency_id] - cost, currency_id),
            )
            for currency_id, cost in now.items()
            if cost
        )

    def _followup_amount(self, amount, currency_id):
        currency = self.env["res.currency"].browse(currency_id)
        return format_amount(self.env, float(amount), currency)
