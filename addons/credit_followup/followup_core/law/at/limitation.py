"""Austria: limitation, ABGB §§ 1478, 1486 and 1497.

Three years from the due date for deliveries and services of a business (§ 1486). What
the debtor acknowledges begins the time again; an action, an application for an order to
pay among them, holds it while it is duly pursued (§ 1497), a claim filed in an
insolvency to its end, from which it begins again (IO § 9). A title lives for thirty
years (§ 1478). A reminder does nothing.

>>> from followup_core.court.example import last_day
>>> last_day("AT", "2021-03-15")
'2024-03-15'
>>> last_day("AT", "2021-03-15", "part_payment 2024-03-15")
'2027-03-15'
"""

from ..court.evidence import Evidence
from ..court.limitation import EVERYBODY, Does, Effect, Rule, effects, title, years

LIMITATION = (
    Rule(
        EVERYBODY,
        years(3),
        "ABGB § 1486",
        "ris.bka.gv.at; wasserfall.com (§ 1497)",
        effects=effects(
            title(years(30), "ABGB § 1478"),
            {Evidence.INSOLVENCY_CLAIM: Effect(Does.RESTARTS_AT_END)},
        ),
    ),
)
