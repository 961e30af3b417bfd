from functools import partial

from odoo import api, models

from ...decisions.people import People
from ...effects.contacts import courtesies


class CreditFollowupRun(models.Model):
    _inherit = "credit.followup.run"

    @api.model
    def _propose_tonight(self, company, today):
        """Give the courtesy calls of the day as tasks, too."""
        result = super()._propose_tonight(company, today)
        own = company.sudo()
        self._tried(partial(courtesies.drop, own, today))
        if own.followup_courtesy_days:
            who = partial(self._responsible_for, own, today)
            self._tried(partial(courtesies.plan, own, today, who))
        return result

    @api.model
    def _responsible_for(self, company, today, moves):
        """Return who works on the customer of each invoice."""
        run = self._nightly_run(company, today)
        people = People(run, moves.commercial_partner_id.ids)
        users = self.env["res.users"].sudo()
        return {
            move: users.browse(
                people.of(move.commercial_partner_id.id, None)["user_id"]
            )
            for move in moves
        }
