from odoo import models


class CreditFollowupAction(models.Model):
    _inherit = "credit.followup.action"

    def action_log_contact(self):
        """Note the call or visit that this asks for, and what came of it."""
        self.ensure_one()
        self.check_access("write")
        kind = "visit" if self.todo == "visit" else "call"
        return self.env["credit.followup.contact"]._open(
            self.company_id,
            self.partner_id,
            default_action_id=self.id,
            default_person_id=self.addressee_id.id,
            default_kind=kind,
        )
