from odoo import models

EXPIRED = "credit_followup.action_check_expired"


class CreditFollowupRun(models.Model):
    _inherit = "credit.followup.run"

    def _status_links(self, company):
        """Name the checks that are too old."""
        yield from super()._status_links(company)
        old = self.env["credit.followup.check"].search_count(
            [("company_id", "=", company.id), ("state", "=", "expired")]
        )
        if old:
            words = self.env._("Solvency checks to renew: %(count)s", count=old)
            yield {"text": words, "action": EXPIRED}
