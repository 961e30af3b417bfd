from odoo import api, models

from odoo.addons.credit_followup.followup_core.court.paths import proofs
from odoo.addons.credit_followup.followup_core.law import every_path

from ...facts.cases import read_done


class CreditFollowupLimitation(models.Model):
    _inherit = "credit.followup.limitation"

    @api.model
    def _proofs(self, lines):
        """What was done at court interrupts the time of the items, by their law."""
        found = super()._proofs(lines)
        cases = (
            self.env["credit.followup.court.case"]
            .sudo()
            .search([("move_line_ids", "in", lines.ids)])
        )
        cases.step_ids.fetch(["code", "done_on", "outcome", "ended_on", "case_id"])
        for case in cases:
            own = proofs(every_path()[case.path], read_done(case))
            for line in case.move_line_ids & lines:
                found[line.id].extend(own)
        return found
