from odoo import models


class CreditFollowupAction(models.Model):
    _inherit = "credit.followup.action"

    def action_take_promise(self):
        """Note what the customer promised to pay of what this asks for."""
        self.ensure_one()
        self.check_access("read")
        return self.env["credit.followup.take.promise"]._open(
            self.company_id,
            self.partner_id,
            self.line_ids.move_line_id,
            action_id=self.id,
            person_id=self.addressee_id.id,
        )
