"""Malta: Commercial Code (Cap. 13), art. 26A ff.

Between businesses and by public bodies: reference rate plus eight points, of right from
the day after the due date, never more than the debt; EUR 40. Whether the half-year of
the due date counts for the whole delay is read both ways: the lower rate is charged.
From when a consumer owes the eight percent of the Civil Code was not read: of him
nothing is charged. Closed days were not read in the text: the later day is the safe
one. Contracts since 16 March 2013.

EUR 36,500 late for ten days over a rise of the rate, at the lower 2.15 + 8 percent:

>>> from followup_core.claims.example import worked
>>> rates = {"ecb_ref_semester": {"2026-01-01": "2.15", "2026-07-01": "2.40"}}
>>> worked("MT", "36500.00", ("2026-06-25", "2026-07-05"), rates)
('101.50', '40.00')
"""

from datetime import date
from decimal import Decimal
from typing import Any

from .calendar import yearly
from .case import Allocation
from .court.limitation import PRIVATE, DebtNature, Rule, effects, months, years
from .due import Closed, Term, legal_due
from .eu import REFERENCE
from .statute import BUSINESS, Lump, RateRule, businesses_and_public, forty_euro
from .words import translatable as _

ACT = "Commercial Code (Cap. 13), art. 26A"
# Good Friday.
holidays = yearly(
    (
        *((1, 1), (2, 10), (3, 19), (3, 31), (5, 1), (6, 7), (6, 29)),
        *((8, 15), (9, 8), (9, 21), (12, 8), (12, 13), (12, 25)),
    ),
    (-2,),
)

STATUTES = businesses_and_public(
    jurisdiction="MT",
    article=ACT,
    source="finance.gov.mt; L.N. 13/2014",
    contracts_from=date(2013, 3, 16),
    rate=RateRule(REFERENCE, Decimal(8), disputed=True),
    lump=Lump(forty_euro, ACT),
    legal_due=legal_due(Term(ACT), Closed(holidays)),
    stops_at_principal=True,
    allocation=Allocation.PRINCIPAL_FIRST,
)

# Five years for debts of commerce (art. 2156), eighteen months for retail and the work
# of craftsmen (art. 2148), one year for rooms and meals (art. 2147): what is not said
# to be goods of a business counts as the second. An acknowledgement begins the time
# again (art. 2133). Public bodies, and how long a title lives, were not read.
_LIMITATION: dict[str, Any] = {
    "source": "saconsult.com.mt; independent.com.mt; timesofmalta.com",
    "effects": effects(),
}
LIMITATION = (
    Rule(PRIVATE, months(18), _("Civil Code, art. 2148"), **_LIMITATION),
    Rule(
        (BUSINESS,),
        years(5),
        _("Civil Code, art. 2156"),
        natures=(DebtNature.GOODS,),
        **_LIMITATION,
    ),
    Rule(
        PRIVATE,
        years(1),
        _("Civil Code, art. 2147"),
        natures=(DebtNature.LODGING,),
        **_LIMITATION,
    ),
)
