from odoo import models

from ...effects import tasks


class CreditFollowupAction(models.Model):
    _inherit = "credit.followup.action"

    def action_agree(self):
        """Agree on instalments for what this asks for or lets decide."""
        self.ensure_one()
        self.check_access("read")
        asked = self.line_ids.filtered(lambda one: one.role == "raised")
        return self.env["credit.followup.agree"]._open(
            self.company_id,
            self.partner_id,
            self.line_ids.move_line_id,
            chosen=asked.move_line_id,
            action_id=self.id,
            person_id=self.addressee_id.id,
        )

    def _decided_by(self, agreement):
        """Close the decision that an agreement takes, once it holds the items."""
        kind = self.env.ref(tasks.DECIDE)
        asked = self.activity_ids.filtered(lambda one: one.activity_type_id == kind)
        asked.action_feedback(feedback=agreement.display_name)
        self.filtered(lambda one: one.todo == "decide")._settle_decisions()
