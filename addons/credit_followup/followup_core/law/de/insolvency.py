"""Germany: insolvency, Insolvenzordnung.

The claim is filed with the administrator by the day that the court sets, two weeks to
three months after the opening (§ 28): without that day, two weeks count. A late claim
is examined too, at the creditor's cost (§ 177). Interest from the opening on comes last
(§ 39). Payments of the last three months before the application may be taken back
(§§ 130 and 131), others from longer ago (§ 133). Proceedings of a private person follow
the same rules.
"""

from ..court.insolvency import Filed, InsolvencyKind, InsolvencyLaw
from ..court.limitation import Span

INSOLVENCY = (
    InsolvencyLaw(
        (
            InsolvencyKind.BANKRUPTCY,
            InsolvencyKind.REORGANISATION,
            InsolvencyKind.DEBT_MEDIATION,
        ),
        article="InsO § 28",
        source="gesetze-im-internet.de",
        filed=Filed.BY_COURT,
        within=Span(days=14),
        opening_counts=False,
        interest_article="InsO § 39",
        suspect=Span(3),
        suspect_article="InsO §§ 130, 131",
    ),
)
