"""France: limitation, Code de commerce, Code de la consommation, law 68-1250.

Five years between businesses (C. com. L110-4), two years of a consumer (C. consom.
L218-2), one year for carriage (C. com. L133-6) and for telecommunications (CPCE L34-2;
other utilities count alike, the earlier day). What the debtor acknowledges gives the
same time again (C. civ. 2240), so does an act of enforcement (2244) and the service of
an order to pay; an action holds the time while it is pending, and one that is withdrawn
or rejected never did (2241 to 2243). A letter of the creditor does nothing, registered
or not. A claim filed in an insolvency holds it to the end of the proceedings (C. com.
L622-25-1). A title lives for ten years (CPCE L111-4).

>>> from followup_core.court.example import last_day
>>> last_day("FR", "2021-03-15")
'2026-03-15'
>>> last_day("FR", "2021-03-15", "payment_order 2026-03-15")
'2031-03-15'

Public bodies, town halls among them: four years from the first of January after the
year in which the debt arose; a written request for payment is enough for four new years
from the first of January after it (law 68-1250 of 31 December 1968, art. 1 and 2).

>>> last_day("FR", "2021-03-15", debtor="public_body")
'2025-12-31'
>>> last_day("FR", "2021-03-15", "written_demand 2022-05-01", debtor="public_body")
'2026-12-31'
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
    title,
    years,
)
from ..statute import BUSINESS, CONSUMER, PUBLIC

SOURCE = "legifrance.gouv.fr; infogreffe.fr; altajuris.com (Cass. com., 18 May 2022)"
PUBLIC_SOURCE = "rjc.fr.eu.org, law of 31 December 1968"

_at_end = Effect(Does.RESTARTS_AT_END)
_title = title(years(10), "Code des procédures civiles d'exécution, art. L111-4")
_of_all = effects(
    _title,
    {
        Evidence.PAYMENT_ORDER: RESTARTS,
        Evidence.ENFORCEMENT: RESTARTS,
        Evidence.INSOLVENCY_CLAIM: _at_end,
    },
)
# A judgment is a debt of the body as any other.
_of_public_bodies = effects(
    RESTARTS,
    {
        Evidence.WRITTEN_DEMAND: RESTARTS,
        Evidence.LAWYER_NOTICE: RESTARTS,
        Evidence.COURT_CLAIM: _at_end,
    },
)

LIMITATION = (
    Rule(
        (BUSINESS,),
        years(5),
        "Code de commerce, art. L110-4",
        SOURCE,
        effects=_of_all,
    ),
    Rule(
        (CONSUMER,),
        years(2),
        "Code de la consommation, art. L218-2",
        SOURCE,
        effects=_of_all,
    ),
    Rule(
        EVERYBODY,
        years(1),
        "Code des postes et des communications électroniques, art. L34-2",
        SOURCE,
        (DebtNature.UTILITIES,),
        effects=_of_all,
    ),
    Rule(
        EVERYBODY,
        years(1),
        "Code de commerce, art. L133-6",
        SOURCE,
        (DebtNature.CARRIAGE,),
        start=Start.ARISING,
        effects=_of_all,
    ),
    Rule(
        (PUBLIC,),
        years(4),
        "Loi n° 68-1250 du 31 décembre 1968, art. 1",
        PUBLIC_SOURCE,
        start=Start.ARISING_YEAR_END,
        again=Start.YEAR_END,
        effects=_of_public_bodies,
    ),
)
