from odoo import api, fields, models
from odoo.fields import Domain

from ...const import READERS


class AccountMoveLine(models.Model):
    _inherit = "account.move.line"

    followup_reference = fields.Char(
        related="move_id.followup_reference",
        string="Reference of a message",
        search="_search_followup_reference",
        groups=READERS,
    )

    @api.model
    def _search_followup_reference(self, operator, value):
        lines = self.env["credit.followup.action.line"]._lines_by_reference(
            operator, value
        )
        if lines is None:
            return NotImplemented
        return Domain("id", "in", lines.move_line_id.ids)

    @api.model
    def _search_display_name(self, operator, value):
        """Find an item also by the reference of a message that asked for it."""
        found = super()._search_display_name(operator, value)
        lines = self.env["credit.followup.action.line"]._lines_named(operator, value)
        return found | Domain("id", "in", lines.move_line_id.ids) if lines else found
