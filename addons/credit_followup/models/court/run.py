from odoo import models

NEAR = "credit_followup.action_limitation_near"


class CreditFollowupRun(models.Model):
    _inherit = "credit.followup.run"

    def _status_links(self, company):
        """Name what can soon be claimed no more."""
        yield from super()._status_links(company)
        near = self.env["credit.followup.limitation"].search_count(
            [("company_id", "=", company.id), ("state", "in", ("near", "close"))]
        )
        if near:
            words = self.env._("Items that will be barred: %(count)s", count=near)
            yield {"text": words, "action": NEAR}
