"""France: insolvency, Code de commerce, Livre VI.

The claim is filed with the mandataire within two months from the publication of the
judgment in the BODACC, four for a creditor outside metropolitan France (art. R622-24);
who was late may ask within six months to be let in (art. L622-26). Interest stops with
the judgment, up to whose day a claim is reckoned (art. L622-28). The end of payments
may be put eighteen months back (art. L631-8 and L632-1). The VAT comes back from the
judgment that opens the liquidation, or from the one that sets the plan, on a corrected
invoice (CGI, art. 272). What a commission does for a private person was not read.
"""

from ..court.insolvency import (
    Counted,
    Filed,
    InsolvencyKind,
    InsolvencyLaw,
    Vat,
    VatFrom,
)
from ..court.limitation import Span
from ..words import translatable as _

_LIQUIDATION = InsolvencyLaw(
    (InsolvencyKind.BANKRUPTCY,),
    article="Code de commerce, art. R622-24",
    source="infogreffe.fr; cjc-avocat.pro; artemavocats.com (CE, 28 March 2012)",
    filed=Filed.BY_LAW,
    within=Span(2),
    counted=Counted.PUBLISHED,
    abroad=Span(2),
    relief=Span(6),
    relief_article="Code de commerce, art. L622-26",
    opening_counts=True,
    interest_article="Code de commerce, art. L622-28",
    suspect=Span(18),
    suspect_article="Code de commerce, art. L632-1",
    vat=Vat(
        VatFrom.OPENED,
        "Code général des impôts, art. 272",
        _("Judgment that opens the liquidation, and a corrected copy of each invoice"),
    ),
)
INSOLVENCY = (
    _LIQUIDATION,
    _LIQUIDATION._replace(
        kinds=(InsolvencyKind.REORGANISATION,),
        vat=Vat(
            VatFrom.PLAN,
            "Code général des impôts, art. 272",
            _("Judgment that sets the plan, and a corrected copy of each invoice"),
        ),
    ),
)
