"""A commitment in time: opened by a message, kept by a level or by a person."""

from odoo import api, fields, models

from ...effects.people import commitments as effects
from ...facts.people.commitments import read_commitments
from ...followup_core.people.commitments import Settings, Why, judge


class CreditFollowupCommitment(models.Model):
    _inherit = "credit.followup.commitment"

    @api.model
    def _announce(self, actions):
        """Open what messages that left announced for the day after their deadline."""
        self.sudo().create(
            [
                one._announced()
                for one in actions
                if one.level_id.commits and one.deadline_on and one.block_consequence
            ]
        )

    # === CLOCK === #

    def _rulings(self, today):
        settings = {
            company: Settings(company.sudo().followup_patience_days)
            for company in self.company_id
        }
        return [
            judge(fact, today, settings[one.company_id])
            for one, fact in zip(self, read_commitments(self, today), strict=True)
        ]

    def _entered(self, state):
        effects.entered(state, self)

    def _told(self, reason):
        effects.told(Why(reason), self)

    def _task_done(self, kind):
        """Whoever did the task has kept the word."""
        if kind == self.env.ref(effects.TASK):
            self.sudo().done_on = fields.Date.context_today(self)
            self.sudo()._look(fields.Date.context_today(self))
