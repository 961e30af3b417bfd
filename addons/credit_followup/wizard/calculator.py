from dataclasses import replace
from datetime import date
from decimal import Decimal

from odoo import api, fields, models
from odoo.tools.misc import format_amount, format_date

from ..decisions.claims import sheet_of
from ..decisions.sentences import number, words
from ..followup_core.claims.calculate import claim
from ..followup_core.claims.clauses import CLAUSE_SOURCE
from ..followup_core.law.case import (
    Allocation,
    CreditorKind,
    Debt,
    DebtorKind,
    InterestClause,
    Notice,
    NoticeChannel,
    NoticeKind,
    Payment,
    PenaltyClause,
    Request,
    Terms,
)
from ..followup_core.money import decimals, half_up, unit
from ..followup_core.rates.table import RateMissingError

REPORT = "credit_followup.report_calculation"


class CreditFollowupCalculator(models.TransientModel):
    """What any late amount costs on any day, by the law of any country we know."""

    _name = "credit.followup.calculator"
    _description = "Late Payment Calculator"

    company_id = fields.Many2one(
        "res.company", required=True, default=lambda self: self.env.company
    )
    country_id = fields.Many2one(
        "res.country",
        required=True,
        default=lambda self: (
            self.env.company.followup_country_id or self.env.company.country_id
        ),
    )
    debtor_kind = fields.Selection(
        [
            ("business", "Business"),
            ("consumer", "Consumer"),
            ("public_body", "Public body"),
        ],
        string="Debtor",
        required=True,
        default="business",
    )
    creditor_kind = fields.Selection(
        [
            ("business", "Business"),
            ("small_business", "Small business"),
            ("individual", "Private person"),
        ],
        string="Creditor",
        required=True,
        default="business",
    )
    currency_id = fields.Many2one(
        "res.currency",
        required=True,
        default=lambda self: self.env.company.currency_id,
    )
    amount = fields.Monetary(string="Principal", required=True, default=1000.0)
    due_on = fields.Date(
        string="Due date",
        required=True,
        default=lambda self: fields.Date.subtract(fields.Date.today(), days=60),
    )
    as_of = fields.Date(
        string="Until", required=True, default=fields.Date.context_today
    )
    paid = fields.Monetary(string="Paid in between")
    paid_on = fields.Date(string="Paid on")
    allocation = fields.Selection(
        [
            ("statutory", "As the law"),
            ("principal_first", "Principal first"),
        ],
        string="Payment goes to",
        required=True,
        default="statutory",
    )
    notice_on = fields.Date(string="Letter sent on")
    notice_channel = fields.Selection(
        [
            ("electronic", "By e-mail"),
            ("post", "By post"),
            ("registered", "By registered post"),
        ],
        string="Sent",
        required=True,
        default="electronic",
    )
    is_accepted = fields.Boolean(string="The debtor accepted the clauses")
    interest_percent = fields.Float(string="Agreed rate (%)", digits=(5, 2))
    penalty_percent = fields.Float(string="Agreed penalty (%)", digits=(5, 2))
    interest = fields.Monetary(compute="_compute_result")
    compensation = fields.Monetary(compute="_compute_result")
    total = fields.Monetary(compute="_compute_result", string="To pay")
    total_law = fields.Monetary(
        compute="_compute_result", string="To pay, imputed as the law"
    )
    total_ledger = fields.Monetary(
        compute="_compute_result", string="To pay, principal first"
    )
    message = fields.Text(compute="_compute_result", string="Remarks")
    sheet = fields.Html(compute="_compute_result", sanitize=False)

    @api.depends_context("lang")
    def _compute_display_name(self):
        self.display_name = self.env._("Calculator")

    @api.depends(
        "country_id",
        "debtor_kind",
        "creditor_kind",
        "currency_id",
        "amount",
        "due_on",
        "as_of",
        "paid",
        "paid_on",
        "allocation",
        "notice_on",
        "notice_channel",
        "is_accepted",
        "interest_percent",
        "penalty_percent",
    )
    @api.depends_context("lang")
    def _compute_result(self):
        for one in self:
            one.interest = one.compensation = one.total = 0.0
            one.total_law = one.total_ledger = 0.0
            one.message, one.sheet = one._refusal(), False
            if not one.message:
                one._calculate()

    def _refusal(self):
        """Say what is missing or contradicts itself before anything is calculated."""
        if not (self.country_id and self.currency_id and self.due_on and self.as_of):
            return self.env._("Choose a country, a currency and the dates.")
        if self.amount < 0 or self.paid < 0:
            return self.env._("Amounts cannot be below zero.")
        if self.paid and not self.paid_on:
            return self.env._("On which day was it paid?")
        return False

    def _calculate(self):
        request = self._request()
        try:
            result = claim(request, self.env["credit.followup.rate"]._rate_table())
        except RateMissingError as error:
            self.message = self.env._(
                "Nothing is charged: %(error)s.", error=str(error)
            )
            return
        except ArithmeticError:
            self.message = self.env._("Nothing is charged: the amounts are too large.")
            return
        (debt,) = result.debts
        self.interest = float(debt.interest_open)
        self.compensation = float(debt.compensation_open)
        self.total = float(debt.due)
        self.total_law = self._total_of(request, Allocation.STATUTORY)
        self.total_ledger = self._total_of(request, Allocation.PRINCIPAL_FIRST)
        texts = dict.fromkeys(found.text for found in result.findings)
        self.message = "\n".join(words(self.env, text) for text in texts)
        item = sheet_of(result, request)["items"][0]
        self.sheet = self.env["ir.qweb"]._render(
            "credit_followup.calculation_sheet",
            {
                "calculator": self,
                "item": item,
                "sources": self._sources(item),
                "explanations": [words(self.env, one) for one in debt.explanations],
            },
        )

    def _sources(self, item):
        """Word where each slice's rate comes from, in their order.

        What the list of rates notes of its sources is for those who keep it.
        """
        slices = item["segments"]
        rates = self.env["credit.followup.rate"].search(
            [("series", "in", [one["series"] for one in slices])], order="valid_from"
        )
        return [self._source(one, rates, item) for one in slices]

    def _source(self, slice_, rates, item):
        if slice_["source"] == CLAUSE_SOURCE:
            return words(self.env, CLAUSE_SOURCE)
        known = rates.filtered(
            lambda one: (
                one.series == slice_["series"]
                and one.valid_from <= fields.Date.to_date(slice_["from"])
            )
        )[-1:]
        if not known:
            return self._article(item["article"])
        said = {
            "read": self.env._("Published rate, in force from %(day)s"),
            "derived": self.env._("Rate derived by its rule, in force from %(day)s"),
        }.get(
            known.confidence,
            self.env._("Rate to be checked, in force from %(day)s"),
        )
        return said % {"day": self._day(known.valid_from)}

    def _total_of(self, request, allocation):
        """Return what is to pay when payments are imputed in that order."""
        table = self.env["credit.followup.rate"]._rate_table()
        (debt,) = claim(replace(request, allocation=allocation), table).debts
        return float(debt.due)

    def _request(self):
        """Return the request to the core."""
        currency = self.currency_id.name
        clauses = Terms(
            accepted_on=date.min if self.is_accepted else None,
            interest=InterestClause(_percent(self.interest_percent))
            if self.interest_percent
            else InterestClause()
            if self.is_accepted
            else None,
            penalty=PenaltyClause(_percent(self.penalty_percent))
            if self.penalty_percent
            else PenaltyClause()
            if self.is_accepted
            else None,
        )
        return Request(
            jurisdiction=self.country_id.code,
            debtor=DebtorKind(self.debtor_kind),
            creditor=CreditorKind(self.creditor_kind),
            currency=currency,
            as_of=self.as_of,
            debts=(Debt("1", _money(self.amount, currency), self.due_on),),
            payments=(Payment(self.paid_on, _money(self.paid, currency), "1"),)
            if self.paid
            else (),
            notices=tuple(
                Notice(kind, NoticeChannel(self.notice_channel), self.notice_on)
                for kind in (NoticeKind.FORMAL_NOTICE,)
                if self.notice_on
            ),
            terms=clauses,
            allocation=Allocation(self.allocation),
        )

    def _articles(self, item):
        """Word what the interest is owed by, each source once."""
        sources = dict.fromkeys(one["article"] for one in item["segments"])
        return ", ".join(map(self._article, sources or {item["article"]}))

    def _article(self, text):
        """Word an article of law in the reader's language."""
        return words(self.env, text)

    def _day(self, text, earlier=0):
        """Word a day of the calculation, or the one so many days before it."""
        day = fields.Date.subtract(fields.Date.to_date(text), days=earlier)
        return format_date(self.env, day, date_format="medium")

    def _number(self, text):
        """Write a number with all its decimals, as the reader does; its PDF asks."""
        return number(self.env, text)

    def _amount(self, text):
        """Word an amount of the calculation in the currency."""
        return format_amount(self.env, float(text), self.currency_id)

    def action_print(self):
        """Print the calculation sheet."""
        self.ensure_one()
        self.check_access("read")
        return self.env.ref(REPORT).report_action(self)


def _money(amount, currency):
    exact = Decimal(str(round(amount, decimals(currency))))
    return half_up(exact, unit(currency))


def _percent(value):
    return Decimal(str(round(value, 2)))
