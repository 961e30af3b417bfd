from odoo import api, models

from ...effects.channels.enclosures import letters_in_one
from ...effects.papers import render_papers, render_statements
from ...effects.printing import FOOT, PAPER, documents_to_pdf

DELAY = "--javascript-delay"
LETTER = "credit_followup.letter"
STATEMENT = "credit_followup.statement"
# Papers of records that say themselves what they show.
PAPERS = (
    "credit_followup.decision",
    "credit_followup.agreement",
    "credit_followup.agreement_notice_paper",
    "credit_followup.recovery",
    "credit_followup.inventory",
)


class IrActionsReport(models.Model):
    _inherit = "ir.actions.report"

    @api.model
    def _followup_papers(self):
        """Return the names of papers of records that say themselves what they show."""
        return PAPERS

    def _render_qweb_pdf(self, report_ref, res_ids=None, data=None):
        """Print follow-up letters our way: fast, and the same with any wkhtmltopdf."""
        report = self._get_report(report_ref)
        if report.report_name == STATEMENT:
            customers = self.env["res.partner"].browse(res_ids).exists()
            return render_statements(customers, self.env.company), "pdf"
        if report.report_name in self._followup_papers():
            records = self.env[report.model].browse(res_ids).exists()
            return render_papers(records, report.report_name), "pdf"
        if report.report_name != LETTER:
            return super()._render_qweb_pdf(report_ref, res_ids=res_ids, data=data)
        actions = self.env["credit.followup.action"].browse(res_ids).exists()
        actions.check_access("read")
        stored = actions.sudo()._stored_letters()
        if stored:
            return stored._merge_followup_documents(), "pdf"
        return letters_in_one(actions.sudo()), "pdf"

    def _run_wkhtmltopdf(self, bodies, report_ref=False, **how):
        """Print what goes along with a message within a time, and from here only.

        An invoice's note is of the customer's making, and Odoo fetches what it names.
        """
        if not self.env.context.get("followup_print"):
            return super()._run_wkhtmltopdf(bodies, report_ref, **how)
        paper = (self._get_report(report_ref) if report_ref else self).get_paperformat()
        ends = {f"--{end}-html": how.pop(end, None) for end in ("header", "footer")}
        arguments = self._build_wkhtmltopdf_args(
            paper, how.pop("landscape", False), **how
        )
        return documents_to_pdf(
            self.env, arguments, bodies, ends, self._get_report_url()
        )

    def _build_wkhtmltopdf_args(self, paperformat_id, *args, **kwargs):
        """Do not wait for scripts that a letter has not: Odoo waits a second."""
        arguments = super()._build_wkhtmltopdf_args(paperformat_id, *args, **kwargs)
        known = [self.env.ref(one, raise_if_not_found=False) for one in (PAPER, FOOT)]
        if paperformat_id not in known or DELAY not in arguments:
            return arguments
        place = arguments.index(DELAY)
        return [*arguments[:place], "--disable-javascript", *arguments[place + 2 :]]
