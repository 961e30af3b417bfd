"""Luxembourg: bankruptcy, Code de commerce, Livre III.

The claim is filed at the registry within six months from the judgment (art. 466, by the
law of 7 August 2023, since 1 November 2023, for the bankruptcies that were open too);
later it is lost, unless the court lets it in for an obstacle: until when was not read.
Interest stops with the judgment, of which the day is not counted (art. 451). The end of
payments may be put six months back, and payments of the ten days before it may be taken
back (art. 442 and 445). What a reorganisation asks was not read.
"""

from ..court.insolvency import Filed, InsolvencyKind, InsolvencyLaw
from ..court.limitation import Span
from ..words import translatable as _

INSOLVENCY = (
    InsolvencyLaw(
        (InsolvencyKind.BANKRUPTCY,),
        article=_("Code de commerce, art. 466; law of 7 August 2023"),
        source="guichet.public.lu; lexthielen.com; gdmavocats.com",
        filed=Filed.BY_LAW,
        within=Span(6),
        opening_counts=False,
        interest_article="Code de commerce, art. 451",
        suspect=Span(6, 10),
        suspect_article="Code de commerce, art. 442, 445",
    ),
)
