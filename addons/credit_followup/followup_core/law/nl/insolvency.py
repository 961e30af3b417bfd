"""The Netherlands: insolvency, Faillissementswet.

The claim is filed with the curator by the day that the judge sets, fourteen days before
the meeting that examines it (art. 108 and 127): no day by law. Interest after the
opening, whose day is not counted, is left out (art. 128; settlement of a private
person's debts: art. 303). What was done in the year before may be taken back (art. 43).
VAT comes back when it is certain that nothing is paid, at the latest one year after the
due date, whether there is an insolvency or not (Wet OB 1968, art. 29). How a moratorium
treats claims was not read; enforcement is suspended.
"""

from ..court.insolvency import Filed, InsolvencyKind, InsolvencyLaw, Vat, VatFrom
from ..court.limitation import Span
from ..words import translatable as _

_VAT = Vat(
    VatFrom.YEAR_AFTER_DUE,
    "Wet op de omzetbelasting 1968, art. 29 (2)",
    _("Invoice that was not paid within a year after its due date"),
)
_BANKRUPTCY = InsolvencyLaw(
    (InsolvencyKind.BANKRUPTCY,),
    article="Faillissementswet, art. 127",
    source="wetten.overheid.nl",
    filed=Filed.BY_COURT,
    opening_counts=False,
    interest_article="Faillissementswet, art. 128",
    suspect=Span(12),
    suspect_article="Faillissementswet, art. 43",
    vat=_VAT,
)
INSOLVENCY = (
    _BANKRUPTCY,
    _BANKRUPTCY._replace(
        kinds=(InsolvencyKind.DEBT_MEDIATION,),
        interest_article="Faillissementswet, art. 303",
    ),
    InsolvencyLaw(
        (InsolvencyKind.MORATORIUM,),
        article="Faillissementswet, art. 230",
        source="wetten.overheid.nl",
        vat=_VAT,
    ),
)
