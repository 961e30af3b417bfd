"""A case in time: its steps by the law, what comes next, and what it cost."""

from odoo import fields, models
from odoo.exceptions import UserError

from odoo.addons.credit_followup.facts.items import unpaid
from odoo.addons.credit_followup.followup_core.court.steps import (
    Settings,
    State,
    judge,
    next_step,
)

from ...effects import cases as effects
from ...facts.cases import read_course, read_facts


class CreditFollowupCourtCase(models.Model):
    _inherit = "credit.followup.court.case"

    # === CLOCK === #

    def _rulings(self, today):
        """Lay the days of the law on the steps, and rule."""
        for one in self:
            one._lay_days()
        return [judge(read_facts(one), today, Settings()) for one in self]

    def _lay_days(self):
        """Write what the path makes of the days of each step."""
        dated = {one.step.code: one for one in read_course(self)}
        for step in self.step_ids:
            known = dated.get(step.code)
            values = {
                "not_before": (known and known.not_before) or False,
                "counted_until": (known and known.until) or False,
            }
            step._keep(values)

    def _look(self, today):
        result = super()._look(today)
        effects.plan(self)
        return result

    def _look_if_known(self, today):
        """Look at those that have begun: a new case looks at itself at its end."""
        self.filtered("hold_ids")._look(today)

    def _entered(self, state):
        """Let our own follow-up go on where nothing is to be done any more."""
        if state == State.ENDED.value:
            self._end_holds()
            return
        # A payment that is returned opens what had ended.
        ended = self.filtered(lambda one: one.hold_ids and not one._own_holds())
        ended._hold()

    def _reckon_limitation(self):
        """Reckon the time of the items anew, at once: a step may interrupt it."""
        watched = self.env["credit.followup.limitation"].sudo()
        watched._look_at_lines(self.sudo().move_line_ids)

    def _own_steps(self):
        """Return the steps that are on the way of this case, in their order."""
        self.ensure_one()
        codes = {one.step.code for one in read_course(self)}
        return self.step_ids.filtered(
            lambda one: not one.code or one.code in codes or one.done_on
        )

    def _next(self):
        """Return the step that is to be done next."""
        self.ensure_one()
        if self.state == State.ENDED.value or not self.path:
            return self.step_ids.browse()
        steps = self._own_steps().sorted(lambda one: (one.sequence, one.id))
        found = next_step(read_facts(self))
        return steps[found.place] if found else steps.browse()

    # === HOLDING === #

    def _hold_rows(self):
        """Hold each item by itself: what is not in the case is followed up."""
        return [
            {
                "source_id": one.id,
                "company_id": one.company_id.id,
                "partner_id": one.partner_id.id,
                "move_line_id": line.id,
                "note": one.name,
                "user_id": self.env.uid,
            }
            for one in self
            for line in unpaid(one.move_line_ids)
        ]

    # === BUTTONS === #

    def action_close(self):
        """Close the case by a person's decision; the follow-up goes on."""
        self.env.user._followup_check("manager")
        self.check_access("write")
        if self.filtered("is_closed"):
            raise UserError(self.env._("It is closed already."))
        self.sudo().is_closed = True
        self.sudo()._look(fields.Date.context_today(self))
        return True

    def action_next(self):
        """Note that the next step was done today."""
        self.env.user._followup_check("officer")
        self.ensure_one()
        self.check_access("write")
        step = self._next()
        if not step:
            raise UserError(self.env._("No step is left."))
        return step.action_done()

    # === COSTS === #

    def _claim_cost(self, step):
        """Make the cost of a step a charge of the case's oldest item."""
        line = self.move_line_ids.sorted(lambda one: (one.date_maturity, one.id))[:1]
        amount = self.company_currency_id._convert(
            step.cost, self.currency_id, self.company_id, step.done_on
        )
        return self.env["credit.followup.charge"].create(
            {
                "company_id": self.company_id.id,
                "partner_id": self.partner_id.id,
                "currency_id": self.currency_id.id,
                "move_line_id": line.id,
                "move_id": line.move_id.id,
                "kind": "cost",
                "amount": amount,
                "date_from": step.done_on,
                "date_to": fields.Date.add(step.done_on, days=1),
                "article": step.article,
            }
        )
