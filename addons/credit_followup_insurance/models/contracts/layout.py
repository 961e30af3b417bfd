from odoo import api, models


class CreditFollowupLayout(models.Model):
    _inherit = "credit.followup.layout"

    @api.model
    def _ready_folders(self):
        """Add the layouts of insurers."""
        return [*super()._ready_folders(), "credit_followup_insurance/data/layouts"]
