from odoo import fields, models

ENDING = "credit_followup.action_promise_ending"
WORDS = "credit_followup.action_commitment"
OVERDUE = "credit_followup.action_dispute_overdue"


class CreditFollowupRun(models.Model):
    _inherit = "credit.followup.run"

    def _status_links(self, company):
        """Name promises that end today, late disputes, and words to keep."""
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
        late = self.env["credit.followup.dispute"].search_count(
            [("company_id", "=", company.id), ("state", "=", "overdue")]
        )
        if late:
            words = self.env._("Disputes past their deadline: %(count)s", count=late)
            yield {"text": words, "action": OVERDUE}
        due = self.env["credit.followup.commitment"].search_count(
            [
                ("company_id", "=", company.id),
                ("state", "in", ("due", "late")),
                *("|", ("by_itself", "=", False), ("state", "=", "late")),
            ]
        )
        if due:
            words = self.env._("Words to keep: %(count)s", count=due)
            yield {"text": words, "action": WORDS}
