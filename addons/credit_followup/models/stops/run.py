from functools import partial

from odoo import models

STOPPED = "credit_followup.action_release_asked"


class CreditFollowupRun(models.Model):
    _inherit = "credit.followup.run"

    def _follow_clocks(self, wakes):
        """Stop who is above the company's rules, once payments were looked at."""
        result = super()._follow_clocks(wakes)
        if self.kind == "nightly":
            stops = self.env["credit.followup.stop"].sudo()
            self._tried(partial(stops._set_by_rules, self.company_id, self.date))
            self._tried(partial(stops._set_for_broken, self.company_id))
        return result

    def _status_links(self, company):
        """Name the releases that wait for a second person."""
        yield from super()._status_links(company)
        asked = self.env["credit.followup.release"].search_count(
            [("company_id", "=", company.id), ("state", "=", "asked")]
        )
        if asked:
            words = self.env._("Releases to decide: %(count)s", count=asked)
            yield {"text": words, "action": STOPPED}
