from datetime import timedelta

from odoo import api, fields, models
from odoo.tools import SQL

from odoo.addons.credit_followup.effects.execute import (
    NOBODY,
    close_runs,
    execute_ready,
)
from odoo.addons.credit_followup.facts.reader import Reader

from .job import delayed, in_use

# After this time whatever is ready is carried out by the scheduler: nobody works on the
# queue. As long as it waits itself before it looks again at a run.
PATIENCE = timedelta(hours=1)


class CreditFollowupRun(models.Model):
    _inherit = "credit.followup.run"

    def _hand_on(self):
        """Have jobs propose, where the company wants it, and leave it to them."""
        if not (self.company_id.followup_by_jobs and self.share_ids):
            return super()._hand_on()
        self.share_ids._delay()
        self._commit()
        return True

    @api.model
    def _carry_out(self, today):
        """Carry out what no job is there for."""
        waiting = fields.Domain("state", "=", "ready")
        by_jobs = fields.Domain("company_id.followup_by_jobs", "=", True)
        actions = self.env["credit.followup.action"]
        actions.search(waiting & by_jobs)._delay()
        self._commit()
        execute_ready(self.env, today, self._left_to_jobs())

    @api.model
    def _left_to_jobs(self):
        """Return the condition of the actions that jobs carry out."""
        companies = self.env["res.company"].search([("followup_by_jobs", "=", True)])
        if not companies:
            return NOBODY
        return SQL(
            "company_id IN %s AND write_date > %s",
            tuple(companies.ids),
            fields.Datetime.now() - PATIENCE,
        )

    # === JOBS === #

    def _close_later(self):
        """Have a job see whether all is proposed, once this transaction is committed.

        One for each share: a job that looked too early never keeps another one away.
        """
        delayed(self, self.env._("Follow-up: close a run"))._close_as_job()

    def _close_as_job(self):
        """Close the run if no share is left; else the scheduler will."""
        run = self.exists().with_company(self.company_id)._without_tracking()
        if run.state != "proposing":
            return
        run._close_proposing(Reader(run.env, run.company_id, run.date))
        run.invalidate_recordset(["state"])
        if run.state == "proposing" and not run._open_shares():
            raise in_use()

    def _bring_up_to_date(self):
        """Say on the runs what was carried out of them."""
        close_runs(self.env, set(self.exists().ids))

    def _cut_off(self, **_failure):
        """Look again at the runs where the connection was lost: it takes no time."""
        runs = self.exists()
        runs.filtered(lambda one: one.state == "proposing")._close_later()
