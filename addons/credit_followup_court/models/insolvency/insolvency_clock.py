"""Proceedings in time: what they stop at once, and what has to be done by when."""

from odoo import fields, models
from odoo.exceptions import UserError

from odoo.addons.credit_followup.followup_core.court.insolvency import (
    Settings,
    State,
    judge,
)
from odoo.addons.credit_followup.followup_core.stops.stops import Cause, Degree
from odoo.addons.credit_followup.followup_core.stops.stops import (
    State as StopState,
)
from odoo.addons.credit_followup.followup_core.stops.stops import Why as StopWhy

from ...effects import insolvencies as effects
from ...facts.insolvencies import read_claims


class CreditFollowupInsolvency(models.Model):
    _inherit = "credit.followup.insolvency"

    # === CLOCK === #

    def _rulings(self, today):
        return [judge(one, today, Settings()) for one in read_claims(self)]

    def _look(self, today):
        """Judge, and plan the one task that is next."""
        result = super()._look(today)
        effects.plan(self)
        return result

    # === WHAT IT STOPS === #

    def _opened(self):
        """Hold the customer, stop his deliveries, and have nobody pursue him."""
        self._hold()
        self._stop_orders()
        for one in self:
            why = self.env._("Insolvency: %(name)s.", name=one.display_name)
            if one._law().stops_enforcement:
                one.partner_id._followup_end_pursuit(one.company_id, why)
        self._look(fields.Date.context_today(self))

    def _hold_vals(self):
        words = (self.court, self.reference)
        return {
            "company_id": self.company_id.id,
            "partner_id": self.partner_id.id,
            "note": " · ".join(filter(None, words)) or self.display_name,
            "user_id": self.env.uid,
        }

    def _stop_orders(self):
        """Nothing leaves on credit; what the estate pays in advance is released."""
        self.env["credit.followup.stop"].sudo().create(
            [
                {
                    "company_id": one.company_id.id,
                    "partner_id": one.partner_id.id,
                    "cause": Cause.INSOLVENCY.value,
                    "degree": Degree.STOP.value,
                    "note": one.display_name,
                }
                for one in self
            ]
        )

    def _end_stops(self):
        stops = self.env["credit.followup.stop"].sudo()
        found = stops.search(
            [
                ("company_id", "in", self.company_id.ids),
                ("partner_id", "in", self.partner_id.ids),
                ("cause", "=", Cause.INSOLVENCY.value),
                ("state", "=", StopState.ACTIVE.value),
            ]
        )
        ended = {(one.company_id, one.partner_id) for one in self}
        own = found.filtered(lambda one: (one.company_id, one.partner_id) in ended)
        own._enter(StopState.ENDED.value, StopWhy.WITHDRAWN.value)

    # === BUTTONS === #

    def action_filed(self):
        """Note that the claim was filed today."""
        self.env.user._followup_check("officer")
        self.check_access("write")
        if self.filtered(lambda one: one.filed_on or one.closed_on):
            raise UserError(self.env._("It was filed already."))
        self.filed_on = fields.Date.context_today(self)
        return True

    def action_close(self):
        """Ask how the proceedings ended."""
        self.env.user._followup_check("manager")
        self.ensure_one()
        self.check_access("read")
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("The proceedings are closed"),
            "res_model": "credit.followup.close.insolvency",
            "view_mode": "form",
            "target": "new",
            "context": {"default_insolvency_id": self.id},
        }

    def _close(self, day, is_empty, is_mistake=False):
        """End what it held; what is left is followed up again, or given up."""
        closed = self.sudo()
        closed.write({"closed_on": day, "is_empty": is_empty, "is_mistake": is_mistake})
        closed._end_holds()
        closed._end_stops()

    def _is_to_file(self):
        """Tell which still wait for a filing."""
        waiting = (State.OPEN.value, State.NEAR.value, State.MISSED.value)
        return self.filtered(lambda one: one.state in waiting)
