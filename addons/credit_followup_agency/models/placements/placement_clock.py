"""A placement in time: what the agency's days, payments and answers move."""

from odoo import api, fields, models

from odoo.addons.credit_followup.followup_core.handover.placements import judge
from odoo.addons.credit_followup.followup_core.handover.states import LATE, State

from ...effects import placements as effects
from ...facts.placements import GONE, OVER, read_placements, settings_of
from .placement import BEFORE

LATE_WHYS = tuple(one.value for one in LATE)
# With these the follow-up goes on: nobody collects it any more.
FREE = (
    *(State.REJECTED.value, State.RECALLED.value, State.CLOSED.value),
    *(State.SETTLED.value, State.CANCELLED.value),
)
SENT = (
    *(State.DELIVERED.value, State.SILENT.value, State.ACKNOWLEDGED.value),
    *(State.ACTIVE.value, State.PAUSED.value, State.RECALLING.value),
)


class CreditFollowupPlacement(models.Model):
    _inherit = "credit.followup.placement"

    @api.model
    def _of_payment(self, lines):
        """Tell the agency in the minute of a payment, not in the night after it."""
        return self.search(
            [
                ("item_ids.move_line_id", "in", lines.ids),
                ("state", "in", (*SENT, State.CLOSED.value)),
            ]
        )

    def _look(self, today):
        """Send first what changed, then judge."""
        before = self.filtered(lambda one: one.state in SENT)
        effects.tell_changes(before)
        result = super()._look(today)
        there = self.filtered(lambda one: one.state in SENT)
        # What was paid between the file and its delivery nobody has told yet.
        effects.tell_changes(there - before)
        effects.hold_again(there)
        return result

    def _rulings(self, today):
        facts = read_placements(self)
        return [judge(facts[one.id], today, settings_of(one.agency_id)) for one in self]

    def _entered(self, state):
        result = super()._entered(state)
        today = fields.Date.context_today(self)
        if state == State.CLOSED.value:
            # The days until it is settled count from now: the next night looks again.
            self.filtered(lambda one: not one.closed_on).closed_on = today
            self.next_on = fields.Date.add(today, days=1)
        if state in (*OVER, State.RECALLED.value):
            self.sudo().exchange_ids.filtered(
                lambda one: one.direction == "out"
            )._withdraw()
        if state in FREE:
            self.sudo()._drop_proposed()
            self._end_holds()
        elif state in SENT:
            for hold in self._own_holds().sudo():
                hold.note = self.browse(hold.source_id)._hold_note()
            self.filtered(lambda one: not one.is_closed).closed_on = False
        if state in OVER:
            self.sudo().exchange_ids.export_ids.package_ids.closed_on = today
        effects.plan(self)
        return result

    def _told(self, reason):
        result = super()._told(reason)
        effects.plan(self)
        return result

    def _is_late(self):
        """Tell whether the agency is late with something."""
        return self.reason in LATE_WHYS

    # === HOLD === #

    def _hold_rows(self):
        """Suspend the follow-up of each claim, as long as the agency has it."""
        return [
            {
                "source_id": one.id,
                "company_id": one.company_id.id,
                "partner_id": one.partner_id.id,
                "move_line_id": line.id,
                "note": one._hold_note(),
            }
            for one in self
            for line in one._held_lines()
            if line.amount_residual_currency > 0
        ]

    def _held_lines(self):
        """Return what no reminder asks for: what is only proposed as well."""
        return self.item_ids.filtered(lambda one: one.answer not in GONE).move_line_id

    def _hold_note(self):
        if self.state in BEFORE:
            return self.env._(
                "Prepared for %(agency)s as %(number)s: nothing has left yet",
                agency=self.agency_id.name,
                number=self.name,
            )
        return self.env._(
            "With %(agency)s as %(number)s",
            agency=self.agency_id.name,
            number=self.name,
        )
