"""A promise in time: judged by payments, held while it is open."""

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import SQL
from odoo.tools.misc import format_amount, format_date

from ...effects.people.promises import entered
from ...facts.people.promises import paid_of, promise_settings, read_promises
from ...followup_core.people.promises import State, Why, judge

# A word that was given and of which the day has passed.
OVER = (State.KEPT.value, State.PARTLY.value, State.BROKEN.value)


class CreditFollowupPromise(models.Model):
    _inherit = "credit.followup.promise"
    # Before agreements and what is asked for tonight.
    _clock_order = 5

    before_level_id = fields.Many2one(
        "credit.followup.level",
        string="Level before a firmer step",
        readonly=True,
        copy=False,
        check_company=True,
        help="It comes back where the money had come in time after all.",
    )
    before_level_on = fields.Date(string="Its day", readonly=True, copy=False)
    kept_share = fields.Float(
        string="Kept (%)",
        compute="_compute_kept_share",
        store=True,
        digits=(5, 1),
        aggregator="avg",
        help="Of many promises: how many of those that are over were kept as given.",
    )

    @api.depends("state")
    def _compute_kept_share(self):
        for promise in self:
            is_kept = promise.state == State.KEPT.value
            promise.kept_share = 100.0 if is_kept else 0.0

    @api.model
    def _read_group_select(self, aggregate_spec, query):
        """Leave promises that run, or were withdrawn, out of the share."""
        found = super()._read_group_select(aggregate_spec, query)
        if aggregate_spec != "kept_share:avg":
            return found
        state = self._field_to_sql(self._table, "state", query)
        return SQL("%s FILTER (WHERE %s IN %s)", found, state, OVER)

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
        for promise in self.filtered(lambda one: one.state == State.OPEN.value):
            promise._hold_what_is_left()
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
        return {
            "company_id": self.company_id.id,
            "partner_id": self.partner_id.id,
            "move_line_id": self.move_line_id.id,
            "action_id": self.action_id.id,
            "amount": self._held_part(),
            "date_from": self.made_on,
            "date_to": self.next_on or fields.Date.add(self.last_on, days=1),
            "note": self._said(),
            "user_id": self.user_id.id or self.env.uid,
        }

    def _held_part(self):
        """Return what is promised and not paid; zero where that is all that is open.

        What nobody promised is asked for meanwhile.
        """
        left = self.currency_id.round(self.amount - float(paid_of(self)))
        residual = self.move_line_id.amount_residual_currency
        is_part = self.currency_id.compare_amounts(left, residual) < 0
        return left if is_part else 0.0

    def _hold_what_is_left(self):
        """Hold less, where a part of what was promised is paid."""
        own = self._own_holds().filtered("amount")
        part = self._held_part()
        if own and part > 0 and self.currency_id.compare_amounts(own[0].amount, part):
            own.amount = part

    def _said(self):
        """Say in a few words what was promised, for who reads the hold."""
        means = dict(self._fields["means"]._description_selection(self.env))
        return self.env._(
            "%(amount)s promised by %(day)s (%(means)s)",
            amount=format_amount(self.env, self.amount, self.currency_id),
            day=format_date(self.env, self.promised_on, date_format="medium"),
            means=means[self.means],
        )
