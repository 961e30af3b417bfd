from odoo import api, fields, models
from odoo.tools import SQL

from odoo.addons.credit_followup.effects.execute import BATCH_ACTIONS

from ..effects.chosen import execute_chosen
from .job import (
    AGAIN_AFTER,
    IN_USE,
    MOST_CUTS,
    WAITING,
    delayed,
    is_cut_again,
    later,
)


class CreditFollowupAction(models.Model):
    _inherit = "credit.followup.action"

    @api.model
    def _delay_ready(self, companies):
        """Make a job of each range of ids in which something of theirs is ready.

        A range, and not a list of what is ready now: whatever becomes ready in it
        while its job waits, the same job finds.
        """
        self.flush_model(["state", "company_id"])
        rows = self.env.execute_query(
            SQL(
                "SELECT DISTINCT company_id, id / %s FROM credit_followup_action"
                " WHERE state = 'ready' AND company_id IN %s ORDER BY 1, 2",
                BATCH_ACTIONS,
                tuple(companies.ids),
            )
        )
        wanted = {_job_key(*row): row for row in rows}
        jobs = self.env["queue.job"].sudo()
        there = jobs.search(
            [("identity_key", "in", list(wanted)), ("state", "in", WAITING)]
        )
        for key in wanted.keys() - set(there.mapped("identity_key")):
            self._delay(*wanted[key])

    @api.model
    def _delay(self, company_id, number, *, attempt=0, eta=None):
        """Make the job of a range of ids, once."""
        company = self.env["res.company"].browse(company_id)
        what, key = self.env._("Follow-up: send"), _job_key(company_id, number)
        job = delayed(self.browse(), what, company, key, eta)
        job._execute_as_job(company_id, number, attempt=attempt)

    @api.model
    def _execute_as_job(self, company_id, number, *, attempt=0):
        """Carry out what is ready of a range; its runs are brought up to date apart.

        What has to wait stays ready, and the scheduler finds it. Where another
        transaction was faster, a new one does all of it anew in a moment; if that is
        overtaken as well, what nobody has touched is done in parts, and the rest anew;
        what does not get on at all is left to the scheduler.
        """
        first = number * BATCH_ACTIONS
        ready = self.search(
            [
                ("company_id", "=", company_id),
                ("state", "=", "ready"),
                ("id", ">=", first),
                ("id", "<", first + BATCH_ACTIONS),
            ]
        )
        today = fields.Date.context_today(self)
        in_parts = attempt > 0
        runs, is_done = execute_chosen(self.env, ready.ids, today, in_parts=in_parts)
        if not is_done and attempt < MOST_CUTS:
            again = attempt + 1
            self._delay(company_id, number, attempt=again, eta=later(IN_USE * again))
        if runs:
            runs._bring_up_later()

    def _cut_off(self, **failure):
        """Leave it to the scheduler, which makes the job again at its next turn."""
        same = [("method_name", "=", "_execute_as_job")]
        if is_cut_again(self.env, same, failure):
            helper = self.env.ref("credit_followup.ir_cron_followup_worker")
            helper.sudo()._trigger(later(AGAIN_AFTER))


def _job_key(company_id, number):
    return f"credit_followup.send.{company_id}.{number}"
