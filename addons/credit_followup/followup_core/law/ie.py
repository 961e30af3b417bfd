"""Ireland: S.I. 580/2012, late payment in commercial transactions.

Between businesses and by public bodies: the reference rate of the half-year in which
the payment fell late plus eight points, one rate for the whole delay; EUR 40, 70 or 100
by the size of the debt (reg. 9 and Schedule). Consumers owe nothing by law before a
judgment. No rule moves a day to pay. Contracts since 16 March 2013.

>>> [fixed_sum(Decimal(x), Decimal("0.01")) for x in ("1000", "1000.01", "10000.01")]
[Decimal('40'), Decimal('70'), Decimal('100')]

EUR 36,500 late for ten days over a change of the rate, at 2.15 + 8 percent:

>>> from followup_core.claims.example import worked
>>> rates = {"ecb_ref_semester": {"2026-01-01": "2.15", "2026-07-01": "2.40"}}
>>> worked("IE", "36500.00", ("2026-06-25", "2026-07-05"), rates)
('101.50', '100.00')
"""

from datetime import date
from decimal import Decimal

from .case import Allocation
from .due import Term, legal_due
from .eu import REFERENCE
from .statute import Lump, RateRule, businesses_and_public

ACT = "S.I. No. 580/2012"
# Schedule: up to which debt, and the sum.
TIERS = ((Decimal(1000), Decimal(40)), (Decimal(10_000), Decimal(70)))
HIGHEST = Decimal(100)


def fixed_sum(debt: Decimal, _smallest: Decimal) -> Decimal:
    """Return the fixed sum for one debt."""
    if debt <= 0:
        return Decimal(0)
    return next((amount for most, amount in TIERS if debt <= most), HIGHEST)


STATUTES = businesses_and_public(
    jurisdiction="IE",
    article=ACT,
    source="irishstatutebook.ie; gov.ie: one rate for a late payment",
    contracts_from=date(2013, 3, 16),
    rate=RateRule(REFERENCE, Decimal(8), locked=True),
    lump=Lump(fixed_sum, f"{ACT}, reg. 9"),
    legal_due=legal_due(Term(ACT)),
    allocation=Allocation.PRINCIPAL_FIRST,
)
