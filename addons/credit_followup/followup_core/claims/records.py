"""What a claim comes out as; money in one currency a claim.

Amounts are decimals with the decimals of the currency; percents are of a year; spans
are ``[start, end)``.
"""

from datetime import date
from decimal import Decimal
from typing import NamedTuple

from ..law.findings import Finding


class Segment(NamedTuple):
    """Interest at one rate on one base; ``amount`` is not rounded."""

    start: date
    end: date
    days: int
    percent: Decimal
    base: Decimal
    amount: Decimal
    series: str
    source: str


class DebtClaim(NamedTuple):
    """What one debt has grown to. ``due_on`` is the day by law.

    ``article`` and ``compensation_article`` are of the law that governs the debt.
    ``by_clause_rate``: a slice bears the rate of the accepted terms;
    ``by_clause_penalty``: penalty or fee of the accepted terms is what was charged.
    ``accepted_on``: the day on which those terms were accepted, where anything is by
    them. ``by_months``: a year has twelve months of thirty days.
    """

    ref: str
    due_on: date
    principal_open: Decimal
    interest_accrued: Decimal
    interest_open: Decimal
    compensation_accrued: Decimal
    compensation_open: Decimal
    segments: tuple[Segment, ...]
    article: str
    compensation_article: str
    explanations: tuple[str, ...] = ()
    imputation: str = ""
    compensation_name: str = ""
    by_clause_rate: bool = False
    by_clause_penalty: bool = False
    by_months: bool = False
    accepted_on: date | None = None

    @property
    def due(self) -> Decimal:
        """What settles the debt."""
        return self.principal_open + self.interest_open + self.compensation_open


class Claim(NamedTuple):
    """The answer. ``unallocated`` is what was paid beyond everything owed."""

    debts: tuple[DebtClaim, ...]
    claimable_from: date | None
    findings: tuple[Finding, ...]
    unallocated: Decimal
