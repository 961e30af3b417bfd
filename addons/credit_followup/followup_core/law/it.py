"""Italy: Decreto legislativo 231/2002, between businesses and by public bodies.

Of right from the day after the due date (art. 4): reference rate plus eight points, as
published each half-year (art. 2 and 5); only businesses may agree on another one, of
public bodies no higher one counts (art. 5 (1)); EUR 40 (art. 6); contracts since 1
January 2013. A day to pay that is a Sunday or a public holiday moves to the next that
is none; a Saturday does not (Codice civile, art. 1187 and 2963).

EUR 36,500 for ten days at ten percent:

>>> from followup_core.claims.example import worked
>>> worked("IT", "36500.00", ("2025-01-31", "2025-02-10"),
...        {"it_b2b_231_2002": {"2025-01-01": "10.00"}})
('100.00', '40.00')
"""

from datetime import date
from typing import Any

from ..rates.rules import Derivation, points_above
from .calendar import SUNDAY, yearly
from .court.evidence import Evidence
from .court.insolvency import InsolvencyKind
from .court.limitation import (
    EVERYBODY,
    PRIVATE,
    RESTARTS,
    DebtNature,
    Rule,
    effects,
    months,
    title,
    years,
)
from .court.vat import VatEvent, VatRelief, VatTerm
from .due import Closed, Term, legal_due
from .statute import (
    BUSINESS,
    CONSUMER,
    PUBLIC,
    ClauseRule,
    Lump,
    RateRule,
    Statute,
    forty_euro,
)
from .words import translatable as _

DERIVED = (Derivation("it_b2b_231_2002", points_above(8)),)
# Easter Sunday and Monday; Saint Francis again since 2026.
_fixed = yearly(
    (
        *((1, 1), (1, 6), (4, 25), (5, 1), (6, 2), (8, 15)),
        *((11, 1), (12, 8), (12, 25), (12, 26)),
    ),
    (0, 1),
)
FRANCIS_SINCE = 2026


def holidays(year: int) -> frozenset[date]:
    """Return the public holidays (legge 260/1949; legge 151/2025)."""
    francis = {date(year, 10, 4)} if year >= FRANCIS_SINCE else set()
    return _fixed(year) | francis


STATUTES = tuple(
    Statute(
        jurisdiction="IT",
        debtors=(debtor,),
        clause=clause,
        article="D.Lgs. 231/2002, art. 5",
        source="gazzettaufficiale.it; rate by notice of the Ministry each half-year",
        contracts_from=date(2013, 1, 1),
        rate=RateRule(("it_b2b_231_2002",)),
        lump=Lump(forty_euro, "D.Lgs. 231/2002, art. 6"),
        legal_due=legal_due(
            Term("D.Lgs. 231/2002, art. 4"), Closed(holidays, frozenset((SUNDAY,)))
        ),
    )
    for debtor, clause in ((BUSINESS, ClauseRule.FREE), (PUBLIC, ClauseRule.LOWER))
)

# Ten years (art. 2946), five for what is paid by the year or oftener (art. 2948), two
# for water, gas, electricity and telephone, one for carriage (art. 2951). Six months
# for rooms and meals, one year for goods that a trader sold to others, three for
# services of a profession rest on a presumed payment: the earlier day counts. A demand
# in writing is enough for a new time (art. 2943), so is an acknowledgement (art. 2944).
# A title: ten years (art. 2953).
_LIMITATION: dict[str, Any] = {
    "source": "normattiva.it, Codice civile; bierensgroup.com",
    "effects": effects(
        title(years(10), "Codice civile, art. 2953"),
        {Evidence.WRITTEN_DEMAND: RESTARTS, Evidence.LAWYER_NOTICE: RESTARTS},
    ),
}
LIMITATION = (
    Rule((BUSINESS, PUBLIC), years(10), "Codice civile, art. 2946", **_LIMITATION),
    Rule((CONSUMER,), years(1), "Codice civile, art. 2955", **_LIMITATION),
    Rule(
        (CONSUMER,),
        years(3),
        "Codice civile, art. 2956",
        natures=(DebtNature.SERVICES,),
        **_LIMITATION,
    ),
    Rule(
        EVERYBODY,
        years(5),
        "Codice civile, art. 2948",
        natures=(DebtNature.PERIODIC,),
        **_LIMITATION,
    ),
    Rule(
        EVERYBODY,
        years(2),
        "Legge 205/2017, art. 1 (4)",
        natures=(DebtNature.UTILITIES,),
        **_LIMITATION,
    ),
    Rule(
        EVERYBODY,
        months(6),
        "Codice civile, art. 2954",
        natures=(DebtNature.LODGING,),
        **_LIMITATION,
    ),
)

# D.P.R. 633/1972, art. 26: from the opening of a liquidation (3-bis), if it was opened
# since 26 May 2021; from the record that an enforcement was without result (12). The
# credit note is made by the day of the return of the year of the event, 30 April of the
# next one. What a concordato or an agreement asks differs, and is not here.
OPENED_SINCE = date(2021, 5, 26)
_NOTE: dict[str, Any] = {
    "source": "agenziaentrate.gov.it (circolare 20/E/2021), by andersen.com",
    "until": VatTerm(spans=(months(4),), from_year_end=True),
    "until_article": "D.P.R. 633/1972, art. 19; D.P.R. 322/1998, art. 8",
}
VAT_RELIEF = (
    VatRelief(
        (VatEvent.INSOLVENCY_OPENED,),
        "D.P.R. 633/1972, art. 26 (3-bis)",
        evidence=_("Judgment that opens the liquidation, and a credit note"),
        kinds=(InsolvencyKind.BANKRUPTCY,),
        events_since=OPENED_SINCE,
        **_NOTE,
    ),
    VatRelief(
        (VatEvent.TITLE_UNENFORCED,),
        "D.P.R. 633/1972, art. 26 (12)",
        evidence=_("Bailiff's record that nothing can be seized, and a credit note"),
        debtors=PRIVATE,
        **_NOTE,
    ),
)
