from odoo import api, fields, models
from odoo.tools import config


class CreditFollowupSettings(models.TransientModel):
    _inherit = "credit.followup.settings"

    followup_by_jobs = fields.Boolean(
        related="company_id.followup_by_jobs", readonly=False
    )
    followup_no_runner = fields.Boolean(
        string="No job runner here", compute="_compute_followup_no_runner"
    )

    @api.depends("followup_by_jobs")
    def _compute_followup_no_runner(self):
        """Tell whether this server gives out no jobs; another one may."""
        is_loaded = "queue_job" in config["server_wide_modules"]
        for settings in self:
            settings.followup_no_runner = settings.followup_by_jobs and not is_loaded
