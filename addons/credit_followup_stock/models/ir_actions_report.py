from odoo import models

SLIP = "stock.report_deliveryslip"


class IrActionsReport(models.Model):
    _inherit = "ir.actions.report"

    def _render_qweb_pdf(self, report_ref, res_ids=None, data=None):
        """Note on which day a delivery slip with the clause was first printed."""
        result = super()._render_qweb_pdf(report_ref, res_ids=res_ids, data=data)
        if self._get_report(report_ref).report_name == SLIP:
            self.env["stock.picking"].browse(res_ids).exists()._followup_note_printed()
        return result
