"""A promise in time: judged by payments, held while it is open."""

from odoo import fields, models
from odoo.exceptions import UserError
from odoo.tools.misc import format_amount, format_date

from ...effects.people.promises import entered
from ...facts.people.promises import promise_settings, read_promises
from ...followup_core.people.promises import State, Why, judge


class CreditFollowupPromise(models.Model):
    _inherit = "credit.followup.promise"
    # Before agreements and what is asked for tonight.
    _clock_order = 5

    def action_withdraw(self):
        """Take a promise back that was noted wrongly or given otherwise."""
        self.check_access("read")
        self.env.user._followup_check("officer")
        given = self.filtered(lambda one: one.state == State.OPEN.value)
        if not given:
            raise UserError(self.env._("Only an open promise can be withdrawn."))
        given.sudo()._enter(State.WITHDRAWN.value, Why.WITHDRAWN.value)
        return True

    # === CLOCK === #

    def _look(self, today):
        """Judge; what waits for bank or allocation goes on being held.

        Before its last day is over, a person may have set another end of its hold.
        """
        result = super()._look(today)
        waits = self.filtered(
            lambda one: one.state == State.OPEN.value and one.last_on < today
        )
        for day, own in waits.grouped("next_on").items():
            own._hold_until(day)
        return result

    def _rulings(self, today):
        settings = {
            company: promise_settings(company, today) for company in self.company_id
        }
        return [
            judge(one, today, settings[self.browse(one.key).company_id])
            for one in read_promises(self, today)
        ]

    def _entered(self, state):
        entered(state, self)

    # === HOLDING === #

    def _hold_vals(self):
        is_part = self.currency_id.compare_amounts(self.amount, self.amount_open) < 0
        return {
            "company_id": self.company_id.id,
            "partner_id": self.partner_id.id,
            "move_line_id": self.move_line_id.id,
            "action_id": self.action_id.id,
            "amount": self.amount if is_part else 0,
            "date_from": self.made_on,
            "date_to": self.next_on or fields.Date.add(self.last_on, days=1),
            "note": self._said(),
            "user_id": self.user_id.id or self.env.uid,
        }

    def _said(self):
        """Say in a few words what was promised, for who reads the hold."""
        means = dict(self._fields["means"]._description_selection(self.env))
        return self.env._(
            "%(amount)s promised by %(day)s (%(means)s)",
            amount=format_amount(self.env, self.amount, self.currency_id),
            day=format_date(self.env, self.promised_on, date_format="medium"),
            means=means[self.means],
        )
