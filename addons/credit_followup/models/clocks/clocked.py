from odoo import api, fields, models
from odoo.fields import Domain

from ...decisions.transitions import MOVING, move
from ...followup_core.clocks import Ruling


class CreditFollowupClocked(models.AbstractModel):
    """What has a state that time or an event moves.

    A model with a clock has ``state`` and ``reason``, names the core's ``MOVES`` and
    says how its facts are read and judged (``_rulings``) and what follows when a state
    is entered (``_entered``) or its reason is another one (``_told``). The night
    follows all of them before it proposes.
    """

    _name = "credit.followup.clocked"
    _description = "Follow-up Clock"
    # Followed in this order, from the lowest.
    _clock_order = 10
    # The core's moves.
    _moves = {}

    # New records are looked at in the next night.
    next_on = fields.Date(
        string="Next look",
        readonly=True,
        copy=False,
        index="btree_not_null",
        default=fields.Date.context_today,
        help="First day on which the calendar may change it; empty where only an event "
        "does.",
    )
    clock_error = fields.Char(
        string="What went wrong",
        readonly=True,
        copy=False,
        help="Why the last nightly run could not look at it.",
    )

    # === SEAMS === #

    def _rulings(self, today):
        """Return the core's ruling for each record, in a constant number of queries."""
        raise NotImplementedError

    def _entered(self, state):
        """Let happen what follows when these records enter a state."""

    def _told(self, reason):
        """Let happen what follows when these records get another reason."""

    def _task_done(self, kind):
        """Let the record know that somebody did a task of this kind."""

    @api.model
    def _of_payment(self, lines):
        """Return what to look at in the minute in which items are paid, or are not.

        Only where waiting for the night would wrong somebody; nothing else.
        """
        return self.browse()

    @api.model
    def _clock_domain(self, company):
        """Return which records the night of a company may follow."""
        return Domain("company_id", "=", company.id)

    # === THE NIGHT === #

    @api.model
    def _clocks(self):
        """Return all models with a clock, in the order in which they are followed."""
        names = self.env.registry["credit.followup.clocked"]._inherit_children
        return sorted(
            (self.env[name] for name in names), key=lambda one: one._clock_order
        )

    @api.model
    def _to_follow(self, company, today, wakes):
        """Return the records whose day has come or whose customer something woke.

        What was settled long ago has no day, and nobody asks about it.
        """
        day = Domain("next_on", "<=", today)
        # What belongs to no customer is woken by its own records only.
        if "partner_id" in self._fields:
            day |= self._woken_domain(wakes)
        return self.search(self._clock_domain(company) & day, order="id")

    @api.model
    def _woken_domain(self, wakes):
        """Return what something woke, as far as anything can still move it."""
        ends = [state for state, following in self._moves.items() if not following]
        can_move = Domain("state", "not in", ends)
        if wakes.everybody:
            return can_move
        # Also those who were customers of their own when the record was made. As ids,
        # so that an index finds the few among what was settled long ago.
        family = (
            self.env["res.partner"]
            .with_context(active_test=False)
            .search([("commercial_partner_id", "in", list(wakes.customers))])
        )
        woken = Domain("partner_id", "in", family.ids)
        return woken & can_move

    @api.model
    def _look_at_once(self, lines):
        """Look at what a payment of these items, or its undoing, may move."""
        if not lines:
            return
        today = fields.Date.context_today(self)
        for clock in self._clocks():
            found = clock.sudo()._of_payment(lines)
            if found:
                found._look(today)

    def _look(self, today):
        """Judge these records and let follow what has to."""
        self.filtered("clock_error").clock_error = False
        before = {one.id: one.reason for one in self}
        self._move(self._rulings(today))
        changed = self.filtered(lambda one: one.reason != before[one.id])
        for reason, own in changed.grouped("reason").items():
            own._told(reason)

    def _enter(self, state, reason):
        """Move these records by a person's decision, or by that of an effect."""
        self._move([Ruling(one.id, state, reason) for one in self])

    def _move(self, rulings):
        """Write what was ruled, and let follow what has to."""
        for state, entered in move(self, rulings, self._moves).items():
            entered._entered(state)

    def write(self, vals):
        if "state" in vals and not (self.env.su and self.env.context.get(MOVING)):
            raise ValueError("The state of a clock is moved by decisions/transitions.")
        return super().write(vals)
