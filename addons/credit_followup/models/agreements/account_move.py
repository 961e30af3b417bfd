from odoo import models


class AccountMove(models.Model):
    _inherit = "account.move"

    def action_followup_agree(self):
        """Agree on instalments for this invoice."""
        self.ensure_one()
        self.check_access("read")
        return self.env["credit.followup.agree"]._open(
            self.company_id, self.commercial_partner_id, self._followup_lines()
        )
