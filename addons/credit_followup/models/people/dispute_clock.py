"""A dispute in time: held while it lasts, reminded of, decided by a person."""

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from ...effects.people import disputes as effects
from ...facts.people.disputes import dispute_settings, read_disputes
from ...facts.settings import money
from ...followup_core.people.disputes import State, Why, held, judge
from .dispute import RUNNING

FORM = "credit_followup.credit_followup_dispute_view_form_new"


def _held_part(fact):
    """Return the part that is held; zero where that is all that is open."""
    amount = held(fact)
    return amount if amount < fact.item_open else money(0)


class CreditFollowupDispute(models.Model):
    _inherit = "credit.followup.dispute"
    # Before promises: what is let go here may be promised.
    _clock_order = 4

    # === BUTTONS === #

    @api.model
    def _open(self, company, partner, **defaults):
        """Return the window in which a dispute is noted."""
        self.env.user._followup_check("officer")
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Dispute"),
            "res_model": self._name,
            "view_mode": "form",
            "views": [(self.env.ref(FORM).id, "form")],
            "target": "new",
            "context": {
                "default_company_id": company.id,
                "default_partner_id": partner.commercial_partner_id.id,
                **defaults,
            },
        }

    def action_decide(self):
        """Open the window in which the owner says what was found, and tells it."""
        self.ensure_one()
        self.check_access("read")
        self._check_running()
        return self.env["credit.followup.decide.dispute"]._open(self)

    def action_withdraw(self):
        """Note that the customer does not dispute it any more."""
        self.check_access("read")
        self._check_running()
        self._decide(State.WITHDRAWN, Why.WITHDRAWN, {})
        return True

    def action_credit(self):
        """Open Odoo's window for the credit note of the invoice."""
        self.env.user._followup_check("officer")
        self.ensure_one()
        self.check_access("read")
        move = self.move_line_id.move_id
        if self.state != State.ACCEPTED.value or not move:
            raise UserError(self.env._("Accept the dispute first."))
        return move.action_reverse()

    def _check_running(self):
        self.env.user._followup_check("officer")
        if not self or self.filtered(lambda one: one.state not in RUNNING):
            raise UserError(self.env._("This was decided already."))

    def _decide(self, state, why, values):
        """Keep what a person decided, who and when, and let follow what has to."""
        today = fields.Date.context_today(self)
        decided = self.sudo()
        decided.write({**values, "decided_on": today, "decided_by_id": self.env.uid})
        decided._enter(state.value, why.value)
        # An acceptance waits for its credit note, from a day on aloud.
        decided._look(today)

    # === CLOCK === #

    def _look(self, today):
        """Judge, and hold what is disputed by now."""
        result = super()._look(today)
        self._follow_holds()
        return result

    @api.model
    def _woken_domain(self, wakes):
        """Also what was accepted: its credit note may come, or be taken back."""
        accepted = self._accepted_of(wakes)
        return super()._woken_domain(wakes) | accepted

    @api.model
    def _accepted_of(self, wakes):
        accepted = Domain("state", "=", State.ACCEPTED.value)
        if wakes.everybody:
            return accepted & Domain("reason", "!=", Why.CREDITED.value)
        return accepted & Domain("partner_id", "in", list(wakes.customers))

    def _rulings(self, today):
        settings = {
            company: dispute_settings(company.sudo()) for company in self.company_id
        }
        return [
            judge(fact, today, settings[one.company_id])
            for one, fact in zip(self, read_disputes(self), strict=True)
        ]

    def _entered(self, state):
        effects.entered(state, self)

    def _told(self, reason):
        effects.told(Why(reason), self)

    # === HOLDING === #

    def _started(self):
        """Hold what is disputed, and give its owner the task to decide.

        The block of Odoo on the invoice says less: the dispute takes its place.
        """
        moves = self.sudo().move_line_id.move_id
        moves._followup_block_holds().action_end()
        self._follow_holds()
        effects.raised(self)
        self.sudo()._look(fields.Date.context_today(self))

    def _changed(self, vals):
        """Follow what a person changed of a dispute that runs."""
        running = self.filtered(lambda one: one.state in RUNNING)
        if "amount" in vals:
            running._check_disputed()
        if {"user_id", "deadline_on"} & vals.keys():
            effects.raised(running)
        looked = self if "credit_note_ids" in vals else running
        looked.sudo()._look(fields.Date.context_today(self))

    def _follow_holds(self):
        """Hold as much as is disputed by now: nothing, a part, or all of the item."""
        disputes = self.sudo()
        for dispute, fact in zip(disputes, read_disputes(disputes), strict=True):
            own = dispute._own_holds()
            if not held(fact):
                own.action_end()
            elif not own:
                dispute._hold()
            elif money(own[0].amount) != _held_part(fact):
                own[0].amount = float(_held_part(fact))

    def _hold_vals(self):
        return {
            "company_id": self.company_id.id,
            "partner_id": self.partner_id.id,
            "move_line_id": self.move_line_id.id,
            "amount": float(_held_part(*read_disputes(self))),
            "date_from": self.raised_on,
            "note": self._held_words(),
            "user_id": self.env.uid,
        }

    def _held_words(self):
        """Say what is disputed and who decides, for who reads the hold."""
        grounds = dict(self._fields["ground"]._description_selection(self.env))
        return self.env._(
            "%(ground)s; %(owner)s decides",
            ground=grounds[self.ground],
            owner=self.user_id.name,
        )

    # === CREDIT NOTES === #

    @api.model
    def _link_credit_notes(self, notes):
        """Link credit notes to the disputes of the invoices that they reverse."""
        disputes = self.sudo().search(
            [
                ("move_line_id.move_id", "in", notes.reversed_entry_id.ids),
                ("state", "in", (*RUNNING, State.ACCEPTED.value)),
            ]
        )
        for dispute in disputes:
            own = notes.filtered(
                lambda one, move=dispute.move_line_id.move_id: (
                    one.reversed_entry_id == move
                )
            )
            dispute.credit_note_ids |= own
        if disputes:
            disputes._look(fields.Date.context_today(self))
