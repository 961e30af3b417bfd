"""Where an action stands, as its deliveries say it, and why none is left to do."""

from odoo import api, fields, models
from odoo.tools.translate import LazyTranslate

from ...const import MADE
from ...effects import tasks
from ..runs.action import CARRIED_OUT

_lt = LazyTranslate(__name__)
CALLED = ("phone", "visit")
DECISIONS = {"to_do": _lt("Decision asked"), "done": _lt("Decided")}
# The first of these that a delivery is in tells the state of the action: "sent" only
# where something left, "failed" only where nothing else is left to hope for.
BY_DELIVERY = [
    ("delivered", "delivered"),
    ("sent", "sent"),
    ("pending", "sent"),
    ("by_hand", "to_do"),
    ("done", "done"),
    ("failed", "failed"),
]


class CreditFollowupAction(models.Model):
    _inherit = "credit.followup.action"

    outcome = fields.Char(
        compute="_compute_outcome",
        help="The state in words, with what is to be done by hand.",
    )
    queue_note = fields.Char(compute="_compute_outcome", string="Not taken yet")
    approval_note = fields.Char(compute="_compute_approval_note", string="Approval")

    @api.depends("state", "kind", "delivery_ids.state", "delivery_ids.error")
    @api.depends_context("lang")
    def _compute_outcome(self):
        words = dict(self._fields["state"]._description_selection(self.env))
        for action in self:
            action.queue_note = action.state == "sent" and action._queued_words()
            action.outcome = (
                action._outcome() or action.queue_note or words.get(action.state, "")
            )

    @api.depends("awaits_approval", "confirmed_by_id")
    @api.depends_context("lang")
    def _compute_approval_note(self):
        """Say who confirmed what a second person must approve."""
        for action in self:
            action.approval_note = action.awaits_approval and self.env._(
                "Confirmed by %(user)s. A second person must approve before it leaves.",
                user=action.sudo().confirmed_by_id.name,
            )

    def _outcome(self):
        """Return what has to be done by hand, or was, where a word says more."""
        if self.kind == "decision" and self.state in DECISIONS:
            return self.env._(DECISIONS[self.state])
        if self.state != "to_do":
            return False
        by_hand = self.delivery_ids.filtered(lambda one: one.state == "by_hand")
        given_up = by_hand.filtered(lambda one: one.error and one.channel in CALLED)
        if given_up:
            return given_up[0].error
        if by_hand and all(one.error for one in by_hand):
            return self.env._("Not sent: no address")
        return False

    def _queued_words(self):
        """Say of what only waits to be sent that it does, and why it still does."""
        made = self.delivery_ids.filtered(lambda one: one.state in MADE)
        if not made or any(one.state != "pending" for one in made):
            return False
        refused = made.filtered("error")[:1]
        if refused:
            return self.env._("Not sent yet: %(why)s", why=refused.error)
        return made._waiting_words()

    def _carried_out_state(self):
        """Return the state of an action that a worker carried out."""
        self.ensure_one()
        if self.kind == "decision":
            return "done" if self.state == "done" else "to_do"
        known = set(self.delivery_ids.mapped("state"))
        kept = "done" if self.state == "ready" else self.state
        state = next((state for one, state in BY_DELIVERY if one in known), kept)
        # Nobody prints or rings for a test.
        return "done" if self.is_test and state == "to_do" else state

    def _refresh_state(self):
        """Follow the deliveries; levels of what reached nobody come back (law 6)."""
        lost = self.browse()
        for action in self.filtered(lambda one: one.state in CARRIED_OUT):
            state = action._carried_out_state()
            if state == "failed" and action.delivery_ids:
                lost |= action
            elif state != action.state:
                action.state = state
        if lost:
            lost.state = "failed"
            lost._give_levels_back()

    def _settle_rest(self):
        """Follow what is left of messages whose waiting part was taken back."""
        self._refresh_state()
        self.filtered(lambda one: one.state == "failed").is_settled = True

    def _close_earlier_repairs(self):
        """Take earlier tasks to reach these customers off the desk: one is enough.

        What was to be reached by hand counts no more than the message that follows it.
        """
        earlier = self.search(
            [
                ("company_id", "in", self.company_id.ids),
                ("partner_id", "in", self.partner_id.ids),
                ("currency_id", "in", self.currency_id.ids),
                ("todo", "=", "repair"),
                ("id", "not in", self.ids),
            ]
        )
        earlier.activity_unlink([tasks.REPAIR], only_automated=False)
        earlier.filtered(lambda one: one.state == "failed").is_settled = True
        unreached = earlier.filtered(lambda one: one.state == "to_do")
        waiting = unreached.delivery_ids.filtered(lambda one: one.state == "by_hand")
        waiting.state = "cancelled"
        unreached._cancel(self.env._("A later message asks to reach this customer."))
