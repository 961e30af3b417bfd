"""Cyprus: Ν. 123(I)/2012, between businesses and by public bodies.

Reference rate plus eight points, of right from the day after the due date; EUR 40.
Whether the half-year of the due date counts for the whole delay is read both ways: the
lower rate is charged. Consumers owe nothing by law before an action. Closed days were
not read in the text: the later day is the safe one. The day on which the act came into
force was not confirmed: contracts since the Directive applied, 16 March 2013.

EUR 36,500 late for ten days over a rise of the rate, at the lower 2.15 + 8 percent:

>>> from followup_core.claims.example import worked
>>> rates = {"ecb_ref_semester": {"2026-01-01": "2.15", "2026-07-01": "2.40"}}
>>> worked("CY", "36500.00", ("2026-06-25", "2026-07-05"), rates)
('101.50', '40.00')
"""

from datetime import date
from decimal import Decimal
from typing import Any

from .calendar import orthodox_easter, yearly
from .case import Allocation
from .court.evidence import Evidence
from .court.limitation import PRIVATE, DebtNature, Rule, effects, years
from .due import Closed, Term, legal_due
from .eu import REFERENCE
from .statute import Lump, RateRule, businesses_and_public, forty_euro

ACT = "Ν. 123(I)/2012"
# Clean Monday, Good Friday, Easter Sunday to Tuesday, Whit Monday.
holidays = yearly(
    (
        *((1, 1), (1, 6), (3, 25), (4, 1), (5, 1), (8, 15)),
        *((10, 1), (10, 28), (12, 24), (12, 25), (12, 26)),
    ),
    (-48, -2, 0, 1, 2, 50),
    orthodox_easter,
)

STATUTES = businesses_and_public(
    jurisdiction="CY",
    article=ACT,
    source="oeb.org.cy: the ministry announces the rate each half-year",
    contracts_from=date(2013, 3, 16),
    rate=RateRule(REFERENCE, Decimal(8), disputed=True),
    lump=Lump(forty_euro, ACT),
    legal_due=legal_due(Term(ACT), Closed(holidays)),
    allocation=Allocation.PRINCIPAL_FIRST,
)

# Six years for contracts, three for fees of professionals and contractors: what is not
# said to be goods counts as these. Which acts of the debtor begin the time again, and
# public bodies, were not read.
_LIMITATION: dict[str, Any] = {
    "article": "Ν. 66(I)/2012",
    "source": "karamanolis.com; lawcyprus.org",
    "effects": effects(
        without=(Evidence.ACKNOWLEDGEMENT, Evidence.PART_PAYMENT, Evidence.AGREEMENT)
    ),
}
LIMITATION = (
    Rule(PRIVATE, years(3), **_LIMITATION),
    Rule(PRIVATE, years(6), natures=(DebtNature.GOODS,), **_LIMITATION),
)
