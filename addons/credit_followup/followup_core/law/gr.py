"""Greece: ν. 4152/2013, first article, par. Ζ, between businesses and by public bodies.

Reference rate of the half-year plus eight points, of right from the day after the due
date; EUR 40 (Z.7). The rate of consumers is a table of the Bank of Greece that was not
read: of them nothing is charged. A day to pay that is not worked moves on (Αστικός
Κώδικας, art. 242; it does not name Saturdays: the later day is the safe one). Contracts
since 9 May 2013.

EUR 36,500 for ten days at 2.15 + 8 percent:

>>> from followup_core.claims.example import worked
>>> rates = {"ecb_ref_semester": {"2026-01-01": "2.15"}}
>>> worked("GR", "36500.00", ("2026-02-27", "2026-03-09"), rates)
('101.50', '40.00')
"""

from datetime import date
from decimal import Decimal

from .calendar import orthodox_easter, yearly
from .case import Allocation
from .court.limitation import PRIVATE, Rule, Start, effects, title, years
from .due import Closed, Term, legal_due
from .eu import REFERENCE
from .statute import Lump, RateRule, businesses_and_public, forty_euro

ACT = "ν. 4152/2013, παρ. Ζ"
# Clean Monday, Good Friday, Easter Sunday and Monday, Whit Monday.
holidays = yearly(
    (
        *((1, 1), (1, 6), (3, 25), (5, 1), (8, 15)),
        *((10, 28), (12, 25), (12, 26)),
    ),
    (-48, -2, 0, 1, 50),
    orthodox_easter,
)

STATUTES = businesses_and_public(
    jurisdiction="GR",
    article=ACT,
    source="Official Gazette 107/A/9.5.2013",
    contracts_from=date(2013, 5, 9),
    rate=RateRule(REFERENCE, Decimal(8)),
    lump=Lump(forty_euro, f"{ACT}.7"),
    legal_due=legal_due(Term(ACT), Closed(holidays)),
    allocation=Allocation.PRINCIPAL_FIRST,
)

# Five years from the end of the year (art. 250 and 253), again after an acknowledgement
# (art. 260). A title: twenty years (art. 268). Public bodies were not read.
LIMITATION = (
    Rule(
        PRIVATE,
        years(5),
        "Αστικός Κώδικας, άρθρο 250",
        "karagiannislawfirm.gr",
        start=Start.YEAR_END,
        effects=effects(title(years(20), "Αστικός Κώδικας, άρθρο 268")),
    ),
)
