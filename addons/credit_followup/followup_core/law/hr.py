"""Croatia: ZFPPN art. 10a to 14, Zakon o obveznim odnosima art. 29.

Between businesses and by public bodies: since 2023 the reference rate of the half-year,
as the Hrvatska narodna banka publishes it, plus eight points, of right from the day
after the due date; EUR 40 (ZFPPN art. 13). Consumers: plus three points. Before 2023
the rate followed one of the national bank: those days are refused. Closed days were not
read in the text: the later day is the safe one. Contracts since 1 October 2012.

EUR 36,500 for ten days at 2.15 + 8 and + 3 percent:

>>> from followup_core.claims.example import worked
>>> rates = {"hr_referentna_stopa": {"2026-01-01": "2.15"}}
>>> worked("HR", "36500.00", ("2026-02-27", "2026-03-09"), rates)
('101.50', '40.00')
>>> worked("HR", "36500.00", ("2026-02-27", "2026-03-09"), rates, debtor="consumer")
('51.50', '0')
"""

from datetime import date
from decimal import Decimal
from typing import Any

from ..rates.rules import Derivation, points_above
from .calendar import yearly
from .case import Allocation
from .court.limitation import DebtNature, Rule, effects, title, years
from .due import Closed, Term, legal_due
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

REFERENCE = ("hr_referentna_stopa",)
DERIVED = (Derivation(REFERENCE[0], points_above(0), since=date(2023, 1, 1)),)
SOURCE = "narodne-novine.nn.hr; rate by the HNB each half-year"
SINCE = date(2012, 10, 1)
# Easter Sunday and Monday, Corpus Christi; as since 2020.
holidays = yearly(
    (
        *((1, 1), (1, 6), (5, 1), (5, 30), (6, 22), (8, 5)),
        *((8, 15), (11, 1), (11, 18), (12, 25), (12, 26)),
    ),
    (0, 1, 60),
)

STATUTES = (
    *businesses_and_public(
        jurisdiction="HR",
        article="ZFPPN, čl. 12.",
        source=SOURCE,
        contracts_from=SINCE,
        rate=RateRule(REFERENCE, Decimal(8)),
        lump=Lump(forty_euro, "ZFPPN, čl. 13."),
        legal_due=legal_due(Term("ZFPPN, čl. 11."), Closed(holidays)),
        allocation=Allocation.PRINCIPAL_FIRST,
    ),
    of_consumers(
        jurisdiction="HR",
        article="Zakon o obveznim odnosima, čl. 29.",
        source=SOURCE,
        contracts_from=SINCE,
        rate=RateRule(REFERENCE, Decimal(3)),
        legal_due=legal_due(closed=Closed(holidays)),
        allocation=Allocation.PRINCIPAL_FIRST,
    ),
)

# Three years between businesses (art. 228; of public bodies the same, the earlier day)
# and for periodic debts (art. 226), five of consumers (art. 225), one for the utilities
# of a household (art. 232). A title: ten years (art. 233).
_LIMITATION: dict[str, Any] = {
    "source": "informator.hr; zgradonacelnik.hr",
    "effects": effects(title(years(10), "Zakon o obveznim odnosima, art. 233")),
}
LIMITATION = (
    Rule(
        (BUSINESS, PUBLIC),
        years(3),
        "Zakon o obveznim odnosima, art. 228",
        **_LIMITATION,
    ),
    Rule((CONSUMER,), years(5), "Zakon o obveznim odnosima, art. 225", **_LIMITATION),
    Rule(
        (CONSUMER,),
        years(3),
        "Zakon o obveznim odnosima, art. 226",
        natures=(DebtNature.PERIODIC,),
        **_LIMITATION,
    ),
    Rule(
        (CONSUMER,),
        years(1),
        "Zakon o obveznim odnosima, art. 232",
        natures=(DebtNature.UTILITIES,),
        **_LIMITATION,
    ),
)
