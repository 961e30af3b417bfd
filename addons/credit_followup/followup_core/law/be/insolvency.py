"""Belgium: insolvency, Code of economic law, Book XX; Judicial Code, art. 1675/2.

Bankruptcy: the claim is filed in the register RegSol by the day that the judgment says,
thirty days after it at the most (art. XX.104 and XX.155): without that day, thirty days
count. Who was late may still ask within a year from the judgment (art. XX.165), and has
no part of what was shared before. Interest stops with the judgment, of which the day is
not counted. The court may put the end of payments six months back (art. XX.105).

Reorganisation: the debtor lists his debts, and enforcement is suspended. Whether
interest stops depends on the plan.

Collective settlement of debts: the claim goes to the mediator within a month after the
notice of the decision (art. 1675/9): counted from the decision, the earlier day.
Interest is suspended (art. 1675/7).
"""

from ..court.insolvency import Filed, InsolvencyKind, InsolvencyLaw
from ..court.limitation import Span
from ..words import translatable as _

BOOK_XX = _("Code of economic law, Book XX")

INSOLVENCY = (
    InsolvencyLaw(
        (InsolvencyKind.BANKRUPTCY,),
        article=_("Code of economic law, art. XX.155"),
        source="liedekerke.com; mcguirewoods.com; fidubel.be; justice-en-ligne.be",
        filed=Filed.BY_COURT,
        within=Span(days=30),
        relief=Span(12),
        relief_article=_("Code of economic law, art. XX.165"),
        opening_counts=False,
        interest_article=BOOK_XX,
        suspect=Span(6),
        suspect_article=_("Code of economic law, art. XX.105"),
    ),
    InsolvencyLaw(
        (InsolvencyKind.REORGANISATION,),
        article=BOOK_XX,
        source="vat-consult.be; marosavat.com",
        filed=Filed.LISTED,
    ),
    InsolvencyLaw(
        (InsolvencyKind.DEBT_MEDIATION,),
        article=_("Judicial Code, art. 1675/9"),
        source="ejustice.just.fgov.be, Code judiciaire",
        filed=Filed.BY_LAW,
        within=Span(1),
        opening_counts=False,
        interest_article=_("Judicial Code, art. 1675/7"),
    ),
)
