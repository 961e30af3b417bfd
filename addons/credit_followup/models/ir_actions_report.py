from odoo import models

from ..actions.letter import render_letters

LETTER = "credit_followup.letter"


class IrActionsReport(models.Model):
    _inherit = "ir.actions.report"

    def _render_qweb_pdf(self, report_ref, res_ids=None, data=None):
        """Print follow-up letters our way: fast, and the same with any wkhtmltopdf."""
        report = self._get_report(report_ref)
        if report.report_name != LETTER:
            return super()._render_qweb_pdf(report_ref, res_ids=res_ids, data=data)
        actions = self.env["credit.followup.action"].browse(res_ids).exists()
        actions.check_access("read")
        stored = actions.sudo().delivery_ids.attachment_id
        if stored:
            return stored._merge_followup_documents(), "pdf"
        return render_letters(actions.sudo()), "pdf"
