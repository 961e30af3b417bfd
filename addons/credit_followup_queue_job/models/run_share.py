from datetime import timedelta
from functools import partial

from odoo import fields, models

from odoo.addons.credit_followup.facts.reader import Reader

from .job import AGAIN_AFTER, delayed, in_use, was_cut


class CreditFollowupRunShare(models.Model):
    _inherit = "credit.followup.run.share"

    def _delay(self, eta=None):
        """Make a job of each share, once."""
        for share in self:
            key = f"credit_followup.share.{share.id}"
            what = self.env._("Follow-up: propose")
            delayed(share, what, key, eta)._propose_as_job()

    def _propose_as_job(self):
        """Propose for the customers of a share, and have the run closed if it can."""
        share = self.exists()
        run = share.run_id.with_company(share.company_id)._without_tracking()
        if not share.is_open or run.state != "proposing":
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
        if was_cut(failure):
            later = fields.Datetime.now() + timedelta(seconds=AGAIN_AFTER)
            self.exists().filtered("is_open")._delay(later)
