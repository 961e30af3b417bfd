"""Latvia: Civillikums, art. 1668.9, 1763 and 1765.

Between businesses and by public bodies (art. 1765): reference rate of the half-year
plus eight points, of right from the day after the due date; EUR 40 (art. 1668.9). Of
consumers six percent. Interest stops when what is unpaid equals the principal (art.
1763). Closed days were not read in the text: the later day is the safe one. Contracts
since 1 July 2013.

EUR 36,500 for ten days at 2.15 + 8 and at six percent:

>>> from followup_core.claims.example import worked
>>> rates = {"ecb_ref_semester": {"2026-01-01": "2.15"}}
>>> worked("LV", "36500.00", ("2026-02-27", "2026-03-09"), rates)
('101.50', '40.00')
>>> worked("LV", "36500.00", ("2026-02-27", "2026-03-09"), rates, debtor="consumer")
('60.00', '0')
"""

from datetime import date
from decimal import Decimal

from .calendar import DAY, SATURDAY, yearly
from .case import Allocation
from .court.evidence import Evidence
from .court.limitation import EVERYBODY, Rule, effects, years
from .due import Closed, Term, legal_due
from .eu import REFERENCE
from .statute import Lump, RateRule, businesses_and_public, forty_euro, of_consumers

INTEREST = "Civillikums, 1765. pants"
SOURCE = "likumi.lv; e-justice portal"
# Good Friday, Easter Sunday and Monday, Whit Sunday.
_fixed = yearly(
    (
        *((1, 1), (5, 1), (5, 4), (6, 23), (6, 24), (11, 18)),
        *((12, 24), (12, 25), (12, 26), (12, 31)),
    ),
    (-2, 0, 1, 49),
)


def holidays(year: int) -> frozenset[date]:
    """Return the holidays; two of them give the Monday after a weekend."""
    given = (date(year, 5, 4), date(year, 11, 18))
    mondays = (day + (7 - day.weekday()) * DAY for day in given if _is_weekend(day))
    return _fixed(year).union(mondays)


def _is_weekend(day: date) -> bool:
    return day.weekday() >= SATURDAY


STATUTES = (
    *businesses_and_public(
        jurisdiction="LV",
        article=INTEREST,
        source=SOURCE,
        contracts_from=date(2013, 7, 1),
        rate=RateRule(REFERENCE, Decimal(8)),
        lump=Lump(forty_euro, "Civillikums, 1668.9 pants"),
        legal_due=legal_due(Term("Civillikums, 1668. pants"), Closed(holidays)),
        stops_at_principal=True,
        allocation=Allocation.PRINCIPAL_FIRST,
    ),
    of_consumers(
        jurisdiction="LV",
        article=INTEREST,
        source=SOURCE,
        rate=RateRule(fixed=Decimal(6)),
        legal_due=legal_due(closed=Closed(holidays)),
        stops_at_principal=True,
        allocation=Allocation.PRINCIPAL_FIRST,
    ),
)

# Three years for what a trader sold, to consumers too (art. 406); of the debtor's acts
# only an acknowledgement is relied on. How long a title lives was not read.
LIMITATION = (
    Rule(
        EVERYBODY,
        years(3),
        "Komerclikums, art. 406",
        "ptac.gov.lv; tgsbaltic.com",
        effects=effects(without=(Evidence.PART_PAYMENT, Evidence.AGREEMENT)),
    ),
)
