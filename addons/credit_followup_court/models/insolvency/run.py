from odoo import models

TO_FILE = "credit_followup_court.action_insolvency_to_file"


class CreditFollowupRun(models.Model):
    _inherit = "credit.followup.run"

    def _status_links(self, company):
        """Name the claims that have to be filed in insolvencies."""
        yield from super()._status_links(company)
        waiting = self.env["credit.followup.insolvency"].search_count(
            [("company_id", "=", company.id), ("state", "in", ("open", "near"))]
        )
        if waiting:
            words = self.env._(
                "Claims to file in insolvencies: %(count)s", count=waiting
            )
            yield {"text": words, "action": TO_FILE}
