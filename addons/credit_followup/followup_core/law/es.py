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
from .court.evidence import Evidence
from .court.limitation import (
    EVERYBODY,
    RESTARTS,
    DebtNature,
    Rule,
    Start,
    effects,
    title,
    years,
)
from .due import Term, legal_due
from .statute import BUSINESS, CONSUMER, PUBLIC, Lump, RateRule, Statute, forty_euro

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

# Five years from the day on which payment can be asked (art. 1964), three for what
# innkeepers, traders and the like sold to others than traders (art. 1967); Catalonia
# has a law of its own, with three years for services. A demand out of court is enough
# for a new time (art. 1973). A title is enforced within five years, which nothing
# renews. Public bodies: four years from the end of the service.
_EFFECTS = effects(
    title(years(5), "Ley de Enjuiciamiento Civil, art. 518", is_fixed=True),
    {Evidence.WRITTEN_DEMAND: RESTARTS, Evidence.LAWYER_NOTICE: RESTARTS},
)
_SOURCE = "boe.es; bierensgroup.com"
_THREE_YEARS = "Código Civil, art. 1967"
LIMITATION = (
    Rule(
        (BUSINESS,),
        years(5),
        "Código Civil, art. 1964",
        _SOURCE,
        effects=_EFFECTS,
    ),
    Rule((CONSUMER,), years(3), _THREE_YEARS, _SOURCE, effects=_EFFECTS),
    Rule(
        EVERYBODY,
        years(3),
        _THREE_YEARS,
        _SOURCE,
        (DebtNature.LODGING,),
        effects=_EFFECTS,
    ),
    Rule(
        (PUBLIC,),
        years(4),
        "Ley 47/2003, art. 25",
        _SOURCE,
        start=Start.ARISING,
        effects=_EFFECTS,
    ),
)
