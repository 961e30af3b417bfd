"""Lithuania: law IX-1873 on late payment, Civilinis kodeksas art. 6.210.

Between businesses and by public bodies: the reference rate of the half-year in which
the duty to pay interest arose plus eight points, one rate for the whole delay; EUR 40.
Consumers: five percent (art. 6.210 (1)). A day to pay that is not worked moves on (art.
1.121). Contracts since 1 March 2013.

EUR 36,500 late for ten days over a change of the rate, at 2.15 + 8 percent:

>>> from followup_core.claims.example import worked
>>> rates = {"ecb_ref_semester": {"2026-01-01": "2.15", "2026-07-01": "2.40"}}
>>> worked("LT", "36500.00", ("2026-06-25", "2026-07-05"), rates)
('101.50', '40.00')
>>> worked("LT", "36500.00", ("2026-06-25", "2026-07-05"), rates, debtor="consumer")
('50.00', '0')
"""

from datetime import date
from decimal import Decimal

from .calendar import SUNDAY, first_on_or_after, yearly
from .case import Allocation
from .court.limitation import PRIVATE, DebtNature, Rule, effects, years
from .due import Closed, Term, legal_due
from .eu import REFERENCE
from .statute import Lump, RateRule, businesses_and_public, forty_euro, of_consumers

ACT = "Įstatymas IX-1873"
SOURCE = "e-tar.lt; one rate for a delay as in a law firm's worked example"
# Easter Sunday and Monday.
_fixed = yearly(
    (
        *((1, 1), (2, 16), (3, 11), (5, 1), (6, 24), (7, 6)),
        *((8, 15), (11, 1), (11, 2), (12, 24), (12, 25), (12, 26)),
    ),
    (0, 1),
)


def holidays(year: int) -> frozenset[date]:
    """Return the holidays, with the Sundays of mothers and of fathers."""
    sundays = {first_on_or_after(date(year, month, 1), SUNDAY) for month in (5, 6)}
    return _fixed(year) | sundays


STATUTES = (
    *businesses_and_public(
        jurisdiction="LT",
        article=ACT,
        source=SOURCE,
        contracts_from=date(2013, 3, 1),
        rate=RateRule(REFERENCE, Decimal(8), locked=True),
        lump=Lump(forty_euro, ACT),
        legal_due=legal_due(Term(ACT), Closed(holidays)),
        allocation=Allocation.PRINCIPAL_FIRST,
    ),
    of_consumers(
        jurisdiction="LT",
        article="Civilinis kodeksas, 6.210 str. 1 d.",
        source="e-tar.lt",
        rate=RateRule(fixed=Decimal(5)),
        legal_due=legal_due(closed=Closed(holidays)),
        allocation=Allocation.PRINCIPAL_FIRST,
    ),
)

# Ten years, five for periodic debts (art. 1.125); an acknowledgement begins them again
# (art. 1.130). How long public bodies can be claimed on, and how long a title lives,
# was not read.
_EFFECTS = effects()
_CODE = "Civilinis kodeksas, art. 1.125"
LIMITATION = (
    Rule(PRIVATE, years(10), _CODE, "tga.lt; e-justice.europa.eu", effects=_EFFECTS),
    Rule(
        PRIVATE,
        years(5),
        _CODE,
        "tga.lt; e-justice.europa.eu",
        (DebtNature.PERIODIC, DebtNature.UTILITIES),
        effects=_EFFECTS,
    ),
)
