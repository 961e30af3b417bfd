from functools import partial

from odoo import models


class CreditFollowupRun(models.Model):
    _inherit = "credit.followup.run"

    def _follow_clocks(self, wakes):
        """Feed Odoo's page with the version of the day, and send versions again."""
        result = super()._follow_clocks(wakes)
        if self.kind == "nightly":
            sendings = self.env["credit.followup.terms.sending"].sudo()
            self._tried(self.company_id._followup_feed_terms)
            self._tried(partial(sendings._send_again, self.company_id, self.date))
        return result

    def _status_links(self, company):
        """Name the answers to conditions that somebody has to read."""
        yield from super()._status_links(company)
        answered = self.env["credit.followup.terms.sending"].search_count(
            [("company_id", "=", company.id), ("state", "=", "answered")]
        )
        if answered:
            words = self.env._("Answers to your conditions: %(count)s", count=answered)
            yield {"text": words, "action": "credit_followup.action_terms_sending"}
