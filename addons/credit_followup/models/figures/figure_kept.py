"""How the sums of months are kept: each night, and anew from the books."""

from odoo import api, fields, models
from odoo.exceptions import UserError

from ...effects.figures.figures import keep
from ...effects.figures.payers import tell
from ...effects.figures.weekly import write_weekly
from ...facts.settings import day_of
from ...followup_core.figures.series import month_end

KEEPER = "credit_followup.ir_cron_followup_figures"
# So far back figures are kept when there are none yet.
YEARS = 3


class CreditFollowupFigure(models.Model):
    _inherit = "credit.followup.figure"

    # === BUTTONS === #

    def action_rebuild(self):
        """Make these months anew from the books, and those that follow them."""
        self.env.user._followup_check("manager")
        self.check_access("read")
        if not self:
            raise UserError(self.env._("Choose the months to make anew."))
        for company, own in self.grouped("company_id").items():
            first = min(own.mapped("month"))
            later = [("company_id", "=", company.id), ("month", ">=", first)]
            self.sudo().search(later).unlink()
        # Three years of a large ledger are more than a browser waits for.
        self.env.ref(KEEPER).sudo()._trigger()
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "type": "info",
                "message": self.env._("They are made anew within some minutes."),
                "next": {"type": "ir.actions.client", "tag": "soft_reload"},
            },
        }

    # === SEAMS === #

    @api.model
    def _fees_paid(self, company, first, last):
        """Return statements of fees in a month, each of a customer and an amount.

        Addons add those of agencies and courts.
        """
        return []

    # === SCHEDULED === #

    @api.model
    def _cron_keep(self):
        """Keep the figures of each month: what is missing, and the running one."""
        companies = self.env["res.company"].search([("followup_active", "=", True)])
        today = fields.Date.context_today(self)
        for company in companies:
            month = self._first_missing(company, today)
            self._keep_since(company, month, today)
            self.env["credit.followup.step.yield"]._keep_since(company, month, today)
            tell(self, company, today)
            self.env["credit.followup.forecast"]._keep(company, today)

    @api.model
    def _cron_weekly(self):
        """Write who wants it what changed in the week."""
        companies = self.env["res.company"].search(
            [
                ("followup_active", "=", True),
                ("followup_weekly_user_id.active", "=", True),
            ]
        )
        for company in companies:
            today = day_of(company)
            user = company.followup_weekly_user_id
            write_weekly(company.with_company(company), user, today)

    @api.model
    def _first_missing(self, company, today):
        """Return the last day of the first month that is not kept, or not to its end.

        The last one that was kept ran still when it was: it is made once more.
        """
        (known,) = self.sudo()._read_group(
            [("company_id", "=", company.id), ("scope", "=", "company")],
            aggregates=["month:max"],
        )[0]
        if known:
            return known
        oldest = self._first_item(company)
        earliest = fields.Date.subtract(today, years=YEARS)
        return month_end(max(oldest or today, earliest))

    @api.model
    def _first_item(self, company):
        ((day,),) = (
            self.env["account.move"]
            .sudo()
            ._read_group(
                [
                    ("company_id", "=", company.id),
                    ("move_type", "in", ("out_invoice", "out_refund")),
                    ("state", "=", "posted"),
                ],
                aggregates=["invoice_date:min"],
            )
        )
        return day

    @api.model
    def _keep_since(self, company, month, today):
        """Make each month anew from one on; each is committed by itself at night."""
        while month <= month_end(today):
            keep(self, company, month, min(month, today))
            if self.env.context.get("cron_id"):
                self.env["ir.cron"]._commit_progress(1)
            month = month_end(fields.Date.add(month, days=1))
