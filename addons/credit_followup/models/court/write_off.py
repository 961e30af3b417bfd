from odoo import api, models
from odoo.fields import Domain

from ...facts.court.limitations import read_owed
from ...followup_core.court.limits import limit


class CreditFollowupWriteOff(models.Model):
    _inherit = "credit.followup.write.off"

    @api.model
    def _evidence(self, lines):
        """A debt that is barred may be given up: its last day is reckoned anew."""
        found = super()._evidence(lines)
        owed = read_owed(lines)
        for line in lines:
            last_on = limit(owed[line.id]).last_on
            found[line] = found.get(line, {}) | {"last_on": last_on}
        return found

    @api.model
    def _evidence_domain(self, company, today):
        watched = self.env["credit.followup.limitation"]._search(
            [("company_id", "=", company.id), ("last_on", "<", today)]
        )
        barred = Domain("id", "in", watched.subselect("move_line_id"))
        return super()._evidence_domain(company, today) | barred
