from datetime import timedelta

from odoo import api, fields, models
from odoo.tools import SQL

from odoo.addons.credit_followup.effects.execute import (
    NOBODY,
    close_runs,
    execute_ready,
)
from odoo.addons.credit_followup.facts.reader import Reader

from .job import AGAIN_AFTER, delayed, in_use, is_cut_again, later

# After this time the scheduler does what no job has done: nobody works on the queue.
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

    def _propose(self):
        """Leave a run that was dealt out to its jobs for an hour; then go on."""
        return None if self._is_left_to_jobs() else super()._propose()

    def _help_safely(self):
        """Leave a run to its jobs for an hour; then help as beside any worker."""
        return None if self._is_left_to_jobs() else super()._help_safely()

    def _is_left_to_jobs(self):
        company = self.company_id
        by_jobs = company.followup_by_jobs and company.followup_active
        is_young = self.create_date > fields.Datetime.now() - PATIENCE
        return bool(by_jobs and is_young and self.share_ids)

    @api.model
    def _carry_out(self, today):
        """Make jobs of what is ready where jobs do it, and carry out the rest.

        Here and not where it is let go: what was committed before a job is made is seen
        by it, and a click of a person makes none.
        """
        companies = self.env["res.company"].search([("followup_by_jobs", "=", True)])
        if companies:
            self.env["credit.followup.action"]._delay_ready(companies)
            self._commit()
        execute_ready(self.env, today, self._left_to_jobs(companies))

    @api.model
    def _left_to_jobs(self, companies):
        """Return the condition of the actions that jobs carry out."""
        if not companies:
            return NOBODY
        return SQL(
            "company_id IN %s AND write_date > %s",
            tuple(companies.ids),
            fields.Datetime.now() - PATIENCE,
        )

    # === JOBS === #

    def _close_later(self, eta=None):
        """Have a job see whether all is proposed, once this transaction is committed.

        One for each share: a job that looked too early never keeps another one away.
        """
        what = self.env._("Follow-up: close a run")
        delayed(self, what, self.company_id, eta=eta)._close_as_job()

    def _bring_up_later(self, eta=None):
        """Have a job say on the runs of a company what was carried out of them."""
        what = self.env._("Follow-up: bring a run up to date")
        delayed(self, what, self.company_id, eta=eta)._bring_up_to_date()

    def _close_as_job(self):
        """Close the run if no share is left; else the scheduler will."""
        run = self.exists()
        run = run.with_company(run.company_id)._without_tracking()
        if run.state != "proposing":
            return
        run._close_proposing(Reader(run.env, run.company_id, run.date))
        run.invalidate_recordset(["state"])
        if run.state == "proposing" and not run._open_shares():
            raise in_use()

    def _cut_off(self, **failure):
        """Look again at a run where the connection was lost: it takes no time."""
        same = [("method_name", "in", ("_close_as_job", "_bring_up_to_date"))]
        if is_cut_again(self.env, same, failure):
            for run in self.exists():
                again = later(AGAIN_AFTER)
                if run.state == "proposing":
                    run._close_later(again)
                else:
                    run._bring_up_later(again)

    def _bring_up_to_date(self):
        """Say on the runs what was carried out of them, once nothing is ready any more.

        Whoever carries out what is left asks again; a run that is written meanwhile
        would have each batch of it done anew.
        """
        if not close_runs(self.env, set(self.exists()._without_ready().ids)):
            raise in_use()
