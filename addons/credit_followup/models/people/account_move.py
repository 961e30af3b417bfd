from odoo import models


class AccountMove(models.Model):
    _inherit = "account.move"

    def action_followup_promise(self):
        """Note what the customer promised to pay of this invoice."""
        self.ensure_one()
        self.check_access("read")
        return self.env["credit.followup.take.promise"]._open(
            self.company_id, self.commercial_partner_id, self._followup_lines()
        )
