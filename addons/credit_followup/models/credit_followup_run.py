import logging

from odoo import api, fields, models
from odoo.exceptions import UserError

from ..actions.execute import execute_ready
from ..facts.bank import newest_bank_date
from ..facts.reader import BATCH_CUSTOMERS, Reader
from ..facts.settings import company_workdays
from ..followup_core.workdays import is_fresh
from ..decisions.proposal import Proposal

_logger = logging.getLogger(__name__)

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
    state = fields.Selection(
        STATES, required=True, default="proposing", readonly=True
    )
    user_id = fields.Many2one(
        "res.users", default=lambda self: self.env.user, readonly=True
    )
    is_test = fields.Boolean(string="Test", readonly=True)
    position = fields.Integer(
        readonly=True, help="The last customer looked at, to go on after a stop."
    )
    bank_date = fields.Date(string="Newest bank transaction", readonly=True)
    bank_is_fresh = fields.Boolean(string="Bank up to date", readonly=True)
    force_reason = fields.Char(string="Forced because", readonly=True)
    action_ids = fields.One2many("credit.followup.action", "run_id")
    left_out_ids = fields.One2many("credit.followup.run.leftout", "run_id")
    action_count = fields.Integer(compute="_compute_counts")
    proposed_count = fields.Integer(compute="_compute_counts", string="To review")
    sent_count = fields.Integer(compute="_compute_counts", string="Sent")
    failed_count = fields.Integer(compute="_compute_counts", string="Failed")
    item_count = fields.Integer(compute="_compute_item_count", string="Left out items")
    amount_company = fields.Monetary(compute="_compute_counts", string="To collect")

    _nightly_uniq = models.UniqueIndex(
        "(company_id, date) WHERE kind = 'nightly' AND state != 'cancelled'",
        "There is one nightly run per company and day.",
    )

    # === COMPUTE METHODS === #

    @api.depends("action_ids.state")
    def _compute_counts(self):
        groups = self.env["credit.followup.action"]._read_group(
            [("run_id", "in", self.ids), ("state", "!=", "cancelled")],
            ["run_id", "state"],
            ["__count", "amount_company:sum"],
        )
        rows = {}
        for run, state, count, amount in groups:
            rows.setdefault(run.id, {})[state] = (count, amount)
        for run in self:
            by_state = rows.get(run.id, {})
            run.action_count = sum(count for count, _amount in by_state.values())
            run.amount_company = sum(amount for _count, amount in by_state.values())
            run.proposed_count = by_state.get("proposed", (0,))[0]
            run.failed_count = by_state.get("failed", (0,))[0]
            run.sent_count = sum(
                by_state.get(state, (0,))[0] for state in ("sent", "delivered")
            )

    @api.depends("left_out_ids.item_count")
    def _compute_item_count(self):
        for run in self:
            run.item_count = sum(run.left_out_ids.mapped("item_count"))

    # === CRUD METHODS === #

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            company = vals.get("company_id") or self.env.company.id
            sequence = self.env["ir.sequence"].sudo().with_company(company)
            vals["name"] = sequence.next_by_code("credit.followup.run")
        return super().create(vals_list)

    def write(self, vals):
        if not self.env.su and {"state", "kind", "company_id", "position"} & vals.keys():
            raise UserError(self.env._("Use the buttons to move a run on."))
        return super().write(vals)

    # === ACTION METHODS === #

    def action_propose(self):
        """Evaluate every customer and propose actions; nothing is sent."""
        self.check_access("write")
        for run in self.sudo():
            if run.state != "proposing":
                raise UserError(self.env._("This run has its proposals already."))
            run._check_date()
            run._start()
            run._propose_chunks(everything=True)
        return True

    def action_confirm(self):
        """Let all remaining proposals go."""
        self.check_access("write")
        for run in self:
            run._check_bank()
            run.action_ids.filtered(lambda one: one.state == "proposed").action_confirm()
        return True

    def action_cancel(self):
        """Take the run back: unsent actions are dropped, levels come back.

        What was sent stays on record as sent.
        """
        self._check_manager()
        for run in self.sudo():
            actions = run.action_ids
            unsent = actions.filtered(lambda one: one.state in ("proposed", "ready"))
            unsent.write(
                {"state": "cancelled", "cancel_reason": self.env._("Run cancelled")}
            )
            (actions - unsent)._give_levels_back()
            run.state = "cancelled"
        return True

    def action_force(self):
        """Ask why the run may go on although the bank is not up to date."""
        self._check_manager()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Go on without the bank"),
            "res_model": "credit.followup.force",
            "view_mode": "form",
            "target": "new",
            "context": {"default_run_id": self.id},
        }

    def action_view_actions(self):
        """Open the run's actions."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "credit_followup.action_action"
        )
        return {**action, "domain": [("run_id", "=", self.id)], "context": {}}

    def action_view_left_out(self):
        """Open the open items with the reason for each."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "credit_followup.action_item"
        )
        return {**action, "context": {"search_default_group_reason": 1}}

    # === BUSINESS METHODS - PROPOSING === #

    def _check_date(self):
        self.ensure_one()
        if self.date > fields.Date.context_today(self):
            raise UserError(
                self.env._(
                    "A run cannot look at a future day; use the simulation for that."
                )
            )

    def _start(self):
        """Note what the run knows of the bank before it proposes anything."""
        self.ensure_one()
        company = self.company_id
        newest = newest_bank_date(self.env, company, self.date)
        self.write(
            {
                "is_test": company.followup_test_mode,
                "bank_date": newest,
                "bank_is_fresh": not company.followup_check_bank
                or is_fresh(
                    newest,
                    self.date,
                    company.followup_bank_days,
                    company_workdays(company, self.date),
                ),
            }
        )

    def _propose_chunks(self, everything=False):
        """Evaluate the customers whose day has come; commit after each chunk in a cron.

        Going on after a stop: customers up to ``position`` are committed.
        """
        self.ensure_one()
        self = self.with_context(tracking_disable=True, mail_create_nolog=True)
        reader = Reader(self.env, self.company_id, self.date)
        everything = everything or self.company_id.followup_reconsider
        customers = self._customers_to_look_at(reader, everything)
        for start in range(0, len(customers), BATCH_CUSTOMERS):
            chunk = customers[start : start + BATCH_CUSTOMERS]
            Proposal(self, reader).add(chunk)
            self.position = chunk[-1]
            self._commit(len(chunk), remaining=len(customers) - start - len(chunk))
        self.company_id.followup_reconsider = False
        self._finish_proposing()

    def _customers_to_look_at(self, reader, everything):
        """Return, in order, whose day has come and who has a proposal that waits."""
        waiting = self.env["credit.followup.action"]._read_group(
            [
                ("company_id", "=", self.company_id.id),
                ("state", "=", "proposed"),
                ("run_id", "!=", self.id),
                ("partner_id", ">", self.position),
            ],
            ["partner_id"],
        )
        due = reader.due_customers(everything, after=self.position)
        return sorted({*due, *(partner.id for (partner,) in waiting)})

    def _finish_proposing(self):
        """Release what may go by itself, if the bank is known well enough."""
        self.state = "proposed"
        automatic = self.action_ids.filtered(
            lambda one: one.state == "proposed" and one.mode == "automatic"
        )
        if self.bank_is_fresh and self.kind == "nightly":
            automatic._make_ready()
        self._refresh_state()

    def _refresh_state(self):
        """Follow the actions: done when none is left to review or to carry out."""
        for run in self.sudo().filtered(
            lambda one: one.state in ("proposed", "confirmed", "executing")
        ):
            states = set(run.action_ids.mapped("state"))
            if "proposed" in states:
                run.state = "proposed"
            elif "ready" in states:
                sent = states & {"sent", "delivered", "failed"}
                run.state = "executing" if sent else "confirmed"
            else:
                run.state = "done"

    def _count_left_out(self, reason, customers):
        """Count customers left out after the proposal, under the given reason."""
        self.ensure_one()
        left = self.left_out_ids.filtered(lambda one: one.reason == reason)
        if not left:
            left = left.sudo().create({"run_id": self.id, "reason": reason})
        left.sudo().group_count += customers

    def _check_bank(self):
        self.ensure_one()
        if not self.bank_is_fresh and not self.force_reason:
            raise UserError(
                self.env._(
                    "The newest bank transaction is of %(date)s: payments may be "
                    "missing. Import the statements, or go on and say why.",
                    date=self.bank_date or self.env._("never"),
                )
            )

    def _check_manager(self):
        self.check_access("write")
        if not self.env.user.has_group("credit_followup.group_manager"):
            raise UserError(self.env._("Only a follow-up manager may do this."))

    # === CRON === #

    @api.model
    def _cron_followup(self):
        """Propose for each company that is switched on, then carry out what is ready."""
        today = fields.Date.context_today(self)
        for company in self.env["res.company"].search([("followup_active", "=", True)]):
            run = self.with_company(company)._nightly_run(company, today)
            locked = run.try_lock_for_update()
            if locked.state == "proposing":
                locked._propose_chunks()
            self._commit()
        self.env["credit.followup.delivery"]._retry_queued()
        execute_ready(self.env, today)

    @api.model
    def _nightly_run(self, company, today):
        """Return today's run of the company, made if there is none."""
        domain = [
            ("company_id", "=", company.id),
            ("date", "=", today),
            ("kind", "=", "nightly"),
        ]
        run = self.search([*domain, ("state", "!=", "cancelled")], limit=1)
        if not run and not self.search_count(domain, limit=1):
            run = self.create(
                {"company_id": company.id, "date": today, "kind": "nightly"}
            )
            run._start()
            self._commit()
        return run

    def _commit(self, done=0, remaining=None):
        """Commit and tell the scheduler how far it is, when run by the scheduler."""
        if self.env.context.get("ir_cron_progress_id"):
            self.env["ir.cron"]._commit_progress(done, remaining=remaining)
