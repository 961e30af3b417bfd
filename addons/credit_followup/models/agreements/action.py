from odoo import models

from ...effects import tasks


class CreditFollowupAction(models.Model):
    _inherit = "credit.followup.action"

    def action_agree(self):
        """Agree on instalments for what this asks for or lets decide."""
        self.ensure_one()
        self.check_access("read")
        return self.env["credit.followup.agree"]._open(
            self.company_id,
            self.partner_id,
            self.line_ids.move_line_id,
            action_id=self.id,
            person_id=self.addressee_id.id,
        )

    def _decided_by(self, agreement):
        """Close the decision, or the call, that the agreement answers."""
        self.check_access("write")
        kinds = [self.env.ref(one) for one in (tasks.DECIDE, tasks.CALL)]
        asked = self.sudo().activity_ids.filtered(
            lambda one: one.activity_type_id in kinds
        )
        asked.action_feedback(feedback=agreement.display_name)
        self.sudo()._settle_decisions()
