"""What insurers decide: on the request itself, or as a cover that follows another."""

from odoo import fields, models
from odoo.exceptions import UserError

from odoo.addons.credit_followup.followup_core.cover.covers import Decision

from ...effects import stops


class CreditFollowupInsuranceCover(models.Model):
    _inherit = "credit.followup.insurance.cover"

    def _decide(self, decision, on, values):
        """Note a decision: on the request itself, else as one that follows.

        One of the same day takes the place of what was noted by mistake.

        :param on: the first day on which it counts
        :raises UserError: if it would take back days that were covered
        """
        self.ensure_one()
        today = fields.Date.context_today(self)
        said = {**values, "decision": decision, "valid_from": on, "decided_on": today}
        own = self.sudo()
        is_same = own.decision == Decision.REQUESTED.value or own.valid_from == on
        own._end_before(on, own if is_same else own.browse())
        if is_same:
            own.write(said)
            decided = own
        else:
            decided = own.copy({"requested_on": False, **said})
        decided._look(today)
        stops.follow(self.contract_id, self.partner_id)
        self.env["credit.followup.insurance.loss"].sudo()._look_at(
            self.contract_id, self.partner_id
        )
        return decided.sudo(self.env.su)

    def _end_before(self, day, replaced):
        """Let what counts on a day end there; what was delivered stays covered."""
        others = self.search(
            [
                ("contract_id", "=", self.contract_id.id),
                ("partner_id", "=", self.partner_id.id),
                ("decision", "!=", Decision.REQUESTED.value),
                ("id", "not in", replaced.ids),
                *("|", ("valid_until", "=", False), ("valid_until", ">", day)),
            ]
        )
        late = others.filtered(lambda one: one.valid_from >= day)
        if late:
            raise UserError(
                self.env._(
                    "%(cover)s begins on that day or later: a decision follows it.",
                    cover=late[0].name,
                )
            )
        others.valid_until = day
        others._look(fields.Date.context_today(self))

    def action_decide(self):
        """Open the window in which a decision is noted."""
        self.ensure_one()
        self.check_access("write")
        self.env.user._followup_check("officer")
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "credit_followup_insurance.action_decide_cover"
        )
        return {**action, "context": {"default_cover_id": self.id}}
