"""Austria: the order to pay, ZPO §§ 244 to 251.

Up to EUR 75,000 (§ 244). The action is filed as an application for the order, which
holds the limitation (ABGB § 1497); the debtor may object within four weeks from its
service (§ 248), otherwise it becomes final and can be enforced.
"""

from ..court.evidence import Evidence
from ..court.limitation import EVERYBODY, Span
from ..court.paths import (
    CONTESTED,
    SEIZURE,
    Actor,
    Branch,
    Path,
    Step,
    StepKind,
    Time,
)
from ..words import translatable as _

PATHS = (
    Path(
        "at_mahnverfahren",
        "Mahnverfahren",
        EVERYBODY,
        "ZPO §§ 244-251",
        "justiz.gv.at; lindeverlag.at (§§ 246, 248)",
        (
            Step(
                "application",
                _("Application for the order"),
                StepKind.APPLICATION,
                Actor.OURSELVES,
                "ZPO § 244",
                evidence=Evidence.COURT_CLAIM,
                is_claimable=True,
                procedure="at_mahnklage",
            ),
            Step(
                "service",
                _("Service of the order"),
                StepKind.SERVICE,
                Actor.COURT,
                "ZPO § 246",
            ),
            Step(
                "enforceable",
                _("Order enforceable, without an objection"),
                StepKind.TITLE,
                Actor.COURT,
                "ZPO § 248",
                wait=(Time(Span(days=28)),),
                evidence=Evidence.JUDGMENT,
                branch=Branch.UNCONTESTED,
            ),
            *CONTESTED,
            SEIZURE,
        ),
    ),
)
