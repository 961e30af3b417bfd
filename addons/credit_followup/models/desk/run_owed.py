"""What the messages of a run ask for: added up by the database, where it is shown."""

from odoo import api, fields, models


class CreditFollowupRun(models.Model):
    _inherit = "credit.followup.run"

    amount_company = fields.Monetary(
        compute="_compute_amount_company",
        string="To collect",
        help="What its messages ask for; of what has not left, what is open now.",
    )

    @api.depends("action_ids.amount_company_now")
    def _compute_amount_company(self):
        groups = self.env["credit.followup.action"]._read_group(
            self._counted(), ["run_id"], ["amount_company_now:sum"]
        )
        amounts = {run.id: amount for run, amount in groups}
        for run in self:
            run.amount_company = amounts.get(run.id, 0.0)
