from odoo import models

TO_READ = "credit_followup.action_reply"


class CreditFollowupRun(models.Model):
    _inherit = "credit.followup.run"

    def _status_links(self, company):
        """Name the answers that nobody has read."""
        yield from super()._status_links(company)
        new = self.env["credit.followup.reply"].search_count(
            [("company_id", "=", company.id), ("state", "=", "new")]
        )
        if new:
            words = self.env._("Answers to read: %(count)s", count=new)
            yield {"text": words, "action": TO_READ}
