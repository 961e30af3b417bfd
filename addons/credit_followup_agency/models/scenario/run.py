from odoo import models
from odoo.fields import Domain

ACTIONS = "credit_followup_agency."
# What only people move: as the filter "Waits for us" of cases.
FOR_US = Domain(
    "state", "in", ("draft", "checked", "approved", "exported", "rejected", "recalled")
) | Domain("activity_ids", "!=", False)


class CreditFollowupRun(models.Model):
    _inherit = "credit.followup.run"

    def _status_links(self, company):
        """Add the cases, and what agencies said, that wait for people."""
        yield from super()._status_links(company)
        if not self.env.user.has_group("credit_followup.group_officer"):
            return
        own = Domain("company_id", "=", company.id)
        cases = self.env["credit.followup.placement"].search_count(own & FOR_US)
        if cases:
            words = self.env._("Cases at agencies that wait for us: %s", cases)
            yield {"text": words, "action": f"{ACTIONS}action_placement_for_us"}
        rows = self.env["credit.followup.feedback.row"].search_count(
            own
            & Domain("state", "in", ("waiting", "failed"))
            & Domain("feedback_id.state", "!=", "refused")
        )
        if rows:
            words = self.env._("Answers of agencies to decide on: %s", rows)
            yield {"text": words, "action": f"{ACTIONS}action_feedback_row"}
