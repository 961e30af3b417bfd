"""Spain: Ley 3/2004, art. 5 to 8, between businesses and by public bodies.

Of right from the day after the due date: reference rate plus eight points, published
each half-year; EUR 40; sixty days at most (art. 4).

EUR 6,000 late from 1 June to 30 September 2026:

>>> from followup_core.claims.example import worked
>>> worked("ES", "6000.00", ("2026-05-31", "2026-09-30"),
...        {"es_b2b": {"2026-01-01": "10.15", "2026-07-01": "10.40"}})
('207.34', '40.00')
"""

from datetime import date
from decimal import Decimal
from typing import Any

from ..rates.rules import Derivation, points_above
from .court.evidence import Evidence
from .court.insolvency import InsolvencyKind
from .court.limitation import (
    EVERYBODY,
    PRIVATE,
    RESTARTS,
    DebtNature,
    Rule,
    Span,
    Start,
    effects,
    months,
    title,
    years,
)
from .court.vat import VatEvent, VatFrom, VatRelief, VatTerm
from .due import Term, legal_due
from .statute import BUSINESS, CONSUMER, PUBLIC, Lump, RateRule, Statute, forty_euro
from .words import translatable as _

DERIVED = (Derivation("es_b2b", points_above(8)),)
# Ley 31/2022: of who is no business, only what is more than that without tax.
LEAST_BASE = Decimal(50)

STATUTES = (
    Statute(
        jurisdiction="ES",
        debtors=(BUSINESS, PUBLIC),
        article="Ley 3/2004, art. 7",
        source="boe.es; rate by resolution of the Tesoro each half-year",
        # Real Decreto-ley 4/2013: eight points and EUR 40.
        contracts_from=date(2013, 2, 24),
        rate=RateRule(("es_b2b",)),
        lump=Lump(forty_euro, "Ley 3/2004, art. 8"),
        legal_due=legal_due(Term("Ley 3/2004, art. 4")),
    ),
)

# Five years from the day on which payment can be asked (art. 1964), three for what
# innkeepers, traders and the like sold to others than traders (art. 1967); Catalonia
# has a law of its own, with three years for services and what is paid by the year or
# oftener: as nobody says which of the two it is, these count. A demand out of court is
# enough for a new time (art. 1973). A title is enforced within five years, which
# nothing renews. Public bodies: four years from the end of the service.
_EFFECTS = effects(
    title(years(5), "Ley de Enjuiciamiento Civil, art. 518", is_fixed=True),
    {Evidence.WRITTEN_DEMAND: RESTARTS, Evidence.LAWYER_NOTICE: RESTARTS},
)
_SOURCE = "boe.es; bierensgroup.com"
_THREE_YEARS = "Código Civil, art. 1967"
LIMITATION = (
    Rule(
        (BUSINESS,),
        years(5),
        "Código Civil, art. 1964",
        _SOURCE,
        effects=_EFFECTS,
    ),
    Rule(
        (BUSINESS,),
        years(3),
        _("Civil Code of Catalonia, art. 121-21 (elsewhere five years)"),
        _SOURCE,
        (DebtNature.SERVICES, DebtNature.PERIODIC, DebtNature.UTILITIES),
        effects=_EFFECTS,
    ),
    Rule((CONSUMER,), years(3), _THREE_YEARS, _SOURCE, effects=_EFFECTS),
    Rule(
        EVERYBODY,
        years(3),
        _THREE_YEARS,
        _SOURCE,
        (DebtNature.LODGING,),
        effects=_EFFECTS,
    ),
    Rule(
        (PUBLIC,),
        years(4),
        "Ley 47/2003, art. 25",
        _SOURCE,
        start=Start.ARISING,
        effects=_EFFECTS,
    ),
)

# Ley 37/1992, art. 80. In a concurso (Tres) within two months from the end of the month
# in which creditors make themselves known, which is counted from the publication. Else
# (Cuatro) a year from the day on which the tax became due, then within six months, by
# Ley 31/2022: small sellers may choose half a year, which is not relied on. Payment has
# to be asked by a court, a notary or another sure way; a public body certifies that it
# owes the debt. Not what is secured, insured or owed by a related party (Cinco).
_IVA = "boe.es; lealtadis.es (Ley 31/2022); asesorexcelente.com"
_YEAR: dict[str, Any] = {
    "since": VatTerm(VatFrom.SUPPLIED, (Span(12, 1),)),
    "until": VatTerm(VatFrom.SUPPLIED, (years(1), months(6))),
    "until_article": "Ley 37/1992, art. 80.Cuatro.B)",
}
_ASKED = VatRelief(
    (VatEvent.TIME_PASSED,),
    "Ley 37/1992, art. 80.Cuatro",
    _IVA,
    _(
        "Claim in court, notarial or other sure demand, a corrected invoice, and "
        "notice to the tax office within a month"
    ),
    (BUSINESS,),
    **_YEAR,
)
VAT_RELIEF = (
    VatRelief(
        (VatEvent.INSOLVENCY_OPENED,),
        "Ley 37/1992, art. 80.Tres",
        "boe.es; abogadoconcursal.com; fiscal-impuestos.com",
        _(
            "Order that declares the insolvency, a corrected invoice to the debtor and "
            "the administrator, and notice to the tax office within a month"
        ),
        PRIVATE,
        (InsolvencyKind.BANKRUPTCY,),
        until=VatTerm(VatFrom.PUBLISHED, (months(1), months(2))),
        until_article="Ley 37/1992, art. 80.Tres",
    ),
    _ASKED,
    _ASKED._replace(debtors=(CONSUMER,), above=LEAST_BASE, currency="EUR"),
    _ASKED._replace(
        debtors=(PUBLIC,),
        evidence=_(
            "Certificate of the public body that it owes the debt, a corrected "
            "invoice, and notice to the tax office within a month"
        ),
    ),
)
