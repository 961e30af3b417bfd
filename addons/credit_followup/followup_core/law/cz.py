"""Czechia: občanský zákoník § 1970, nařízení vlády 351/2013.

The repo rate of the Česká národní banka on the first day of the half-year in which the
delay began plus eight points, one rate for the whole delay (§ 2 of the order), of right
from the day after the due date, of consumers too. CZK 1,200 between entrepreneurs and
by public bodies (§ 3). A day to pay that is not worked moves on (§ 607; of a fixed day
courts doubt it: the later day is the safe one). Delays since 1 July 2013.

CZK 36,500 late for ten days over a change of the rate, at 11.50 percent:

>>> from followup_core.claims.example import worked
>>> rates = {"cz_urok_z_prodleni": {"2026-01-01": "11.50", "2026-07-01": "11.75"}}
>>> worked("CZ", "36500.00", ("2026-06-25", "2026-07-05"), rates, currency="CZK")
('115.00', '1200.00')
>>> worked("CZ", "36500.00", ("2026-06-25", "2026-07-05"), rates, currency="CZK",
...        debtor="consumer")
('115.00', '0')
"""

from datetime import date
from decimal import Decimal
from typing import Any

from .calendar import yearly
from .case import Allocation
from .court.evidence import Evidence
from .court.limitation import EVERYBODY, Does, Effect, Rule, effects, title, years
from .due import Closed, Term, legal_due
from .statute import Lump, RateRule, businesses_and_public, flat, of_consumers

SUM = Decimal(1200)
# Good Friday and Easter Monday.
holidays = yearly(
    (
        *((1, 1), (5, 1), (5, 8), (7, 5), (7, 6), (9, 28)),
        *((10, 28), (11, 17), (12, 24), (12, 25), (12, 26)),
    ),
    (-2, 1),
)


LAW: dict[str, Any] = {
    "jurisdiction": "CZ",
    "article": "Občanský zákoník § 1970, nařízení vlády 351/2013 § 2",
    "source": "zakonyprolidi.cz; repo rate of the Česká národní banka",
    "debts_from": date(2013, 7, 1),
    "currency": "CZK",
    "rate": RateRule(("cz_urok_z_prodleni",), locked=True),
    "legal_due": legal_due(Term("Občanský zákoník § 1963"), Closed(holidays)),
    "allocation": Allocation.PRINCIPAL_FIRST,
}

STATUTES = (
    *businesses_and_public(lump=Lump(flat(SUM), "Nařízení vlády 351/2013 § 3"), **LAW),
    of_consumers(**LAW),
)

# Three years (§ 629). A written acknowledgement gives ten from its day (§ 639), a title
# too (§ 640); that a part payment does as much was not read.
LIMITATION = (
    Rule(
        EVERYBODY,
        years(3),
        "Občanský zákoník, § 629",
        "zakonyprolidi.cz, 89/2012 Sb.",
        effects=effects(
            title(years(10), "Občanský zákoník, § 640"),
            dict.fromkeys(
                (Evidence.ACKNOWLEDGEMENT, Evidence.AGREEMENT),
                Effect(Does.RESTARTS, years(10), "Občanský zákoník, § 639"),
            ),
            without=(Evidence.PART_PAYMENT,),
        ),
    ),
)
