from odoo import models

from odoo.addons.credit_followup.followup_core.court.chances import Results, Way

from ...facts.results import MEASURED_AFTER, read_files

DAYS_OF_A_MONTH = 30


class ResCompany(models.Model):
    _inherit = "res.company"

    def _followup_way_results(self, today):
        """What agencies brought of the cases that they have had for a year."""
        found = super()._followup_way_results(today)
        least = MEASURED_AFTER * DAYS_OF_A_MONTH
        files = [
            one
            for one in read_files(self)
            if (today - one.handed_on).days >= least and not one.is_rejected
        ]
        claimed = sum(one.placed for one in files)
        came = sum(row.amount for one in files for row in one.recovered)
        return found | {Way.AGENCY: Results(len(files), claimed, came)}
