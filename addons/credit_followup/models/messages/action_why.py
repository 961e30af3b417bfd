"""The facts that led to an action, shown with what they lead to."""

from odoo import api, fields, models
from odoo.exceptions import UserError


class CreditFollowupAction(models.Model):
    _inherit = "credit.followup.action"

    has_facts = fields.Boolean(string="Has facts", compute="_compute_has_facts")

    @api.depends("facts")
    def _compute_has_facts(self):
        for action in self:
            action.has_facts = bool(action.facts)

    def action_why(self):
        """Show the facts of the day of the decision, and what they lead to."""
        self.ensure_one()
        self.check_access("read")
        if not self.facts:
            raise UserError(self.env._("No facts were kept for this action."))
        return self.env["credit.followup.why"]._open(
            self.facts, self.name, self.company_id, self.currency_id
        )
