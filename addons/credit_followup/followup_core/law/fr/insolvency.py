"""France: insolvency, Code de commerce, Livre VI.

The claim is filed with the mandataire within two months from the publication of the
judgment in the BODACC, four for a creditor outside metropolitan France (art. R622-24);
who was late may ask within six months to be let in (art. L622-26). Interest stops with
the judgment, up to whose day a claim is reckoned (art. L622-28). The end of payments
may be put eighteen months back (art. L631-8 and L632-1). What a commission does for a
private person was not read.
"""

from ..court.insolvency import Counted, Filed, InsolvencyKind, InsolvencyLaw
from ..court.limitation import Span

INSOLVENCY = (
    InsolvencyLaw(
        (InsolvencyKind.BANKRUPTCY, InsolvencyKind.REORGANISATION),
        article="Code de commerce, art. R622-24",
        source="infogreffe.fr; cjc-avocat.pro",
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
    ),
)
