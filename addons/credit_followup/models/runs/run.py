from collections import Counter, defaultdict

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools.misc import clean_context

from ...const import WAITING
from ...facts.wakes import read_wakes
from .action import CARRIED_OUT
from .run_leftout import RUN_REASONS

FAILED = "failed"
# The states in which a run follows its actions.
MOVING = ("proposed", "confirmed", "executing")
STATES = [
    ("proposing", "Proposing"),
    ("proposed", "Proposed"),
    ("confirmed", "Confirmed"),
    ("executing", "Executing"),
    ("done", "Done"),
    ("cancelled", "Cancelled"),
]


class CreditFollowupRun(models.Model):
    """One evaluation of a company's customers, and the actions that came of it."""

    _name = "credit.followup.run"
    _description = "Follow-up Run"
    _inherit = ["credit.followup.guarded"]
    _order = "date desc, id desc"
    _check_company_auto = True

    name = fields.Char(
        required=True, readonly=True, copy=False, default=lambda self: self.env._("New")
    )
    company_id = fields.Many2one(
        "res.company",
        required=True,
        index=True,
        default=lambda self: self.env.company,
    )
    currency_id = fields.Many2one(related="company_id.currency_id")
    date = fields.Date(
        required=True, default=fields.Date.context_today, help="The day it looks at."
    )
    kind = fields.Selection(
        [("nightly", "Nightly"), ("manual", "By hand")],
        required=True,
        default="manual",
        readonly=True,
    )
    state = fields.Selection(STATES, required=True, default="proposing", readonly=True)
    user_id = fields.Many2one(
        "res.users", default=lambda self: self.env.user, readonly=True
    )
    is_test = fields.Boolean(string="Test", readonly=True)
    bank_date = fields.Date(string="Newest bank transaction", readonly=True)
    bank_is_fresh = fields.Boolean(string="Bank up to date", readonly=True)
    force_reason = fields.Char(string="Forced because", readonly=True)
    is_full = fields.Boolean(
        string="Looks at everybody",
        readonly=True,
        help="A run by hand, or after a change of the policies, looks at every item.",
    )
    wake_ids = fields.Json(
        readonly=True,
        help="The events because of which this run looks at every customer; "
        "forgotten once it has.",
    )
    error = fields.Text(readonly=True)
    action_ids = fields.One2many("credit.followup.action", "run_id")
    share_ids = fields.One2many(
        "credit.followup.run.share", "run_id", help="What its workers have to do."
    )
    left_out_ids = fields.One2many(
        "credit.followup.run.leftout", "run_id", string="Left out"
    )
    _nightly_uniq = models.UniqueIndex(
        "(company_id, date) WHERE kind = 'nightly' AND state != 'cancelled'",
        "There is one nightly run per company and day.",
    )

    # === CRUD METHODS === #

    @api.model_create_multi
    def create(self, vals_list):
        if not self.env.su:
            # A default is a value too: what people may not set, a context may not.
            self = self.with_context(  # pylint: disable=context-overridden
                clean_context(self.env.context)
            )
        for vals in vals_list:
            self._check_by_hand(vals)
            company = vals.get("company_id") or self.env.company.id
            sequence = self.env["ir.sequence"].sudo().with_company(company)
            vals["name"] = sequence.next_by_code("credit.followup.run")
        return super().create(vals_list)

    def write(self, vals):
        self._check_by_hand(vals)
        return super().write(vals)

    @api.model
    def _check_by_hand(self, vals):
        """Let people choose day and company; the buttons do the rest."""
        moved = self.filtered(
            lambda one: one.kind != "manual" or one.state != "proposing"
        )
        if not self.env.su and (moved or not vals.keys() <= {"date", "company_id"}):
            raise UserError(self.env._("Use the buttons to move a run on."))

    # === ACTION METHODS === #

    def action_propose(self):
        """Evaluate every customer and propose actions; nothing is sent."""
        self.check_access("write")
        # Only the scheduler commits on the way, whatever a client says it is; and what
        # is new gets no values from whoever asks.
        context = clean_context(self.env.context)
        for run in self.sudo().with_context(context, ir_cron_progress_id=None):
            if run.state != "proposing":
                raise UserError(self.env._("This run has its proposals already."))
            run._check_date()
            run._start()
            run._propose()
        return True

    def action_confirm(self):
        """Let all remaining proposals go."""
        self.check_access("write")
        for run in self:
            run._check_bank()
        proposed = self.action_ids.filtered(lambda one: one.state == "proposed")
        return proposed.action_confirm() or True

    def action_cancel(self):
        """Take the run back: what has not left is dropped, levels come back.

        What was sent stays on record as sent, and a decision that was taken stands.
        """
        self._check_manager()
        for run in self.sudo():
            actions = run.action_ids
            unsent = actions.filtered(lambda one: one.state in WAITING)
            unsent._cancel(self.env._("Run cancelled"))
            taken = actions.filtered(
                lambda one: one.kind == "decision" and one.state == "done"
            )
            left = actions.filtered(lambda one: one.state in CARRIED_OUT) - taken
            left._take_back(self.env._("Run cancelled"))
            run.share_ids.unlink()
            run.state = "cancelled"
        return True

    def action_view_actions(self):
        """Open the run's actions."""
        self.ensure_one()
        self.check_access("read")
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "credit_followup.action_action"
        )
        return {**action, "domain": [("run_id", "=", self.id)], "context": {}}

    def action_view_left_out(self):
        """Open the open items with the reason for each."""
        self.ensure_one()
        self.check_access("read")
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "credit_followup.action_item"
        )
        return {**action, "context": {"search_default_group_reason": 1}}

    # === BUSINESS METHODS === #

    def _check_date(self):
        self.ensure_one()
        if self.date != fields.Date.context_today(self):
            raise UserError(
                self.env._(
                    "A run can only be made for today. Use the simulation for another "
                    "day."
                )
            )

    def _start(self):
        """Note what the run knows before it proposes: bank, test mode, how much."""
        self.ensure_one()
        company = self.company_id
        by_hand = self.kind == "manual"
        everybody = [] if by_hand else read_wakes(self.env, company).everybody
        self.write(
            {
                "is_test": company.followup_test_mode,
                "is_full": by_hand or bool(everybody),
                "wake_ids": everybody,
                **self._bank_values(self.date),
            }
        )

    def _refresh_state(self):
        """Follow the actions: done when none is left to review or to carry out."""
        runs = self.sudo()
        groups = (
            self.env["credit.followup.action"]
            .sudo()
            ._read_group(
                [("run_id", "in", runs.ids), ("duplicate_of_id", "=", False)],
                ["run_id", "state", "left_out"],
                ["__count"],
            )
        )
        states, counts = defaultdict(set), defaultdict(Counter)
        for run, state, left_out, count in groups:
            states[run].add(state)
            counts[run][FAILED if state == FAILED else left_out] += count
        for run in runs:
            if run.state in MOVING:
                run.state = self._state_of(states[run])
            run._count_left_out(counts[run])

    def _without_ready(self):
        """Return the runs of which nothing is ready to be carried out any more."""
        ready = [("run_id", "in", self.ids), ("state", "=", "ready")]
        groups = self.env["credit.followup.action"]._read_group(ready, ["run_id"])
        return self - self.browse(run.id for (run,) in groups)

    @api.model
    def _state_of(self, states):
        """Return the state of a run from the states of its actions."""
        if "proposed" in states:
            return "proposed"
        if "ready" not in states:
            return "done"
        return "executing" if states & {*CARRIED_OUT} else "confirmed"

    def _count_left_out(self, counts):
        """Write how many customers were left out since the proposal, by code."""
        self.ensure_one()
        known = {left.reason: left for left in self.left_out_ids}
        for reason, _name in RUN_REASONS:
            left = known.get(reason)
            if not left and counts[reason]:
                left = self.left_out_ids.create({"run_id": self.id, "reason": reason})
            if left and left.group_count != counts[reason]:
                left.group_count = counts[reason]

    @api.model
    def _check_manager(self):
        self.check_access("write")
        self.env.user._followup_check("manager")
