from odoo import api, models

from ...const import READERS
from ...followup_core.payments.reference import candidates


class CreditFollowupActionLine(models.Model):
    _inherit = "credit.followup.action.line"

    @api.model
    def _lines_by_reference(self, operator, value):
        """Return what the messages with a reference listed; None: no such search."""
        domain = self.env["credit.followup.action"]._search_reference(operator, value)
        if domain is NotImplemented:
            return None
        return self.search([("action_id", "any", domain)])

    @api.model
    def _lines_named(self, operator, value):
        """Return the same for a name that somebody searches, for whom it may be one.

        A whole reference only: names are searched at every letter that is typed.
        """
        is_text = operator in ("ilike", "=") and isinstance(value, str)
        if not is_text or not self.env.user.has_group(READERS):
            return self.browse()
        keys = candidates(value)
        return self._lines_by_reference("in", keys) if keys else self.browse()
