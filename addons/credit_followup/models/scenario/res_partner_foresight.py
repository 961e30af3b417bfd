"""A change of policy says what it changes for this customer, before it is saved."""

from odoo import api, fields, models

from ...const import READERS
from ...decisions.foresight import under
from ...decisions.sentences import (
    excluded_by_odoo,
    left_out_by_people,
    of_customer,
)
from ...facts.scenario.alike import AlikeReader


class ResPartner(models.Model):
    _inherit = "res.partner"

    followup_foresight = fields.Char(
        compute="_compute_followup_foresight",
        compute_sudo=False,
        string="With this choice",
        groups=READERS,
    )

    @api.depends("followup_policy_id", "followup_segment")
    @api.depends_context("lang", "company", "followup_as_of")
    def _compute_followup_foresight(self):
        """Word today's answer under the choice on the screen, where it is another."""
        for partner in self:
            partner.followup_foresight = partner._followup_is_changed() and (
                partner._followup_foresee()
            )

    def _followup_is_changed(self):
        saved = self._origin
        return bool(saved) and (
            self.followup_policy_id._origin != saved.followup_policy_id
            or self.followup_segment != saved.followup_segment
        )

    def _followup_foresee(self):
        today = self.env["account.move.line"]._followup_today()
        reader = AlikeReader(self.env, self.env.company, today)
        decision = under(
            reader,
            self._origin.commercial_partner_id.id,
            self.followup_policy_id._origin.id or None,
            self.followup_segment or None,
        )
        if not decision:
            return self.env._("Nothing is open: nothing changes today.")
        left_out = left_out_by_people(
            self.env, self.env.company, [decision.group.key[0]], today
        )
        excluded = excluded_by_odoo(self.env, [decision])
        told, _day = of_customer(self.env, reader, decision, left_out, excluded)
        if told == self._origin.followup_sentence:
            return self.env._("The next step stays the same: %(step)s", step=told)
        return self.env._(
            "After saving: %(sentence)s Until now: %(before)s",
            sentence=told,
            before=self._origin.followup_sentence or "-",
        )
