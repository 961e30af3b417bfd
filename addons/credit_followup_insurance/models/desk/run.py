"""What the night does for insured customers, and what Today says of it."""

from functools import partial

from odoo import models
from odoo.fields import Domain
from odoo.tools.misc import format_amount, format_date

ACTIONS = "credit_followup_insurance."
OFFICER = "credit_followup.group_officer"


class CreditFollowupRun(models.Model):
    _inherit = "credit.followup.run"

    def _follow_clocks(self, wakes):
        """Let what fell due join its loss before anything is judged."""
        if self.kind == "nightly":
            losses = self.env["credit.followup.insurance.loss"].sudo()
            self._tried(partial(losses._join_overdue, self.company_id, self.date))
        return super()._follow_clocks(wakes)

    def _status_links(self, company):
        """Add what is at risk with insurers, and what was lost."""
        yield from super()._status_links(company)
        if not self.env.user.has_group(OFFICER):
            return
        losses = self.env["credit.followup.insurance.loss"]
        own = Domain("company_id", "=", company.id) & Domain("is_live", "=", True)
        to_act = own & Domain("is_to_act", "=", True)
        if found := losses.search(to_act, order="until, id"):
            yield {
                "text": self._insurer_words(found),
                "action": f"{ACTIONS}action_loss_to_act",
            }
        lost = losses.search(own & Domain("state", "=", "forfeited"))
        if lost:
            words = self.env._(
                "Forfeited with insurers: %(amounts)s",
                amounts=self._sums_of(lost, "amount_forfeited"),
            )
            yield {"text": words, "action": f"{ACTIONS}action_loss_forfeited"}

    def _insurer_words(self, losses):
        first = losses.filtered("until")[:1].until
        values = {
            "count": len(losses),
            "amounts": self._sums_of(losses, "amount_at_risk"),
            "day": first and format_date(self.env, first, date_format="medium"),
        }
        if first and any(losses.mapped("amount_at_risk")):
            return self.env._(
                "Insurers wait for us: %(count)s, by %(day)s; %(amounts)s would be "
                "forfeited",
                **values,
            )
        return self.env._("Insurers wait for us: %(count)s", **values)

    def _sums_of(self, losses, name):
        """Return sums in words, those of each currency apart."""
        sums = {
            currency: sum(own.mapped(name))
            for currency, own in losses.grouped("contract_currency_id").items()
        }
        return ", ".join(
            format_amount(self.env, amount, currency)
            for currency, amount in sums.items()
            if amount
        )
