"""Waivers: given up with a reason, above the company's limit by two persons."""

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from ...effects import tasks
from ...followup_core.books.charges import ASKED, State, Why


class CreditFollowupCharge(models.Model):
    _inherit = "credit.followup.charge"

    waiver_reason = fields.Char(
        string="Reason for the waiver", readonly=True, tracking=True
    )
    waiver_by_id = fields.Many2one(
        "res.users",
        string="Waiver asked by",
        readonly=True,
        tracking=True,
        index="btree_not_null",
    )
    waived_by_id = fields.Many2one(
        "res.users", string="Waived by", readonly=True, tracking=True
    )
    waiver_waits = fields.Boolean(
        compute="_compute_waiver_waits",
        search="_search_waiver_waits",
        string="Waiver waits",
    )
    waiver_note = fields.Char(
        compute="_compute_waiver_note", string="Waiver to approve"
    )

    @api.depends("waiver_by_id", "waived_by_id", "state")
    def _compute_waiver_waits(self):
        for charge in self:
            asked = charge.waiver_by_id and not charge.waived_by_id
            charge.waiver_waits = bool(asked) and charge.state in ASKED

    @api.model
    def _search_waiver_waits(self, operator, value):
        if operator != "in":
            return NotImplemented
        waits = (
            Domain("waiver_by_id", "!=", False)
            & Domain("waived_by_id", "=", False)
            & Domain("state", "in", ASKED)
        )
        return waits if True in value else ~waits

    @api.depends("waiver_waits", "waiver_reason")
    @api.depends_context("lang")
    def _compute_waiver_note(self):
        for charge in self:
            charge.waiver_note = charge.waiver_waits and self.env._(
                "%(name)s asks to waive this: %(reason)s. Another manager must approve "
                "it.",
                name=charge.waiver_by_id.name,
                reason=charge.waiver_reason or "",
            )

    # === ACTION METHODS === #

    def action_waive(self):
        """Ask why these charges are waived."""
        self._check_officer()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Waive"),
            "res_model": "credit.followup.waive",
            "view_mode": "form",
            "target": "new",
            "context": {"default_charge_ids": self.ids},
        }

    def action_approve_waiver(self):
        """Approve as the second person what somebody else wants to waive."""
        self.env.user._followup_check("manager")
        asked = self.filtered("waiver_waits")
        if asked.filtered(lambda one: one.waiver_by_id == self.env.user):
            raise UserError(
                self.env._(
                    "Somebody other than the person who asked for the waiver must "
                    "approve it."
                )
            )
        asked.sudo()._waive(self.env.user)
        return True

    def action_refuse_waiver(self):
        """Claim on: the waiver is refused, or taken back by the one who asked."""
        waiting = self.filtered("waiver_waits")
        if waiting.filtered(lambda one: one.waiver_by_id != self.env.user):
            self.env.user._followup_check("manager")
        self._check_officer()
        waiting.sudo()._refuse_waiver()
        return True

    # === BUSINESS METHODS === #

    def _ask_waiver(self, reason):
        """Waive, or ask a second person where the company's limit says so."""
        self.write({"waiver_reason": reason, "waiver_by_id": self.env.user.id})
        user = self.env.user
        for company, own in self.grouped("company_id").items():
            limit = company.followup_waiver_limit
            if not limit or own._waived_in_all() <= limit:
                own._waive(user)
            else:
                tasks.ask_approval(own[:1], user)

    def _waived_in_all(self):
        """Return what is waived now and was before, for the same customers.

        In company currency; corrections below zero do not make it smaller.
        """
        before = self.search(
            [
                ("company_id", "in", self.company_id.ids),
                ("partner_id", "in", self.partner_id.ids),
                ("state", "=", "waived"),
                ("date_to", ">", fields.Date.subtract(fields.Date.today(), years=1)),
            ]
        )
        return sum(max(one.amount_company, 0) for one in self | before)

    def _waive(self, user):
        """Give the charges up; a posted one is reversed, its books are as before."""
        self.waived_by_id = user
        tasks.approval_is_given(self)
        self._enter(State.WAIVED.value, Why.WAIVED.value)

    def _refuse_waiver(self):
        """Forget the request; its trace stays in the discussion."""
        tasks.approval_is_given(self)
        self.write({"waiver_by_id": False, "waiver_reason": False})
        touched = {(one.company_id, one.partner_id) for one in self}
        self.env["credit.followup.wake"]._append(touched, "changed")
