"""The fixed compensation of debts that fell late on the same day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from ..law.case import Debt, PenaltyClause, Request, Terms
from ..law.findings import (
    CLAUSE_MISSING,
    CLAUSE_UNUSED,
    CLAUSE_VOID,
    MODERATION,
    OTHER_CURRENCY,
    SUM_UNKNOWN,
    Finding,
    finding,
)
from ..law.statute import ClauseRule, Lump, Statute
from ..money import down, half_up
from .clauses import is_accepted

HUNDRED = Decimal(100)
ZERO = Decimal(0)
# No law says from where on a clause is excessive; ours to say, not to cut.
MODERATED_PERCENT = Decimal(50)
# Under these a debtor owes no sum by a clause.
NO_CLAUSE = (ClauseRule.REFUSED, ClauseRule.AT_MOST, ClauseRule.LOWER)


class Late(NamedTuple):
    """A debt that fell late: its principal then, and the last day to pay by law.

    ``first`` is the first day of the delay. ``with_fee``: so late that the fee of the
    terms is owed.
    """

    debt: Debt
    principal: Decimal
    due: date
    first: date
    with_fee: bool = False


class Sum(NamedTuple):
    """A compensation; ``by_clause``: the accepted terms give it, not the law."""

    amount: Decimal
    by_clause: bool = False


NO_SUM = Sum(ZERO)


@dataclass
class Pool:
    """What one sum for all debts of a claim was charged on so far."""

    principal: Decimal = ZERO
    charged: Decimal = ZERO


def compensations(
    request: Request,
    statute: Statute,
    debts: Sequence[Late],
    pool: Pool,
    smallest: Decimal,
) -> tuple[list[Sum], list[Finding]]:
    """Return the compensation of each debt and what there is to say about them.

    :param pool: of the claim and statute; grows by these debts
    """
    findings: list[Finding] = []
    if statute.lump is not None and statute.lump.pooled:
        for late in debts:
            findings += unused(request, late.debt, by_law=True)
        if request.currency != statute.currency:
            # The parts of the scale are in the currency of the law.
            article = statute.lump.article
            findings += [
                finding(OTHER_CURRENCY, one.debt.ref, article) for one in debts
            ]
            return [NO_SUM] * len(debts), findings
        principals = [late.principal for late in debts]
        shares = _pooled(request, statute.lump, principals, pool, smallest)
        return [Sum(share) for share in shares], findings
    amounts = []
    for late in debts:
        amount, found = _of_debt(request, late, statute, smallest)
        amounts.append(amount)
        findings += found
    return amounts, findings


def unused(request: Request, debt: Debt, *, by_law: bool = False) -> list[Finding]:
    """Say that a sum of the terms is not used where only the law's own stands.

    :param by_law: the law gives one, which is also the most that it allows: a clause
        up to that needs no proof
    """
    terms = request.terms
    if terms is None or not (terms.penalty or terms.fee):
        return []
    if is_accepted(request, debt):
        return [finding(CLAUSE_UNUSED, debt.ref, "")]
    if by_law and not terms.has_sum:
        return []
    return [finding(CLAUSE_MISSING, debt.ref, "")]


def _of_debt(
    request: Request, late: Late, statute: Statute, smallest: Decimal
) -> tuple[Sum, list[Finding]]:
    """Return the compensation of a debt that stands for itself."""
    lump, debt = statute.lump, late.debt
    if lump is None or late.principal <= 0:
        return NO_SUM, []
    if lump.by_clause and request.currency != statute.currency:
        # The caps are in the currency of the law: none can be told in another.
        return NO_SUM, [finding(OTHER_CURRENCY, debt.ref, lump.article)]
    by_law, found = _by_law(request, late, statute, smallest)
    terms = request.terms
    if terms is None or not (terms.has_sum or (terms.penalty and lump.by_clause)):
        # The highest that the law allows is the law's own sum.
        return (NO_SUM if lump.by_clause else Sum(by_law)), found
    if not is_accepted(request, debt):
        found.append(finding(CLAUSE_MISSING, debt.ref, lump.article))
        return (NO_SUM if lump.by_clause else Sum(by_law)), found
    amount, said = _by_clause(late, statute, terms, by_law, smallest)
    return amount, [*found, *said]


def _by_clause(
    late: Late, statute: Statute, terms: Terms, by_law: Decimal, smallest: Decimal
) -> tuple[Sum, list[Finding]]:
    """Return the compensation under accepted terms."""
    assert statute.lump is not None
    if statute.clause in NO_CLAUSE:
        return Sum(by_law), [finding(CLAUSE_VOID, late.debt.ref, statute.lump.article)]
    return _tolerated(late, statute.lump, terms, by_law, smallest)


def _by_law(
    request: Request, late: Late, statute: Statute, smallest: Decimal
) -> tuple[Decimal, list[Finding]]:
    """Return the sum of the law in the currency of the claim.

    Caps are rounded down, a sum that was converted like every other amount.
    """
    lump = statute.lump
    assert lump is not None
    if lump.of_day is not None and request.currency == statute.currency:
        known = lump.of_day(late.first)
        if known is None:
            return ZERO, [finding(SUM_UNKNOWN, late.debt.ref, lump.article)]
        return down(known, smallest), []
    in_currency = lump.currency or statute.currency
    if request.currency == statute.currency:
        amount = lump.scale(late.principal, smallest)
    else:
        # How large the debt is in the law's own currency is not known: the least sum.
        amount = lump.scale(smallest, smallest)
    if in_currency == request.currency:
        return down(amount, smallest), []
    rate = None
    if request.currency == statute.currency and lump.converted_on is not None:
        rate = _published(request, in_currency, lump.converted_on(late.due))
    if rate is None:
        return ZERO, [finding(OTHER_CURRENCY, late.debt.ref, lump.article)]
    return half_up(amount * rate, smallest), []


def _published(request: Request, currency: str, on: date) -> Decimal | None:
    """Return what a unit of a currency was worth on a day, None if it is not known."""
    rates = (
        one.rate
        for one in request.exchange
        if one.currency == currency and one.on == on
    )
    return next(rates, None)


def _tolerated(
    late: Late, lump: Lump, terms: Terms, by_law: Decimal, smallest: Decimal
) -> tuple[Sum, list[Finding]]:
    """Hold the accepted penalty and fee against the sum of the law."""
    debt = late.debt
    penalty = penalty_of(terms.penalty, late.principal, smallest)
    fee = terms.fee.amount if terms.fee else ZERO
    agreed = penalty + (fee if late.with_fee else ZERO)
    if not lump.by_clause:
        # Both repair one loss: the greater one, never both.
        greater = Sum(agreed, by_clause=True) if agreed > by_law else Sum(by_law)
        return greater, _moderated(late, lump, terms, greater)
    if penalty + fee > by_law:
        # As a whole, whether the fee is owed yet or not: it is one clause.
        return NO_SUM, [finding(CLAUSE_VOID, debt.ref, lump.article)]
    if terms.penalty is not None and terms.penalty.percent is None:
        return Sum(by_law, by_clause=True), []
    return Sum(agreed, by_clause=True), []


def penalty_of(
    clause: PenaltyClause | None, principal: Decimal, smallest: Decimal
) -> Decimal:
    """Return what the penalty clause gives by its own figures."""
    if clause is None or clause.percent is None:
        return ZERO
    share = half_up(principal * clause.percent / HUNDRED, smallest)
    return max(share, clause.minimum)


def is_most(amount: Decimal, principal: Decimal) -> bool:
    """Tell whether a sum is so much of the debt that a judge may reduce it."""
    return amount * HUNDRED >= MODERATED_PERCENT * principal


def _moderated(late: Late, lump: Lump, terms: Terms, owed: Sum) -> list[Finding]:
    """Say that a judge may reduce a clause that gives most of the debt.

    By its percentage, or by the least sum or the fee, of which a small debt tells.
    """
    percent = (terms.penalty and terms.penalty.percent) or ZERO
    owes_most = owed.by_clause and is_most(owed.amount, late.principal)
    if percent < MODERATED_PERCENT and not owes_most:
        return []
    return [finding(MODERATION, late.debt.ref, lump.article)]


def _pooled(
    request: Request,
    lump: Lump,
    principals: list[Decimal],
    pool: Pool,
    smallest: Decimal,
) -> list[Decimal]:
    """Share what one sum for all debts grows by among the new ones, by principal."""
    new = sum(principals, ZERO)
    if new <= 0:
        return [ZERO] * len(principals)
    pool.principal += new
    total = half_up(lump.scale(pool.principal, smallest), smallest)
    if lump.with_vat and not request.recovers_vat:
        total = half_up(total * (1 + request.vat_percent / HUNDRED), smallest)
    growth, pool.charged = total - pool.charged, total
    shares = [down(growth * principal / new, smallest) for principal in principals]
    shares[-1] += growth - sum(shares, ZERO)
    return shares
