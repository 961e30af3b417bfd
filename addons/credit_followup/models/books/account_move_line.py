from odoo import models


class AccountMoveLine(models.Model):
    _inherit = "account.move.line"

    def action_followup_write_off(self):
        """Ask on what ground these items are given up, and what proves it."""
        return self.env["credit.followup.propose.write.off"]._open_lines(self)
