"""Estonia: võlaõigusseadus (VÕS) §§ 82¹, 94, 113 and 113¹.

Reference rate of the half-year plus eight points, of right from the day after the due
date, for consumers too (§§ 94, 113); EUR 40, never of a consumer (§ 113¹). No interest
on interest. A day to pay that is not worked moves on (tsiviilseadustiku üldosa seadus §
136 (8); that it speaks of periods only is read by some: the later day is the safe one).
Contracts since 15 April 2013.

EUR 36,500 for ten days at 2.15 + 8 percent:

>>> from followup_core.claims.example import worked
>>> rates = {"ecb_ref_semester": {"2026-01-01": "2.15"}}
>>> worked("EE", "36500.00", ("2026-02-27", "2026-03-09"), rates)
('101.50', '40.00')
>>> worked("EE", "36500.00", ("2026-02-27", "2026-03-09"), rates, debtor="consumer")
('101.50', '0')
"""

from datetime import date
from decimal import Decimal
from typing import Any

from .calendar import yearly
from .case import Allocation
from .court.limitation import EVERYBODY, Rule, effects, title, years
from .due import Closed, Term, legal_due
from .eu import REFERENCE
from .statute import Lump, RateRule, businesses_and_public, forty_euro, of_consumers

# Good Friday, Easter Sunday, Whit Sunday.
holidays = yearly(
    (
        *((1, 1), (2, 24), (5, 1), (6, 23), (6, 24), (8, 20)),
        *((12, 24), (12, 25), (12, 26)),
    ),
    (-2, 0, 49),
)
LAW: dict[str, Any] = {
    "jurisdiction": "EE",
    "article": "VÕS § 113",
    "source": "riigiteataja.ee; rate in Ametlikud Teadaanded each half-year",
    "contracts_from": date(2013, 4, 15),
    "rate": RateRule(REFERENCE, Decimal(8)),
    "legal_due": legal_due(Term("VÕS § 82¹"), Closed(holidays)),
    "allocation": Allocation.PRINCIPAL_FIRST,
}

STATUTES = (
    *businesses_and_public(lump=Lump(forty_euro, "VÕS § 113¹"), **LAW),
    of_consumers(**LAW),
)

# Three years from the due date (§ 146 and 147); an acknowledgement begins them again
# (§ 158). A title: ten years (§ 157).
LIMITATION = (
    Rule(
        EVERYBODY,
        years(3),
        "Tsiviilseadustiku üldosa seadus, § 146",
        "riigiteataja.ee; krediidihaldus.ee",
        effects=effects(title(years(10), "Tsiviilseadustiku üldosa seadus, § 157")),
    ),
)
