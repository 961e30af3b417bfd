"""Portugal: Código Comercial, art. 102, and Decreto-Lei 62/2013.

Between businesses and by public bodies (art. 102 § 5): reference rate plus eight points
by notice each half-year, of right from the day after the due date; EUR 40 (Decreto-Lei
62/2013, art. 7). Consumers: the civil rate of four percent (Código Civil, art. 559;
Portaria 291/2003); that a trader may ask the commercial rate of them is what courts of
appeal say, not the text. A day to pay that is not worked moves on (Código Civil, art.
279); Saturdays too, which the text does not name: the later day is the safe one.
Contracts since 1 July 2013.

EUR 36,500 for ten days at 2.15 + 8 and at four percent:

>>> from followup_core.claims.example import worked
>>> rates = {"ecb_ref_semester": {"2026-01-01": "2.15"}}
>>> worked("PT", "36500.00", ("2026-02-27", "2026-03-09"), rates)
('101.50', '40.00')
>>> worked("PT", "36500.00", ("2026-02-27", "2026-03-09"), rates, debtor="consumer")
('40.00', '0')
"""

from datetime import date
from decimal import Decimal
from typing import Any

from .calendar import yearly
from .case import Allocation
from .court.limitation import (
    PRIVATE,
    DebtNature,
    Rule,
    Span,
    effects,
    months,
    title,
    years,
)
from .court.vat import VatEvent, VatFrom, VatRelief, VatTerm
from .due import Closed, Term, legal_due
from .eu import REFERENCE
from .statute import (
    BUSINESS,
    CONSUMER,
    Lump,
    RateRule,
    businesses_and_public,
    forty_euro,
    of_consumers,
)
from .words import translatable as _

SOURCE = "dre.pt; rate by notice each half-year"
# Good Friday, Easter Sunday, Corpus Christi; 2013 to 2015 had four less.
holidays = yearly(
    (
        *((1, 1), (4, 25), (5, 1), (6, 10), (8, 15)),
        *((10, 5), (11, 1), (12, 1), (12, 8), (12, 25)),
    ),
    (-2, 0, 60),
)

STATUTES = (
    *businesses_and_public(
        jurisdiction="PT",
        article="Código Comercial, art. 102.º § 5",
        source=SOURCE,
        contracts_from=date(2013, 7, 1),
        rate=RateRule(REFERENCE, Decimal(8)),
        lump=Lump(forty_euro, "Decreto-Lei 62/2013, art. 7.º"),
        legal_due=legal_due(Term("Decreto-Lei 62/2013, art. 4.º"), Closed(holidays)),
        allocation=Allocation.PRINCIPAL_FIRST,
    ),
    of_consumers(
        jurisdiction="PT",
        article="Código Civil, art. 559.º",
        source="Portaria 291/2003",
        rate=RateRule(fixed=Decimal(4)),
        legal_due=legal_due(closed=Closed(holidays)),
        allocation=Allocation.PRINCIPAL_FIRST,
    ),
)

# Twenty years (art. 309), five for periodic debts (art. 310), six months for utilities
# (Lei 23/96). Two years for what a trader sold to others than traders and for services
# of a profession (art. 317), six months for rooms and meals (art. 316) rest on a
# presumed payment: the earlier day counts. An acknowledgement begins the time again
# (art. 325). A title: twenty years (art. 311). Public bodies were not read.
_LIMITATION: dict[str, Any] = {
    "source": "contabilistas.info; dgsi.pt (TRL 9022/2008-1); bierensgroup.com",
    "effects": effects(title(years(20), "Código Civil, art. 311")),
}
LIMITATION = (
    Rule((BUSINESS,), years(20), "Código Civil, art. 309", **_LIMITATION),
    Rule((CONSUMER,), years(2), "Código Civil, art. 317", **_LIMITATION),
    Rule(
        (BUSINESS,),
        years(2),
        "Código Civil, art. 317",
        natures=(DebtNature.SERVICES,),
        **_LIMITATION,
    ),
    Rule(
        (BUSINESS,),
        years(5),
        "Código Civil, art. 310",
        natures=(DebtNature.PERIODIC,),
        **_LIMITATION,
    ),
    Rule(
        PRIVATE,
        months(6),
        "Lei 23/96, art. 10",
        natures=(DebtNature.UTILITIES,),
        **_LIMITATION,
    ),
    Rule(
        PRIVATE,
        months(6),
        "Código Civil, art. 316",
        natures=(DebtNature.LODGING,),
        **_LIMITATION,
    ),
)

# Código do IVA, art. 78.º-A to 78.º-D: what is late for more than a year, and was asked
# for, on an authorisation that is asked for within six months. Not what is insured or
# owed by the State, a region or a municipality. What courts declare lost, and small
# debts of private persons, have rules of their own, which are not here.
VAT_RELIEF = (
    VatRelief(
        (VatEvent.TIME_PASSED,),
        "Código do IVA, art. 78.º-A (2) a)",
        "gamalobomelo.com; jornaldenegocios.pt; brochadocoelhoadvogados.pt",
        _(
            "Proof that payment was asked for, an auditor's certificate, and the prior "
            "authorisation of the tax office"
        ),
        PRIVATE,
        since=VatTerm(VatFrom.DUE, (Span(12, 1),)),
        until=VatTerm(VatFrom.DUE, (years(1), months(6))),
        until_article="Código do IVA, art. 78.º-B (1)",
    ),
)
