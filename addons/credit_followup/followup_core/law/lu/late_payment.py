"""Luxembourg: law of 18 April 2004 on payment terms and default interest.

Between businesses and by public bodies (art. 3 to 5, amended 29 March 2013): of right
from the day after the due date, reference rate plus eight points, not rounded, EUR 40.
Consumers (art. 12 to 15): the legal rate of the year from the end of the third month
after receipt, where the invoice announced it within a month of the delivery.

EUR 36,500 for ten days at ten percent:

>>> from followup_core.claims.example import worked
>>> worked("LU", "36500.00", ("2025-01-31", "2025-02-10"),
...        {"lu_b2b": {"2025-01-01": "10.00"}})
('100.00', '40.00')
"""

from datetime import date
from decimal import Decimal

from ...rates.rules import Derivation, points_above
from ...rates.table import RateTable
from ..case import Debt, Request, Terms
from ..due import Term, legal_due
from ..findings import CLAUSE_MISSING, RECEIPT_UNKNOWN, finding
from ..mentions import Invoice, Mention
from ..sentences import AFTER_THIRD_MONTH
from ..statute import (
    BUSINESS,
    CONSUMER,
    DAY,
    PUBLIC,
    ClauseRule,
    Lump,
    RateRule,
    Start,
    Statute,
    forty_euro,
)
from ..words import translatable as _

ARTICLE = _("Law of 18 April 2004, art. 3")
COMPENSATION = _("Law of 18 April 2004, art. 5")
TERM = _("Law of 18 April 2004, art. 3 (5)")
CONSUMER_ARTICLE = _("Law of 18 April 2004, art. 12")
ANNOUNCED = _("Law of 18 April 2004, art. 13")
SOURCE = "legilux.public.lu"
# The law of 29 March 2013 entered into force on this day.
AMENDED = date(2013, 4, 15)
MONTHS_FREE = 3
MONTHS_A_YEAR = 12


INTENTION = _(
    "In case of late payment we intend to claim interest at the legal rate from the "
    "end of the third month after receipt of this invoice (article %(article)s)."
)


def intention(
    _terms: Terms, _invoice: Invoice, _table: RateTable
) -> tuple[Mention, ...]:
    """Return the intention to claim, without which a consumer owes nothing."""
    return (Mention(INTENTION, article=ANNOUNCED),)


def end_of_third_month(received: date) -> date:
    """Return the last day of the third month after that of receipt.

    >>> end_of_third_month(date(2025, 11, 14))
    datetime.date(2026, 2, 28)
    """
    months = received.month + MONTHS_FREE
    years, month = divmod(months, MONTHS_A_YEAR)
    return date(received.year + years, month + 1, 1) - DAY


def after_third_month(request: Request, debt: Debt, due: date) -> Start:
    """Interest needs its announcement, which the accepted terms stand for."""
    if not (request.terms and request.terms.accepted_on and request.terms.interest):
        found = (finding(CLAUSE_MISSING, debt.ref, ANNOUNCED),)
        return Start(None, None, None, found)
    if debt.received_on is None:
        found = (finding(RECEIPT_UNKNOWN, debt.ref, CONSUMER_ARTICLE),)
        return Start(None, None, None, found)
    first = max(end_of_third_month(debt.received_on), due) + DAY
    return Start(first, None, first)


DERIVED = (Derivation("lu_b2b", points_above(8)),)

STATUTES = (
    Statute(
        jurisdiction="LU",
        debtors=(BUSINESS, PUBLIC),
        article=ARTICLE,
        source=SOURCE,
        contracts_from=AMENDED,
        rate=RateRule(("lu_b2b",)),
        lump=Lump(forty_euro, COMPENSATION),
        legal_due=legal_due(Term(TERM)),
    ),
    Statute(
        jurisdiction="LU",
        debtors=(CONSUMER,),
        article=CONSUMER_ARTICLE,
        source=SOURCE,
        contracts_from=date(2004, 5, 1),
        rate=RateRule(("lu_legal_b2c",), Decimal(0)),
        clause=ClauseRule.CAPPED,
        start=after_third_month,
        starts=AFTER_THIRD_MONTH,
        mentions=intention,
    ),
)
