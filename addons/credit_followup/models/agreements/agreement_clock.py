"""An agreement in time: version by version, judged by what was paid, held.

Instalments are never rewritten: another version follows.
"""

from odoo import api, fields, models

from ...effects.agreements import agreements as effects
from ...facts.agreements.agreements import (
    agreement_settings,
    core_plan,
    instalments_of,
    newest_partial,
    read_agreements,
    read_off,
)
from ...facts.settings import money
from ...followup_core.agreements.impute import lacking
from ...followup_core.agreements.judge import judge
from ...followup_core.agreements.shorten import shorten_anew
from ...followup_core.agreements.states import State, Why
from .agreement_plan import PARTS

HELD = (
    State.OFFERED.value,
    State.SIGNED.value,
    State.ACTIVE.value,
    State.LATE.value,
    State.NOTICED.value,
)
RUNNING = HELD[1:]
# What may follow at once from a first ruling: remind, give notice, judge again.
STEPS = (Why.INSTALMENT_COMING.value, Why.LATE.value)


class CreditFollowupAgreement(models.Model):
    _inherit = "credit.followup.agreement"

    version = fields.Integer(readonly=True, copy=False, default=1)
    offered_version = fields.Integer(
        readonly=True, copy=False, help="What was offered last, and is signed."
    )
    instalment_ids = fields.One2many(
        "credit.followup.agreement.instalment",
        "agreement_id",
        domain=[("is_current", "=", True)],
        string="Instalments",
        readonly=True,
        copy=False,
    )
    past_instalment_ids = fields.One2many(
        "credit.followup.agreement.instalment",
        "agreement_id",
        domain=[("is_current", "=", False)],
        string="Instalments of earlier versions",
        readonly=True,
        copy=False,
    )
    amount_total = fields.Monetary(string="To pay in all", readonly=True, copy=False)
    amount_interest = fields.Monetary(
        string="Interest of the plan in all", readonly=True, copy=False
    )
    last_on = fields.Date(string="Last instalment", readonly=True, copy=False)
    amount_paid = fields.Monetary(string="Paid", readonly=True, copy=False)
    amount_missing = fields.Monetary(
        string="Late now",
        readonly=True,
        copy=False,
        help="Of instalments to pay by now.",
    )
    next_due_on = fields.Date(string="Next instalment", readonly=True, copy=False)
    last_partial = fields.Integer(
        readonly=True,
        copy=False,
        help="The newest allocation when it was agreed: what came later counts.",
    )
    amount_off = fields.Monetary(
        string="Credited since",
        readonly=True,
        copy=False,
        help="What took from the invoices without being paid: it shortens the plan "
        "from its end.",
    )
    reminded_rank = fields.Integer(readonly=True, copy=False)
    is_reminded = fields.Boolean(readonly=True, copy=False)
    # === CLOCK === #

    def _look(self, today):
        """Shorten, judge, and let follow at once what has to: remind or give notice."""
        self._shorten(today)
        result = super()._look(today)
        for reason in STEPS:
            due = self.filtered(lambda one, reason=reason: one.reason == reason)
            if due:
                effects.step(Why(reason), due, today)
                super(CreditFollowupAgreement, due)._look(today)
        self._keep_paid(today)
        self._hold_offers()
        return result

    def _rulings(self, today):
        settings = {
            company: agreement_settings(company.sudo(), today)
            for company in self.company_id
        }
        return [
            judge(fact, today, settings[one.company_id])
            for one, fact in zip(self, read_agreements(self, today), strict=True)
        ]

    def _entered(self, state):
        effects.entered(state, self)

    # === SHORTER BY WHAT WAS CREDITED === #

    def _shorten(self, today):
        """Take from the end of a plan what was credited on its items since."""
        running = self.filtered(lambda one: one.state in HELD)
        found = read_off(running, today)
        for agreement in running.sudo():
            off = float(found[agreement.id])
            if agreement.currency_id.compare_amounts(off, agreement.amount_off):
                agreement._shorten_by(off, today)

    def _shorten_by(self, off, today):
        """Write the plan anew from the one that was offered, less what fell off."""
        shorter = shorten_anew(
            core_plan(self),
            instalments_of(self, self.offered_version),
            money(self.amount_paid),
            money(off),
            today,
        )
        self.amount_off = off
        self._write_instalments(shorter.instalments)
        effects.shortened(self)

    # === WHAT IS SHOWN === #

    def _keep_paid(self, today):
        """Keep beside each instalment what was paid of it, for who looks."""
        begun = self.sudo().filtered(lambda one: one.state != State.DRAFT.value)
        for one, fact in zip(begun, read_agreements(begun, today), strict=True):
            paid = sum((payment.amount for payment in fact.payments), money(0))
            rows = one.instalment_ids.sorted("rank")
            due = instalments_of(one)
            lacks = lacking(due, paid)
            missing = 0.0
            for row, lack in zip(rows, lacks, strict=True):
                row.amount_paid = row.amount - float(lack)
                row.is_late = bool(lack) and row.due_on < today
                missing += float(lack) if row.is_late else 0.0
            ahead = rows.filtered(
                lambda row, today=today: (
                    row.due_on >= today and row.amount_paid < row.amount
                )
            )
            one.write(
                {
                    "amount_paid": float(min(paid, money(one.amount_total))),
                    "amount_missing": missing,
                    "next_due_on": ahead[:1].due_on,
                }
            )

    # === HOLDING === #

    def _hold(self):
        """Hold each of the items: an agreement is for several."""
        self.env["credit.followup.hold"].sudo().create(
            [
                {
                    "source_model": one._name,
                    "source_id": one.id,
                    "reason": one._hold_reason,
                    "move_line_id": line.id,
                    **one._hold_vals(),
                }
                for one in self
                for line in one.item_ids.move_line_id
            ]
        )

    def _hold_vals(self):
        is_offer = self.state == State.OFFERED.value
        return {
            "company_id": self.company_id.id,
            "partner_id": self.partner_id.id,
            "note": self.name,
            "user_id": self.user_id.id,
            "date_from": fields.Date.context_today(self),
            "date_to": is_offer and fields.Date.add(self.valid_until, days=1),
        }

    def _hold_offers(self):
        """Hold what is agreed on as long as it stands, and no longer."""
        for agreement in self:
            own = agreement._own_holds()
            if agreement.state not in HELD:
                own.action_end()
            elif not own:
                agreement._hold()
            elif agreement.state in RUNNING:
                own.filtered("date_to").write({"date_to": False})

    # === SEAM OF THE PLAN === #

    def _plan_lines(self):
        return self.item_ids.move_line_id

    def _plan_amounts(self):
        return {one: money(one.amount) for one in self.item_ids}

    @api.depends("item_ids.amount")
    def _compute_amount_principal(self):
        return super()._compute_amount_principal()

    @api.depends("item_ids.move_line_id", "agreed_on")
    def _compute_amount_accrued(self):
        """What is owed is frozen with the draft, and looked at anew with its day."""
        drafts = self.filtered(lambda one: one.state == "draft")
        for agreement in self - drafts:
            agreement.amount_accrued = agreement.amount_accrued
            agreement.rate_owed = agreement.rate_owed
        return super(CreditFollowupAgreement, drafts)._compute_amount_accrued()

    # === WRITING === #

    def _write_plan(self):
        """Write the instalments that follow from the terms: as the next version."""
        for agreement in self.sudo():
            agreement._write_instalments(agreement._schedule())
            agreement.last_partial = newest_partial(agreement)

    def _write_instalments(self, found):
        """Put these instalments in the place of those that counted until now.

        What nobody was offered is no version.
        """
        self.ensure_one()
        rows = self.instalment_ids
        if self.document_id:
            rows.is_current = False
            self.version += 1
        else:
            rows.unlink()
        self.env["credit.followup.agreement.instalment"].create(
            [
                {
                    "agreement_id": self.id,
                    "version": self.version,
                    "rank": one.rank,
                    "due_on": one.on,
                    "principal_left": float(one.principal_left),
                    **{part: float(getattr(one, part)) for part in PARTS},
                }
                for one in found
            ]
        )
        totals = self._plan_totals(found)
        self.write(
            {
                "amount_total": totals["amount"],
                "amount_interest": totals["interest"],
                "last_on": found[-1].on if found else False,
            }
        )
