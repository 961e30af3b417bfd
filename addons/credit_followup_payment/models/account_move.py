from odoo import fields, models


class AccountMove(models.Model):
    _inherit = "account.move"

    def _has_to_be_paid(self):
        """An invoice that an agency has is paid there, not here: never twice."""
        return super()._has_to_be_paid() and not self._followup_with_agency()

    def _followup_with_agency(self):
        """Return which of these invoices an agency has now."""
        today = fields.Date.context_today(self)
        own = self.sudo()
        holds = self.env["credit.followup.hold"].sudo()
        held = holds.search(
            [
                ("move_line_id", "in", own._followup_lines().ids),
                ("reason", "=", "agency"),
                ("ended_on", "=", False),
                *("|", ("date_to", "=", False), ("date_to", ">", today)),
            ]
        )
        return self & held.move_line_id.move_id.with_env(self.env)
