"""Austria: insolvency, Insolvenzordnung.

The claim is filed with the court by the day of its edict (§ 74), as a rule fourteen
days before the first hearing: no day by law. What is filed later than fourteen days
before the last hearing does not count (§ 107). Interest from the opening on is left out
(§ 58); the opening takes effect on the day after its publication (§ 2). Payments of the
last six months may be taken back (§ 31).
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
        article="IO § 74",
        source="edikte.justiz.gv.at; rechteasy.at; lexisnexis.at",
        filed=Filed.BY_COURT,
        opening_counts=True,
        interest_article="IO § 58",
        suspect=Span(6),
        suspect_article="IO § 31",
    ),
)
