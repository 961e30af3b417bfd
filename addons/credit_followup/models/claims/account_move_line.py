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
        asked, held = self._followup_asked(company)
        sums = []
        for day in (today, fields.Date.add(today, days=1)):
            claims = claims_of(self.env, company, day, asked, held)
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

    def _followup_asked(self, company):
        """Return the items that a message may ask for, and what is held of them.

        A held or excluded item costs nothing: no message says that it does.
        """
        verdicts = self._followup_verdicts(company)
        told = {line: verdicts[line.id][0] for line in self if line.id in verdicts}
        asked = [line.id for line, verdict in told.items() if verdict.open]
        held = {
            line.id: verdict.item.residual - verdict.open
            for line, verdict in told.items()
        }
        return self.browse(asked), held

    def _followup_amount(self, amount, currency_id):
        currency = self.env["res.currency"].browse(currency_id)
        return format_amount(self.env, float(amount), currency)
