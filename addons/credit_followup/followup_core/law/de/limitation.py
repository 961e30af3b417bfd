"""Germany: limitation, BGB §§ 195 to 212.

Three years from the end of the year (§§ 195 and 199); for carriage one year from the
delivery (HGB § 439). A payment on the debt, a plan or an acknowledgement begins the
time again from that day (§ 212), but takes nothing from one that has not begun yet. An
action, the service of an order to pay and a claim filed in an insolvency suspend it,
until six months after their end (§ 204): those days are not counted (§ 209). A title
lives for thirty years (§ 197). A reminder does nothing.

>>> from followup_core.court.example import last_day
>>> last_day("DE", "2021-03-15")
'2024-12-31'
>>> last_day("DE", "2021-03-15", "acknowledgement 2021-06-01")
'2024-12-31'
>>> last_day("DE", "2021-03-15", "part_payment 2023-06-01")
'2026-06-01'

An order to pay of 2 December 2024, over on 2 January 2025, suspends to 2 July 2025:

>>> last_day("DE", "2021-03-15", "payment_order 2024-12-02 2025-01-02")
'2025-07-31'
"""

from ..court.evidence import Evidence
from ..court.limitation import (
    EVERYBODY,
    RESTARTS,
    DebtNature,
    Does,
    Effect,
    Rule,
    Start,
    effects,
    months,
    title,
    years,
)

SOURCE = "gesetze-im-internet.de; paragraphen.online, BGB § 204"
_suspends = Effect(Does.SUSPENDS, months(6))
_effects = effects(
    title(years(30), "BGB § 197 (1)"),
    {
        Evidence.COURT_CLAIM: _suspends,
        Evidence.PAYMENT_ORDER: _suspends,
        Evidence.INSOLVENCY_CLAIM: _suspends,
        Evidence.ENFORCEMENT: RESTARTS,
    },
)

LIMITATION = (
    Rule(
        EVERYBODY,
        years(3),
        "BGB §§ 195, 199",
        SOURCE,
        start=Start.YEAR_END,
        effects=_effects,
    ),
    Rule(
        EVERYBODY,
        years(1),
        "HGB § 439",
        SOURCE,
        (DebtNature.CARRIAGE,),
        start=Start.ARISING,
        effects=_effects,
    ),
)
