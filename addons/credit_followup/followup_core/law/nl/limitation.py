"""The Netherlands: limitation, Burgerlijk Wetboek, Book 3 and art. 7:28.

Five years from the due date (art. 3:307), two for what a consumer bought, energy and
water included (art. 7:28). A written demand that keeps the right is enough for a new
time (art. 3:317), so is what the debtor acknowledges (art. 3:318): as long as before,
five years at the most, and never to an earlier end (art. 3:319). A title lives for
twenty years (art. 3:324).

>>> from followup_core.court.example import last_day
>>> last_day("NL", "2021-03-15", "written_demand 2024-06-30")
'2029-06-30'
>>> last_day("NL", "2021-03-15", "judgment 2022-01-10", "written_demand 2024-06-30")
'2042-01-10'
>>> last_day("NL", "2021-03-15", debtor="consumer")
'2023-03-15'
"""

from ..court.evidence import Evidence
from ..court.limitation import (
    DebtNature,
    Does,
    Effect,
    Rule,
    effects,
    title,
    years,
)
from ..statute import BUSINESS, CONSUMER, PUBLIC

SOURCE = "wetten.overheid.nl; boec.nl; das.nl"
_FIVE_YEARS = "Burgerlijk Wetboek, art. 3:307"
_again = Effect(Does.RESTARTS, most=years(5))
_effects = effects(
    title(years(20), "Burgerlijk Wetboek, art. 3:324"),
    dict.fromkeys(
        (
            Evidence.ACKNOWLEDGEMENT,
            Evidence.PART_PAYMENT,
            Evidence.AGREEMENT,
            Evidence.WRITTEN_DEMAND,
            Evidence.LAWYER_NOTICE,
            Evidence.ENFORCEMENT,
        ),
        _again,
    ),
)

LIMITATION = (
    Rule(
        (CONSUMER,),
        years(2),
        "Burgerlijk Wetboek, art. 7:28",
        SOURCE,
        (DebtNature.GENERAL, DebtNature.GOODS, DebtNature.UTILITIES),
        effects=_effects,
    ),
    Rule(
        (CONSUMER,),
        years(5),
        _FIVE_YEARS,
        SOURCE,
        (DebtNature.SERVICES, DebtNature.PERIODIC),
        effects=_effects,
    ),
    Rule((BUSINESS, PUBLIC), years(5), _FIVE_YEARS, SOURCE, effects=_effects),
)
