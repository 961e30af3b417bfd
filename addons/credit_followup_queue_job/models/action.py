from datetime import timedelta
from hashlib import sha256

from odoo import fields, models

from odoo.addons.credit_followup.effects import execute

from .job import AGAIN_AFTER, delayed, was_cut


class CreditFollowupAction(models.Model):
    _inherit = "credit.followup.action"

    def _make_ready(self):
        """Have jobs carry out what a person or a night lets go."""
        result = super()._make_ready()
        self.filtered("company_id.followup_by_jobs")._delay()
        return result

    def _delay(self, eta=None):
        """Make a job of each batch, once: of one company, as many as one printing."""
        for own in self.sudo().grouped("company_id").values():
            ids = sorted(own.ids)
            for start in range(0, len(ids), execute.BATCH_ACTIONS):
                batch = self.browse(ids[start : start + execute.BATCH_ACTIONS])
                what = self.env._("Follow-up: send")
                delayed(batch, what, batch._job_key(), eta)._execute_as_job()

    def _job_key(self):
        digest = sha256(",".join(map(str, self.ids)).encode()).hexdigest()
        return f"credit_followup.batch.{digest}"

    def _execute_as_job(self):
        """Carry out what is ready of a batch; its runs are brought up to date apart.

        What has to wait stays ready, and the scheduler finds it.
        """
        today = fields.Date.context_today(self)
        runs = execute.execute_chosen(self.env, self.exists().ids, today)
        if runs:
            what = self.env._("Follow-up: bring a run up to date")
            delayed(runs, what)._bring_up_to_date()

    def _cut_off(self, **failure):
        """Try again where the connection was lost, and not for what it does."""
        if was_cut(failure):
            later = fields.Datetime.now() + timedelta(seconds=AGAIN_AFTER)
            ready = self.exists().filtered(lambda one: one.state == "ready")
            ready._delay(later)
