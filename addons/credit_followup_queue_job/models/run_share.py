from functools import partial

from odoo import models

from odoo.addons.credit_followup.facts.reader import Reader

from .job import AGAIN_AFTER, delayed, in_use, is_cut_again, later


class CreditFollowupRunShare(models.Model):
    _inherit = "credit.followup.run.share"

    def _delay(self, eta=None):
        """Make a job of each share, once."""
        for share in self:
            what, key = self.env._("Follow-up: propose"), share._job_key()
            delayed(share, what, share.company_id, key, eta)._propose_as_job()

    def _job_key(self):
        return f"credit_followup.share.{self.id}"

    def _propose_as_job(self):
        """Propose for the customers of a share, and have the run closed if it can."""
        share = self.exists()
        company = share.company_id
        run = share.run_id.with_company(company)._without_tracking()
        is_wanted = share.is_open and run.state == "proposing"
        if not (is_wanted and company.followup_active):
            return
        share = share.with_env(run.env)
        reader = Reader(run.env, run.company_id, run.date)
        run._each_safely(
            share.partners,
            partial(run._propose_share, reader, share),
            partial(run._note_left, share),
        )
        if share.is_open:
            raise in_use()
        run._close_later()

    def _cut_off(self, **failure):
        """Try again where the connection was lost, and not for what it does."""
        for share in self.exists().filtered("is_open"):
            same = [("identity_key", "=", share._job_key())]
            if is_cut_again(self.env, same, failure):
                share._delay(later(AGAIN_AFTER))
