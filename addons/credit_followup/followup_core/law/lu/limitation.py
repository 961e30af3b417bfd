"""Luxembourg: limitation, Code de commerce, art. 189, Code civil, art. 2271 to 2277.

Ten years for debts of commerce, where no other text has a shorter time (C. com. 189):
five years for what is paid by the year or oftener (C. civ. 2277), six months for rooms
and meals (2271), one year for goods that a trader sold to a consumer (2272, in the text
of 1804; services to a consumer count alike, the earlier day). What the debtor
acknowledges gives the same time again (2248). How long public bodies can be claimed on
was not read: no day is given. A title counts for ten years, thirty were not confirmed.

>>> from followup_core.court.example import last_day
>>> last_day("LU", "2021-03-15")
'2031-03-15'
>>> last_day("LU", "2021-03-15", debtor="consumer")
'2022-03-15'
>>> last_day("LU", "2021-03-15", debtor="public_body")
'unknown_law'
"""

from ..court.evidence import Evidence
from ..court.limitation import (
    PRIVATE,
    RESTARTS,
    DebtNature,
    Rule,
    effects,
    months,
    title,
    years,
)
from ..statute import BUSINESS, CONSUMER

SOURCE = "brucherlaw.lu (ten years of commerce); legilux.public.lu"
_TEN_YEARS = "Code de commerce, art. 189"
_effects = effects(title(years(10), _TEN_YEARS), {Evidence.ENFORCEMENT: RESTARTS})

LIMITATION = (
    Rule((BUSINESS,), years(10), _TEN_YEARS, SOURCE, effects=_effects),
    Rule((CONSUMER,), years(1), "Code civil, art. 2272", SOURCE, effects=_effects),
    Rule(
        PRIVATE,
        years(5),
        "Code civil, art. 2277",
        SOURCE,
        (DebtNature.PERIODIC, DebtNature.UTILITIES),
        effects=_effects,
    ),
    Rule(
        PRIVATE,
        months(6),
        "Code civil, art. 2271",
        SOURCE,
        (DebtNature.LODGING,),
        effects=_effects,
    ),
)
