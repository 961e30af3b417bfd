from odoo import models

from odoo.addons.credit_followup.followup_core.court.chances import Way

from ...facts.results import read_court_results


class ResCompany(models.Model):
    _inherit = "res.company"

    def _followup_way_results(self, today):
        """What courts brought of the cases that ended."""
        found = super()._followup_way_results(today)
        return found | {Way.COURT: read_court_results(self)}
