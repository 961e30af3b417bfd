"""How a message begins and ends: greeting, signature, and who the sender is in law."""

from markupsafe import Markup, escape

from odoo import SUPERUSER_ID, api, fields, models


class CreditFollowupAction(models.Model):
    _inherit = "credit.followup.action"

    block_greeting = fields.Char(compute="_compute_block_greeting")
    block_signature = fields.Html(compute="_compute_block_signature", sanitize=False)

    @api.depends("addressee_id")
    @api.depends_context("lang")
    def _compute_block_greeting(self):
        """Greet a person by name; that of a company or of an address is none's."""
        for action in self:
            addressee = action.addressee_id or action.partner_id
            action.block_greeting = addressee._followup_greeting()

    @api.depends("user_id", "company_id")
    @api.depends_context("lang")
    def _compute_block_signature(self):
        """Sign with a name and a function, where somebody is responsible."""
        for action in self:
            person = action.user_id.sudo().partner_id
            lines = [self.env._("Kind regards,")]
            if person and action.user_id.id != SUPERUSER_ID:
                lines += [person.name, person.function]
            lines.append(action.company_id.name)
            action.block_signature = Markup("<p>%s</p>") % Markup("<br/>").join(
                escape(line) for line in lines if line
            )

    def _company_lines(self):
        """Return what a business letter says of its sender."""
        return self.company_id.with_context(lang=self.env.lang)._followup_lines()
