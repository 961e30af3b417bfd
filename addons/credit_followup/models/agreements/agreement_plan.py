"""What was agreed on, and the instalments that follow from it."""

from collections import defaultdict

from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.tools.translate import LazyTranslate

from ...decisions.agreements import owed_beside
from ...facts.agreements.agreements import core_plan
from ...followup_core.agreements.plan import schedule
from ...followup_core.agreements.records import (
    MOST_INSTALMENTS,
    Move,
    PlanError,
    Rhythm,
    Shape,
)

_lt = LazyTranslate(__name__)

RHYTHMS = [
    (Rhythm.WEEKLY.value, "Every week"),
    (Rhythm.FORTNIGHTLY.value, "Every two weeks"),
    (Rhythm.MONTHLY.value, "Every month"),
    (Rhythm.QUARTERLY.value, "Every quarter"),
]
SHAPES = [
    (Shape.EQUAL_AMOUNTS.value, "Equal amounts"),
    (Shape.EQUAL_PARTS.value, "Equal parts, interest on top"),
]
MOVES_TO = [
    (Move.NEXT.value, "The next working day"),
    (Move.PREVIOUS.value, "The working day before"),
    (Move.KEEP.value, "Stays on its day"),
]
INTEREST = [
    ("none", "None"),
    ("owed", "What the law or the accepted conditions give"),
    ("own", "A lower rate"),
]
WRONG = {
    "first_before_agreed": _lt("The first instalment lies before the agreement."),
    "deposit_too_large": _lt("The deposit must be less than what is owed."),
    "deposit_before_agreed": _lt("The deposit lies before the agreement."),
    "deposit_after_first": _lt("The deposit lies after the first instalment."),
    "amount_too_small": _lt("The instalment does not even pay the interest."),
    "too_many_instalments": _lt("It would take more than 120 instalments."),
    "bad_date": _lt("The instalments go on beyond the end of the calendar."),
}
PARTS = ("amount", "accrued", "interest", "principal")
# On which the instalments depend.
TERMS = {
    "agreed_on",
    "with_accrued",
    "interest_kind",
    "rate_percent",
    "deposit_amount",
    "deposit_on",
    "by",
    "number",
    "amount_each",
    "shape",
    "first_on",
    "rhythm",
    "move_to",
}


class CreditFollowupAgreementPlan(models.AbstractModel):
    """The terms of a plan: of an agreement, and of the window that tries them out.

    Who inherits says what it is about: ``_plan_lines``, ``_plan_amounts``.
    """

    _name = "credit.followup.agreement.plan"
    _description = "Terms of an Instalment Plan"

    company_id = fields.Many2one("res.company")
    currency_id = fields.Many2one("res.currency")
    agreed_on = fields.Date(
        string="Agreed on", required=True, default=fields.Date.context_today
    )
    amount_principal = fields.Monetary(
        string="Open of the invoices",
        compute="_compute_amount_principal",
        store=True,
    )
    with_accrued = fields.Boolean(
        string="Include interest and compensation so far",
        default=lambda self: self.env.company.sudo().followup_charge,
        help="What is owed beside the invoices on the day of the agreement. It bears "
        "no interest and is paid first; otherwise nobody asks for it while it is kept.",
    )
    amount_accrued = fields.Monetary(
        string="Interest and compensation so far",
        compute="_compute_amount_accrued",
        store=True,
    )
    interest_kind = fields.Selection(
        INTEREST, string="Interest of the plan", required=True, default="none"
    )
    rate_owed = fields.Float(
        string="Rate owed (%)",
        digits=(9, 4),
        compute="_compute_amount_accrued",
        store=True,
        help="A year, by the law or by the accepted conditions.",
    )
    rate_percent = fields.Float(string="Rate (%)", digits=(9, 4))
    deposit_amount = fields.Monetary(string="Deposit")
    deposit_on = fields.Date(string="Deposit by")
    by = fields.Selection(
        [("number", "Number of instalments"), ("amount", "Amount of an instalment")],
        required=True,
        default="number",
    )
    number = fields.Integer(string="How many instalments", default=3)
    amount_each = fields.Monetary(string="Each")
    shape = fields.Selection(SHAPES, required=True, default=Shape.EQUAL_AMOUNTS.value)
    first_on = fields.Date(
        string="First instalment", required=True, default=lambda self: self._first_on()
    )
    rhythm = fields.Selection(RHYTHMS, required=True, default=Rhythm.MONTHLY.value)
    move_to = fields.Selection(
        MOVES_TO,
        string="On a closed day",
        required=True,
        default=Move.NEXT.value,
        help="Saturdays, Sundays and the holidays of the company.",
    )

    # === SEAM === #

    def _plan_lines(self):
        """Return the journal items that it is about."""
        raise NotImplementedError

    def _plan_amounts(self):
        """Return what is agreed on of each of them: ``{line: amount}``."""
        raise NotImplementedError

    # === FIELDS === #

    @api.model
    def _first_on(self):
        """Return the day a month from today."""
        return fields.Date.add(fields.Date.context_today(self), months=1)

    @api.depends("company_id")
    def _compute_amount_principal(self):
        for plan in self:
            plan.amount_principal = float(sum(plan._plan_amounts().values()))

    @api.depends("company_id", "agreed_on")
    def _compute_amount_accrued(self):
        """Ask the law, or the accepted conditions, what is owed beside the invoices."""
        for plan in self:
            owed = owed_beside(plan.company_id, plan._plan_lines(), plan.agreed_on)
            plan.rate_owed = float(owed.percent)
            plan.amount_accrued = float(owed.amount)

    # === INSTALMENTS === #

    def _schedule(self):
        """Return the instalments of the core.

        :raises ValidationError: if the terms contradict themselves
        """
        self._check_terms()
        try:
            return schedule(core_plan(self))
        except PlanError as error:
            raise ValidationError(self.env._(WRONG[error.code])) from error

    def _check_terms(self):
        """Refuse what the core would not even read as a plan."""
        if self.by == "number" and not 1 <= self.number <= MOST_INSTALMENTS:
            raise ValidationError(
                self.env._("The number of instalments lies between 1 and 120.")
            )
        if self.by == "amount" and self.amount_each <= 0:
            raise ValidationError(self.env._("Enter the amount of an instalment."))
        if not (self.first_on and self.agreed_on):
            raise ValidationError(self.env._("Enter the day of the first instalment."))
        if self.amount_principal <= 0:
            raise ValidationError(self.env._("Choose the invoices that this is about."))
        self._check_deposit()
        self._check_rate()

    def _check_deposit(self):
        if self.deposit_amount < 0:
            raise ValidationError(self.env._("Amounts cannot be below zero."))
        if self.deposit_amount and not self.deposit_on:
            raise ValidationError(
                self.env._("Enter the day by which the deposit is paid.")
            )

    def _check_rate(self):
        """Ask no more than the law or the accepted conditions give."""
        if self.interest_kind != "own":
            return
        if not 0 <= self.rate_percent <= self.rate_owed:
            raise ValidationError(
                self.env._(
                    "The rate lies between zero and what is owed: %(rate)s %%.",
                    rate=self.rate_owed,
                )
            )

    @api.model
    def _plan_totals(self, instalments):
        """Return the sums of core instalments: ``{part: amount}``."""
        totals = defaultdict(float)
        for part in PARTS:
            totals[part] = float(sum(getattr(one, part) for one in instalments))
        return totals
