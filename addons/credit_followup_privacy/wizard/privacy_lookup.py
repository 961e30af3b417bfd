from odoo import models

from ..facts.personal import DERIVED


class PrivacyLookupWizard(models.TransientModel):
    _inherit = "privacy.lookup.wizard"

    def _get_query_models_blacklist(self):
        """Leave out what each night works out of the ledger again."""
        return [*super()._get_query_models_blacklist(), *sorted(DERIVED)]

    def action_followup_personal(self):
        """Show what the follow-up keeps of the people who were found."""
        self.ensure_one()
        self.env.user._followup_check("manager")
        found = self.line_ids.filtered(lambda one: one.res_model == "res.partner")
        ids = found.mapped("res_id")
        everybody = self.env["res.partner"].with_context(active_test=False)
        # Whom the user may not see is left out: Odoo looks across all companies.
        partners = everybody.search([("id", "in", ids)])
        return self.env["credit.followup.personal"]._opened(partners)
