"""Slovenia: ZPreZP-1 on late payment and ZPOMZO-1 on the default rate.

Reference rate of the half-year plus eight points for all debts, by notice of the
minister (ZPOMZO-1, art. 2; Obligacijski zakonik, art. 378), of right from the day after
the due date; EUR 40 for each claim between businesses and by public bodies (ZPreZP-1,
art. 14). Consumers may not agree on more. Closed days were not read in the text: the
later day is the safe one. Contracts since 28 October 2012.

EUR 36,500 for ten days at 2.15 + 8 percent:

>>> from followup_core.claims.example import worked
>>> rates = {"ecb_ref_semester": {"2026-01-01": "2.15"}}
>>> worked("SI", "36500.00", ("2026-02-27", "2026-03-09"), rates)
('101.50', '40.00')
>>> worked("SI", "36500.00", ("2026-02-27", "2026-03-09"), rates, debtor="consumer")
('101.50', '0')
"""

from datetime import date
from decimal import Decimal
from typing import Any

from .calendar import yearly
from .case import Allocation
from .court.limitation import DebtNature, Rule, effects, title, years
from .due import Closed, Term, legal_due
from .eu import REFERENCE
from .statute import (
    BUSINESS,
    CONSUMER,
    PUBLIC,
    Lump,
    RateRule,
    businesses_and_public,
    forty_euro,
    of_consumers,
)

# Easter Sunday and Monday, Whit Sunday.
holidays = yearly(
    (
        *((1, 1), (1, 2), (2, 8), (4, 27), (5, 1), (5, 2), (6, 25)),
        *((8, 15), (10, 31), (11, 1), (12, 25), (12, 26)),
    ),
    (0, 1, 49),
)
LAW: dict[str, Any] = {
    "jurisdiction": "SI",
    "article": "ZPOMZO-1, 2. člen; OZ, 378. člen",
    "source": "uradni-list.si; notice of the minister each half-year",
    "contracts_from": date(2012, 10, 28),
    "rate": RateRule(REFERENCE, Decimal(8)),
    "legal_due": legal_due(Term("ZPreZP-1, 10. člen"), Closed(holidays)),
    "allocation": Allocation.PRINCIPAL_FIRST,
}

STATUTES = (
    *businesses_and_public(lump=Lump(forty_euro, "ZPreZP-1, 14. člen"), **LAW),
    of_consumers(**LAW),
)

# Three years between businesses (art. 349; of public bodies the same, the earlier day)
# and for periodic debts (art. 347), five of consumers (art. 346), one for the utilities
# of a household (art. 355). A demand does nothing. A title: ten years (art. 356).
_LIMITATION: dict[str, Any] = {
    "source": "converta.si; forum-media.si",
    "effects": effects(title(years(10), "Obligacijski zakonik, art. 356")),
}
LIMITATION = (
    Rule((BUSINESS, PUBLIC), years(3), "Obligacijski zakonik, art. 349", **_LIMITATION),
    Rule((CONSUMER,), years(5), "Obligacijski zakonik, art. 346", **_LIMITATION),
    Rule(
        (CONSUMER,),
        years(3),
        "Obligacijski zakonik, art. 347",
        natures=(DebtNature.PERIODIC,),
        **_LIMITATION,
    ),
    Rule(
        (CONSUMER,),
        years(1),
        "Obligacijski zakonik, art. 355",
        natures=(DebtNature.UTILITIES,),
        **_LIMITATION,
    ),
)
