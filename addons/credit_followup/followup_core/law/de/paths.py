"""Germany: the order to pay, ZPO §§ 688 to 703d.

The debtor may object within two weeks from the service of the order (§ 692); then the
creditor asks for the enforceable decision, and the order lapses unless he does within
six months from its service (§ 701). After an objection the claim is explained within
two weeks from the court's request (§ 697). The service suspends the limitation, back to
the day of the application (BGB § 204, ZPO § 167).
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
        "de_mahnverfahren",
        "Gerichtliches Mahnverfahren",
        EVERYBODY,
        "ZPO §§ 688-703d",
        "gesetze-im-internet.de; mahngerichte.de",
        (
            Step(
                "application",
                _("Application for the order"),
                StepKind.APPLICATION,
                Actor.OURSELVES,
                "ZPO § 690",
                is_claimable=True,
                procedure="de_mahnverfahren",
            ),
            Step(
                "service",
                _("Service of the order"),
                StepKind.SERVICE,
                Actor.COURT,
                "ZPO § 693",
                evidence=Evidence.PAYMENT_ORDER,
            ),
            Step(
                "enforceable",
                _("Application for the enforceable decision"),
                StepKind.TITLE,
                Actor.OURSELVES,
                "ZPO §§ 699, 701",
                wait=(Time(Span(days=14)),),
                within=(Time(Span(6)),),
                is_fatal=True,
                evidence=Evidence.JUDGMENT,
                is_claimable=True,
                branch=Branch.UNCONTESTED,
            ),
            Step(
                "request",
                _("Request of the court to explain the claim"),
                StepKind.ORDER,
                Actor.COURT,
                "ZPO § 697 (1)",
                branch=Branch.CONTESTED,
            ),
            Step(
                "explained",
                _("Explanation of the claim"),
                StepKind.APPLICATION,
                Actor.LAWYER,
                "ZPO § 697 (1)",
                within=(Time(Span(days=14)),),
                evidence=Evidence.COURT_CLAIM,
                is_claimable=True,
                branch=Branch.CONTESTED,
            ),
            *CONTESTED,
            SEIZURE,
        ),
    ),
)
