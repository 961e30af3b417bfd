from odoo import models

NEAR = "credit_followup_court.action_court_case_near"


class CreditFollowupRun(models.Model):
    _inherit = "credit.followup.run"

    def _status_links(self, company):
        """Name the cases whose last day is near or over."""
        yield from super()._status_links(company)
        near = self.env["credit.followup.court.case"].search_count(
            [("company_id", "=", company.id), ("state", "in", ("near", "late"))]
        )
        if near:
            words = self.env._("Cases at court with a last day: %(count)s", count=near)
            yield {"text": words, "action": NEAR}
