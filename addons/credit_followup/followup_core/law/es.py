"""Spain: Ley 3/2004, art. 5 to 8, between businesses and by public bodies.

Of right from the day after the due date: reference rate plus eight points, published
each half-year; EUR 40; sixty days at most (art. 4).

EUR 6,000 late from 1 June to 30 September 2026:

>>> from followup_core.claims.example import worked
>>> worked("ES", "6000.00", ("2026-05-31", "2026-09-30"),
...        {"es_b2b": {"2026-01-01": "10.15", "2026-07-01": "10.40"}})
('207.34', '40.00')
"""

from datetime import date

from ..rates.rules import Derivation, points_above
from .due import Term, legal_due
from .statute import BUSINESS, PUBLIC, Lump, RateRule, Statute, forty_euro

DERIVED = (Derivation("es_b2b", points_above(8)),)

STATUTES = (
    Statute(
        jurisdiction="ES",
        debtors=(BUSINESS, PUBLIC),
        article="Ley 3/2004, art. 7",
        source="boe.es; rate by resolution of the Tesoro each half-year",
        # Real Decreto-ley 4/2013: eight points and EUR 40.
        contracts_from=date(2013, 2, 24),
        rate=RateRule(("es_b2b",)),
        lump=Lump(forty_euro, "Ley 3/2004, art. 8"),
        legal_due=legal_due(Term("Ley 3/2004, art. 4")),
    ),
)
