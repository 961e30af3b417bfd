from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.tools.misc import format_date

from ...effects import tasks
from ...followup_core.people.commitments import MOVES, State, Why

STATES = [
    (State.OPEN.value, "Announced"),
    (State.DUE.value, "Due"),
    (State.LATE.value, "Late"),
    (State.KEPT.value, "Kept"),
    (State.CLOSED.value, "Closed: paid"),
    (State.WAIVED.value, "Waived"),
]
REASONS = [
    (Why.ANNOUNCED.value, "Its day has not come"),
    (Why.HELD.value, "On hold"),
    (Why.WAIVER_WAITS.value, "A waiver waits for a second person"),
    (Why.BY_ITSELF.value, "The next level carries it out"),
    (Why.TASK.value, "Somebody has to do it"),
    (Why.NOT_DONE.value, "Nobody did it in time"),
    (Why.DONE.value, "Done"),
    (Why.DONE_LATE.value, "Done late"),
    (Why.PAID.value, "Paid before"),
    (Why.PAYMENT_UNDONE.value, "The payment was undone or returned"),
    (Why.WAIVED.value, "Given up with a reason"),
]
CHANGED = {"user_id", "activity_ids", "message_follower_ids"}
RUNNING = (State.OPEN.value, State.DUE.value, State.LATE.value)


class CreditFollowupCommitment(models.Model):
    """What a message announced for a day: it is kept, or nobody believes the next."""

    _name = "credit.followup.commitment"
    _description = "Word to Keep"
    _inherit = ["credit.followup.clocked", "mail.thread", "mail.activity.mixin"]
    _moves = MOVES
    # After what holds or lets go, before what is proposed.
    _clock_order = 8
    _order = "due_on, id"
    _check_company_auto = True
    _rec_names_search = ("partner_id", "words")

    name = fields.Char(compute="_compute_name")
    company_id = fields.Many2one("res.company", required=True, index=True)
    action_id = fields.Many2one(
        "credit.followup.action",
        string="Announced by",
        required=True,
        index=True,
        ondelete="cascade",
        check_company=True,
    )
    partner_id = fields.Many2one(
        "res.partner",
        string="Customer",
        required=True,
        index=True,
        ondelete="restrict",
        check_company=True,
    )
    level_id = fields.Many2one(
        "credit.followup.level",
        required=True,
        index=True,
        ondelete="restrict",
        check_company=True,
    )
    currency_id = fields.Many2one(related="action_id.currency_id")
    amount = fields.Monetary(related="action_id.amount_due")
    words = fields.Char(
        string="Announced", required=True, help="As the customer read it."
    )
    by_itself = fields.Boolean(
        string="Done by itself",
        help="The next level, or the decision after the last one, carries it out.",
    )
    announced_on = fields.Date(string="Announced on", required=True)
    due_on = fields.Date(string="On", required=True)
    done_on = fields.Date(string="Done on", readonly=True)
    user_id = fields.Many2one(
        "res.users",
        string="Responsible",
        check_company=True,
        tracking=True,
        help="Does it, where no level does it.",
    )
    state = fields.Selection(
        STATES, required=True, default=State.OPEN.value, index=True, tracking=True
    )
    reason = fields.Selection(
        REASONS, string="Why", readonly=True, default=Why.ANNOUNCED.value
    )
    share_kept = fields.Float(
        string="Kept (%)",
        compute="_compute_share_kept",
        store=True,
        aggregator="avg",
        help="Of those that were kept, came late or were given up.",
    )
    waiver_reason = fields.Char(
        string="Reason to give up", readonly=True, tracking=True
    )
    waiver_by_id = fields.Many2one(
        "res.users", string="Asked to give up by", readonly=True, tracking=True
    )

    @api.depends("partner_id", "level_id", "due_on")
    @api.depends_context("lang")
    def _compute_name(self):
        for one in self:
            day = format_date(self.env, one.due_on, date_format="medium")
            words = (one.partner_id.display_name, one.level_id.name, day)
            one.name = " · ".join(filter(None, words))

    @api.depends("state")
    def _compute_share_kept(self):
        for one in self:
            one.share_kept = 100.0 if one.state == State.KEPT.value else 0.0

    def write(self, vals):
        """Let people say who does it; the rest is said by the message and the clock."""
        if not self.env.su and not vals.keys() <= CHANGED:
            raise AccessError(
                self.env._("What was announced is not changed: do it, or give it up.")
            )
        return super().write(vals)

    # === BUTTONS === #

    def action_done(self):
        """Note that what was announced was done, once its day has come."""
        self._check_running()
        if self.filtered(lambda one: one.by_itself or one.state == State.OPEN.value):
            raise UserError(
                self.env._("Its day has not come, or the next level carries it out.")
            )
        self.sudo().done_on = fields.Date.context_today(self)
        self.sudo()._look(fields.Date.context_today(self))
        return True

    def action_waive(self):
        """Ask why it is given up; a second person agrees."""
        self.ensure_one()
        self._check_running()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Give up what was announced"),
            "res_model": "credit.followup.waive.commitment",
            "view_mode": "form",
            "views": [(False, "form")],
            "target": "new",
            "context": {"default_commitment_id": self.id},
        }

    def action_approve_waiver(self):
        """Agree that it is given up; nobody signs off his own wish."""
        self._check_running()
        asked = self.filtered("waiver_by_id")
        if not asked:
            raise UserError(self.env._("Nobody asked to give this up."))
        if asked.filtered(lambda one: one.waiver_by_id == self.env.user):
            raise AccessError(
                self.env._("A second person agrees: you asked to give it up.")
            )
        tasks.approval_is_given(asked)
        asked.sudo()._enter(State.WAIVED.value, Why.WAIVED.value)
        return True

    def action_refuse_waiver(self):
        """Hold on to what was announced."""
        self._check_running()
        asked = self.filtered("waiver_by_id")
        tasks.approval_is_given(asked)
        asked.sudo().write({"waiver_by_id": False, "waiver_reason": False})
        asked.sudo()._look(fields.Date.context_today(self))
        return True

    def _ask_waiver(self, reason):
        """Keep who wants to give it up and why, and ask a second person."""
        self.ensure_one()
        self._check_running()
        self.sudo().write({"waiver_by_id": self.env.uid, "waiver_reason": reason})
        self.sudo()._look(fields.Date.context_today(self))
        tasks.ask_approval(self.sudo(), self.env.user)

    def _check_running(self):
        self.check_access("read")
        self.env.user._followup_check("officer")
        if not self or self.filtered(lambda one: one.state not in RUNNING):
            raise UserError(self.env._("This is over already."))
