"""The Netherlands: insolvency, Faillissementswet.

The claim is filed with the curator by the day that the judge sets, fourteen days before
the meeting that examines it (art. 108 and 127): no day by law. Interest after the
opening, whose day is not counted, is left out (art. 128; settlement of a private
person's debts: art. 303). What was done in the year before may be taken back (art. 43).
How a moratorium treats claims was not read; enforcement is suspended.
"""

from ..court.insolvency import Filed, InsolvencyKind, InsolvencyLaw
from ..court.limitation import Span

_BANKRUPTCY = InsolvencyLaw(
    (InsolvencyKind.BANKRUPTCY,),
    article="Faillissementswet, art. 127",
    source="wetten.overheid.nl",
    filed=Filed.BY_COURT,
    opening_counts=False,
    interest_article="Faillissementswet, art. 128",
    suspect=Span(12),
    suspect_article="Faillissementswet, art. 43",
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
    ),
)
