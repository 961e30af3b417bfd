"""Instalments: version by version, what each asks and what was paid of it."""

from odoo import fields, models

from ...effects import tasks
from ...facts.agreements.agreements import instalments_of, newest_partial
from ...facts.agreements.payments import read_agreements
from ...facts.settings import money
from ...followup_core.agreements.impute import lacking
from ...followup_core.agreements.states import State
from .agreement_plan import PARTS

# Before it is signed.
BEFORE = (State.DRAFT.value, State.OFFERED.value, State.EXPIRED.value)
# Of these nobody expects money.
# The states in which an instalment is still waited for.
WAITS = (
    State.OFFERED.value,
    State.SIGNED.value,
    State.ACTIVE.value,
    State.LATE.value,
    State.NOTICED.value,
)
NOTHING_PAID = (State.DRAFT.value, State.CANCELLED.value, State.EXPIRED.value)


class CreditFollowupAgreementInstalment(models.Model):
    """What is to be paid by a day. A version is never rewritten: another follows it."""

    _name = "credit.followup.agreement.instalment"
    _description = "Instalment"
    _order = "agreement_id, version desc, rank, id"
    _check_company_auto = True

    agreement_id = fields.Many2one(
        "credit.followup.agreement", required=True, index=True, ondelete="cascade"
    )
    company_id = fields.Many2one(related="agreement_id.company_id", store=True)
    partner_id = fields.Many2one(related="agreement_id.partner_id")
    currency_id = fields.Many2one(related="agreement_id.currency_id")
    version = fields.Integer(readonly=True, required=True, default=1)
    is_current = fields.Boolean(
        readonly=True, default=True, help="Whether this version counts."
    )
    rank = fields.Integer(
        string="No.", readonly=True, help="Zero is the deposit.", aggregator=None
    )
    due_on = fields.Date(string="To pay by", readonly=True, required=True)
    amount = fields.Monetary(string="To pay", readonly=True)
    accrued = fields.Monetary(string="Of it costs so far", readonly=True)
    interest = fields.Monetary(string="Of it interest", readonly=True)
    principal = fields.Monetary(string="Of it principal", readonly=True)
    principal_left = fields.Monetary(string="Principal left", readonly=True)
    amount_paid = fields.Monetary(
        string="Paid",
        readonly=True,
        copy=False,
        help="What came in fills the instalments in their order.",
    )
    is_late = fields.Boolean(string="Late", readonly=True, copy=False)

    def _write_changed(self, values):
        """Write what differs: a night that changes nothing writes nothing."""
        self.ensure_one()
        changed = {key: one for key, one in values.items() if self[key] != one}
        if changed:
            self.write(changed)


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

    # === WRITING === #

    def _write_plan(self):
        """Write the instalments of terms that people gave: who agreed agrees anew."""
        for agreement in self.sudo():
            agreement._write_plan_anew()
            agreement._ask_approval()

    def _write_plan_anew(self):
        """Write the instalments that follow from the terms: as the next version."""
        self._freeze_items()
        self._write_instalments(self._schedule())
        self.write({"last_partial": newest_partial(self), "amount_off": 0.0})

    def _ask_approval(self):
        """Forget who agreed to what was written before, and ask where it is needed."""
        self.write({"approved_by_id": False, "approved_on": False})
        tasks.approval_is_given(self)
        if self.needs_approval:
            tasks.ask_approval(self, self.create_uid | self.user_id)

    def _write_instalments(self, found):
        """Put these instalments in the place of those that counted until now.

        What nobody was offered is no version; of a plan that runs, each one counted.
        """
        self.ensure_one()
        rows = self.instalment_ids
        if self.version != self.offered_version and self.state in BEFORE:
            rows.unlink()
        else:
            rows.is_current = False
            self.version += 1
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

    # === WHAT IS SHOWN === #

    def _keep_paid(self, today):
        """Keep beside each instalment what was paid of it, for who looks."""
        begun = self.sudo().filtered(lambda one: one.state not in NOTHING_PAID)
        for one, fact in zip(begun, read_agreements(begun, today), strict=True):
            paid = sum((payment.amount for payment in fact.payments), money(0))
            one._keep_paid_of(paid, today)

    def _keep_paid_of(self, paid, today):
        """Write what changed of one agreement, and nothing else."""
        rows = self.instalment_ids.sorted("rank")
        lacks = [float(one) for one in lacking(instalments_of(self), paid)]
        for row, lack in zip(rows, lacks, strict=True):
            late = bool(lack) and row.due_on < today
            row._write_changed(
                {
                    "amount_paid": row.currency_id.round(row.amount - lack),
                    "is_late": late,
                }
            )
        ahead = [
            row.due_on
            for row, lack in zip(rows, lacks, strict=True)
            if lack and row.due_on >= today
        ]
        late = [
            lack for row, lack in zip(rows, lacks, strict=True) if row.due_on < today
        ]
        values = {
            "amount_paid": float(min(paid, money(self.amount_total))),
            "amount_missing": self.currency_id.round(sum(late)),
            "next_due_on": self.state in WAITS and min(ahead, default=False),
        }
        changed = {key: one for key, one in values.items() if self[key] != one}
        if changed:
            self.write(changed)
