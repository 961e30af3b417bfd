from odoo import api, models


class IrActionsReport(models.Model):
    _inherit = "ir.actions.report"

    @api.model
    def _followup_papers(self):
        return (*super()._followup_papers(), "credit_followup_court.filing")
