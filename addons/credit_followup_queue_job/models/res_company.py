from odoo import fields, models


class ResCompany(models.Model):
    _inherit = "res.company"

    followup_by_jobs = fields.Boolean(
        string="Share the night by queue jobs",
        help="What is to be proposed and sent is done by the workers of the job queue, "
        "on any host. What they leave for an hour the scheduled actions do.",
    )
