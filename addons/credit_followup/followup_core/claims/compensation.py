"""The fixed compensation of debts that fell late on the same day."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from ..law.case import Debt, PenaltyClause, Request
from ..law.findings import (
    CLAUSE_MISSING,
    CLAUSE_UNUSED,
    CLAUSE_VOID,
    OTHER_CURRENCY,
    Finding,
    finding,
)
from ..law.statute import ClauseRule, Lump, Statute
from ..money import down, half_up
from .clauses import is_accepted

HUNDRED = Decimal(100)
ZERO = Decimal(0)


@dataclass
class Pool:
    """What one sum for all debts of a claim was charged on so far."""

    principal: Decimal = ZERO
    charged: Decimal = ZERO


def compensations(
    request: Request,
    statute: Statute,
    debts: Sequence[tuple[Debt, Decimal]],
    pool: Pool,
    smallest: Decimal,
) -> tuple[list[Decimal], list[Finding]]:
    """Return the compensation of each debt and what there is to say about them.

    :param debts: pairs of a debt and its principal still open
    :param pool: of the claim and statute; grows by these debts
    """
    findings: list[Finding] = []
    if statute.lump is not None and statute.lump.pooled:
        principals = [principal for _debt, principal in debts]
        amounts = _pooled(request, statute.lump, principals, pool, smallest)
        findings = [one for debt, _open in debts for one in _unused(request, debt)]
        return amounts, findings
    amounts = []
    for debt, principal in debts:
        amount, found = _of_debt(request, debt, statute, principal, smallest)
        amounts.append(amount)
        findings += found
    return amounts, findings


def _unused(request: Request, debt: Debt) -> list[Finding]:
    """Say that a penalty clause is not used where the law's sum stands alone."""
    clause = request.terms.penalty if request.terms else None
    if clause is None or clause.percent is None:
        return []
    code = CLAUSE_UNUSED if is_accepted(request, debt) else CLAUSE_MISSING
    return [finding(code, debt.ref, "")]


def _of_debt(
    request: Request,
    debt: Debt,
    statute: Statute,
    principal: Decimal,
    smallest: Decimal,
) -> tuple[Decimal, list[Finding]]:
    """Return the compensation of a debt that stands for itself."""
    lump = statute.lump
    if lump is None or principal <= 0:
        return ZERO, _unused(request, debt) if lump is None else []
    if lump.by_clause and request.currency != statute.currency:
        # The caps are in the currency of the law: none can be told in another.
        return ZERO, [finding(OTHER_CURRENCY, debt.ref, lump.article)]
    found: list[Finding] = []
    if request.currency == statute.currency:
        by_law = down(lump.scale(principal, smallest), smallest)
    else:
        by_law = ZERO
        found.append(finding(OTHER_CURRENCY, debt.ref, lump.article))
    clause = request.terms.penalty if request.terms else None
    if clause is not None and clause.percent is None and not lump.by_clause:
        clause = None  # the highest that the law allows is the law's own sum
    if clause is not None and not is_accepted(request, debt):
        found.append(finding(CLAUSE_MISSING, debt.ref, lump.article))
        clause = None
    if clause is None:
        return (ZERO if lump.by_clause else by_law), found
    if statute.clause in (ClauseRule.REFUSED, ClauseRule.AT_MOST):
        return by_law, [*found, finding(CLAUSE_VOID, debt.ref, lump.article)]
    agreed = _agreed(clause, principal, smallest)
    if agreed is None:
        return by_law, found
    return _tolerated(debt, lump, agreed, by_law)


def _tolerated(
    debt: Debt, lump: Lump, agreed: Decimal, by_law: Decimal
) -> tuple[Decimal, list[Finding]]:
    """Hold an accepted penalty against the sum of the law."""
    if not lump.by_clause:
        # Both repair one loss: the greater one, never both.
        return max(agreed, by_law), []
    if agreed > by_law:
        return ZERO, [finding(CLAUSE_VOID, debt.ref, lump.article)]
    return agreed, []


def _agreed(
    clause: PenaltyClause, principal: Decimal, smallest: Decimal
) -> Decimal | None:
    """Return what the clause gives, None for whatever the law allows at most."""
    if clause.percent is None:
        return None
    share = half_up(principal * clause.percent / HUNDRED, smallest)
    return max(share, clause.minimum)


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
