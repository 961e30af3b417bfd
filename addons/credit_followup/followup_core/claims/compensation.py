"""The fixed compensation of debts that fell late on the same day."""

from collections.abc import Sequence
from decimal import Decimal

from ..money import down, half_up
from ..statutes.base import Lump, Statute
from .clauses import is_accepted
from .findings import CLAUSE_MISSING, CLAUSE_VOID, OTHER_CURRENCY, finding
from .records import Debt, Finding, PenaltyClause, Request

HUNDRED = Decimal(100)
ZERO = Decimal(0)


def compensations(
    request: Request,
    statute: Statute,
    debts: Sequence[tuple[Debt, Decimal]],
    smallest: Decimal,
) -> tuple[list[Decimal], list[Finding]]:
    """Return the compensation of each debt and what there is to say about them.

    :param debts: pairs of a debt and its principal still open
    """
    lump = statute.lump
    if lump is None:
        return [ZERO] * len(debts), []
    if request.currency != statute.currency and not lump.by_clause:
        found = [
            finding(OTHER_CURRENCY, debt.ref, lump.article) for debt, _open in debts
        ]
        return [ZERO] * len(debts), found
    if lump.pooled:
        return _pooled(request, lump, [amount for _debt, amount in debts], smallest), []
    amounts, findings = [], []
    for debt, principal in debts:
        amount, found = _of_debt(request, debt, lump, principal, smallest)
        amounts.append(amount)
        findings += found
    return amounts, findings


def _of_debt(
    request: Request, debt: Debt, lump: Lump, principal: Decimal, smallest: Decimal
) -> tuple[Decimal, list[Finding]]:
    by_law = down(lump.scale(principal, smallest), smallest)
    clause = request.terms.penalty if request.terms else None
    if clause is None or principal <= 0:
        return (ZERO if lump.by_clause else by_law), []
    if not is_accepted(request, debt):
        missing = [finding(CLAUSE_MISSING, debt.ref, lump.article)]
        return (ZERO if lump.by_clause else by_law), missing
    agreed = _agreed(clause, principal, smallest)
    if agreed is None:
        return by_law, []
    if lump.by_clause and agreed > by_law:
        return ZERO, [finding(CLAUSE_VOID, debt.ref, lump.article)]
    # The clause and the sum of the law repair one loss: the greater one, never both.
    return (agreed if lump.by_clause else max(agreed, by_law)), []


def _agreed(
    clause: PenaltyClause, principal: Decimal, smallest: Decimal
) -> Decimal | None:
    """Return what the clause gives, None for whatever the law allows at most."""
    if clause.percent is None:
        return None
    share = half_up(principal * clause.percent / HUNDRED, smallest)
    return max(share, clause.minimum)


def _pooled(
    request: Request, lump: Lump, principals: list[Decimal], smallest: Decimal
) -> list[Decimal]:
    """Share one sum for all debts among them, by their principal."""
    whole = sum(principals, ZERO)
    if whole <= 0:
        return [ZERO] * len(principals)
    total = half_up(lump.scale(whole, smallest), smallest)
    if lump.with_vat and not request.recovers_vat:
        total = half_up(total * (1 + request.vat_percent / HUNDRED), smallest)
    shares = [down(total * principal / whole, smallest) for principal in principals]
    shares[-1] += total - sum(shares, ZERO)
    return shares
