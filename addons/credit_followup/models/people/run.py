from odoo import fields, models

ENDING = "credit_followup.action_promise_ending"


class CreditFollowupRun(models.Model):
    _inherit = "credit.followup.run"

    def _status_links(self, company):
        """Name the promises whose last day is today, or over and not judged yet."""
        yield from super()._status_links(company)
        ending = self.env["credit.followup.promise"].search_count(
            [
                ("company_id", "=", company.id),
                ("state", "=", "open"),
                ("last_on", "<=", fields.Date.context_today(self)),
            ]
        )
        if ending:
            words = self.env._("Promises that end today: %(count)s", count=ending)
            yield {"text": words, "action": ENDING}
