"""The accounting dashboard: what the follow-up waits for, on the card of the sales."""

from odoo import fields, models
from odoo.tools.misc import formatLang

WEEK_DAYS = 7


class AccountJournal(models.Model):
    _inherit = "account.journal"

    def _get_journal_dashboard_data_batched(self):
        """Add what waits today and what is to come, on the first sales journal."""
        data = super()._get_journal_dashboard_data_batched()
        if not self.env.user.has_group("credit_followup.group_readonly"):
            return data
        followed = self._followup_first_sales()
        if followed:
            waiting, coming = self._followup_waiting(), self._followup_coming()
            for journal in followed:
                company = journal.company_id
                data[journal.id]["followup"] = {
                    "waiting": waiting.get(company, 0),
                    "coming": formatLang(
                        self.env,
                        coming.get(company, 0.0),
                        currency_obj=company.sudo().currency_id,
                    ),
                }
        return data

    def _followup_first_sales(self):
        """Return the first sales journal of each company that is followed up."""
        sales = self.env["account.journal"].search(
            [
                ("type", "=", "sale"),
                ("company_id", "in", self.company_id.ids),
                ("company_id.followup_active", "=", True),
            ]
        )
        firsts = [own[:1].id for own in sales.grouped("company_id").values()]
        return self.browse(set(firsts) & set(self.ids))

    def _followup_waiting(self):
        to_do = [("todo", "!=", False), ("state", "!=", "cancelled")]
        groups = self.env["credit.followup.action"]._read_group(
            [("is_owed", "=", True), *to_do], ["company_id"], ["__count"]
        )
        return dict(groups)

    def _followup_coming(self):
        """Return what is expected within a week, by the forecast that was kept last."""
        today = fields.Date.context_today(self)
        groups = self.env["credit.followup.forecast"]._read_group(
            [
                ("is_latest", "=", True),
                # Weeks begin on the day on which the forecast was made.
                ("week", "<=", today),
                ("week", ">", fields.Date.subtract(today, days=WEEK_DAYS)),
            ],
            ["company_id"],
            ["expected:sum"],
        )
        return dict(groups)
