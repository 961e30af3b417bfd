"""The Union: Directive 2011/7/EU, for a member state without a file of its own.

Between businesses and by public bodies, never by consumers. Interest runs of right from
the day after the due date (art. 3 and 4) at the reference rate of the European Central
Bank of the half-year plus eight points (art. 2 (6) and (7)); EUR 40 for each late
payment (art. 6; Court of Justice, C-585/20).

>>> from datetime import date
>>> from decimal import Decimal
>>> statutes_of("PT")[0].lump.scale(Decimal("99.00"), Decimal("0.01"))
Decimal('40')
"""

from datetime import date
from decimal import Decimal
from functools import partial

from ..rates.rules import Derivation, points_above
from .case import Allocation, Debt, DebtorKind, Request
from .findings import TERM_TOO_LONG, finding
from .statute import (
    BUSINESS,
    DAY,
    PUBLIC,
    LegalDue,
    Lump,
    RateRule,
    Statute,
    forty_euro,
)
from .words import translatable as _

# Member states of the Union since 1 February 2020.
MEMBERS = frozenset(
    [
        "AT",
        "BE",
        "BG",
        "CY",
        "CZ",
        "DE",
        "DK",
        "EE",
        "ES",
        "FI",
        "FR",
        "GR",
        "HR",
        "HU",
        "IE",
        "IT",
        "LT",
        "LU",
        "LV",
        "MT",
        "NL",
        "PL",
        "PT",
        "RO",
        "SE",
        "SI",
        "SK",
    ]
)
ARTICLE = _("Directive 2011/7/EU, art. 2 (6) and 3")
COMPENSATION = _("Directive 2011/7/EU, art. 6 (1)")
TERM = _("Directive 2011/7/EU, art. 3 (5)")
# Art. 3 (5): at most sixty days between businesses, unless agreed and fair.
LONGEST_TERM = 60
# The Directive applied from this day (art. 12 (1)).
TRANSPOSED = date(2013, 3, 16)
EIGHT = Decimal(8)
# The main refinancing rate of the European Central Bank, and what follows from it since
# the first half-year of art. 2 (7).
KEY_RATE = "ecb_mro"
DERIVED_SINCE = date(2013, 7, 1)
DERIVED = (Derivation("ecb_ref_semester", points_above(0)),)


def term_flagged(debt: Debt, request: Request, *, article: str) -> LegalDue:
    """Return the agreed due date, and say so when its term is over sixty days.

    The law lets such a term stand or fall by its fairness, which only a judge weighs:
    interest waits for the agreed day.
    """
    since = debt.received_on or debt.invoiced_on
    too_long = (
        request.debtor is not DebtorKind.CONSUMER
        and since is not None
        and debt.due_on > since + LONGEST_TERM * DAY
    )
    if not too_long:
        return LegalDue(debt.due_on)
    return LegalDue(debt.due_on, (finding(TERM_TOO_LONG, debt.ref, article),))


def statutes_of(code: str) -> tuple[Statute, ...]:
    """Return the Directive as the statute of a member state."""
    return (
        Statute(
            jurisdiction=code,
            debtors=(BUSINESS, PUBLIC),
            article=ARTICLE,
            source="eur-lex.europa.eu, CELEX 32011L0007",
            contracts_from=TRANSPOSED,
            rate=RateRule(("ecb_ref_semester",), EIGHT),
            lump=Lump(forty_euro, COMPENSATION),
            legal_due=partial(term_flagged, article=TERM),
            allocation=Allocation.PRINCIPAL_FIRST,
        ),
    )
