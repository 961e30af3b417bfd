from odoo import models

LATE = "credit_followup.action_agreement_late"


class CreditFollowupRun(models.Model):
    _inherit = "credit.followup.run"

    def _status_links(self, company):
        """Name the agreements of which an instalment is late."""
        yield from super()._status_links(company)
        late = self.env["credit.followup.agreement"].search_count(
            [("company_id", "=", company.id), ("state", "in", ("late", "noticed"))]
        )
        if late:
            words = self.env._("Instalments that are late: %(count)s", count=late)
            yield {"text": words, "action": LATE}
