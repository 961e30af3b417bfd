from odoo import api, fields, models

from odoo.addons.credit_followup.facts.items import unpaid

from ..effects.ways import best_agency


class CreditFollowupDecide(models.TransientModel):
    _inherit = "credit.followup.decide"

    company_id = fields.Many2one(related="action_id.company_id")
    agency_id = fields.Many2one(
        "credit.followup.agency",
        compute="_compute_agency_id",
        store=True,
        readonly=False,
        domain="[('company_id', '=', company_id)]",
        help="A case is prepared for it. Without one the claims are only put on hold.",
    )

    @api.depends("action_id")
    def _compute_agency_id(self):
        today = fields.Date.context_today(self)
        for wizard in self:
            action = wizard.action_id
            lines = unpaid(action.line_ids.move_line_id)
            wizard.agency_id = best_agency(action.company_id, lines, False, today)

    def _hold(self, action, items):
        """Prepare a case instead of a bare hold, which the case has itself."""
        if self.what != "hand_over" or not self.agency_id:
            return super()._hold(action, items)
        cases = self.env["credit.followup.placement"]
        for own in items.grouped("currency_id").values():
            cases |= cases._prepare_case(
                self.agency_id, own, note=self.reason, action=action
            )
        return cases
