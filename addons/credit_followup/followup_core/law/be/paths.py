"""Belgium: paths to a title.

The notice of a lawyer with the mentions of old Civil Code, art. 2244 § 2, gives a year.
Undisputed claims between businesses: a bailiff summons at a lawyer's request (Judicial
Code, art. 1394/20); eight days after the month of the debtor's answer he draws up
minutes of non-contestation, which become enforceable (art. 1394/23 and 1394/24). A
judgment by default that is not served within a year lapses (art. 806): of all judgments
the year is watched. Goods of a public body can be seized only as art. 1412bis says, and
no agency asks it.
"""

from ..court.evidence import Evidence
from ..court.limitation import PRIVATE, Span
from ..court.paths import (
    HEARING,
    JUDGMENT,
    SEIZURE,
    SERVICE_OF_JUDGMENT,
    Actor,
    Branch,
    Path,
    Step,
    StepKind,
    Time,
)
from ..statute import BUSINESS, PUBLIC
from ..words import translatable as _

_NOTICE = Step(
    "lawyer_notice",
    _("Formal notice of a lawyer"),
    StepKind.FORMAL_NOTICE,
    Actor.LAWYER,
    _("Old Civil Code, art. 2244 § 2"),
    evidence=Evidence.LAWYER_NOTICE,
)
_SUMMONS = Step(
    "summons",
    _("Summons before the court"),
    StepKind.SUMMONS,
    Actor.BAILIFF,
    _("Judicial Code, art. 700"),
    evidence=Evidence.COURT_CLAIM,
    is_claimable=True,
)
_SERVICE = SERVICE_OF_JUDGMENT._replace(
    article=_("Judicial Code, art. 806"),
    after="judgment",
    within=(Time(Span(12)),),
    is_fatal=True,
)

PATHS = (
    Path(
        "be_undisputed",
        _("Recovery of undisputed claims"),
        (BUSINESS,),
        _("Judicial Code, art. 1394/20"),
        "elfri.be; huissiersdejustice.be",
        (
            _NOTICE,
            Step(
                "bailiff_summons",
                _("Summons to pay by a bailiff"),
                StepKind.SERVICE,
                Actor.BAILIFF,
                _("Judicial Code, art. 1394/21"),
                evidence=Evidence.PAYMENT_ORDER,
                is_claimable=True,
                procedure="be_undisputed",
            ),
            Step(
                "minutes",
                _("Minutes of non-contestation, enforceable"),
                StepKind.TITLE,
                Actor.BAILIFF,
                _("Judicial Code, art. 1394/24"),
                after="bailiff_summons",
                wait=(Time(Span(1, 8)),),
                evidence=Evidence.JUDGMENT,
                is_claimable=True,
                branch=Branch.UNCONTESTED,
            ),
            _SUMMONS._replace(branch=Branch.CONTESTED),
            HEARING._replace(branch=Branch.CONTESTED),
            JUDGMENT._replace(branch=Branch.CONTESTED),
            _SERVICE._replace(branch=Branch.CONTESTED),
            SEIZURE,
        ),
    ),
    Path(
        "be_court",
        _("Summons before the court"),
        PRIVATE,
        _("Judicial Code, art. 700"),
        "ejustice.just.fgov.be, Code judiciaire",
        (_NOTICE, _SUMMONS, HEARING, JUDGMENT, _SERVICE, SEIZURE),
    ),
    Path(
        "be_public",
        _("Public body: request, ombudsman, court"),
        (PUBLIC,),
        _("Judicial Code, art. 1412bis"),
        "ejustice.just.fgov.be, Code judiciaire; federalombudsman.be",
        (
            Step(
                "request",
                _("Request for payment"),
                StepKind.REQUEST,
                Actor.OURSELVES,
                evidence=Evidence.WRITTEN_DEMAND,
            ),
            Step(
                "ombudsman",
                _("Complaint to the ombudsman of the body"),
                StepKind.MEDIATION,
                Actor.MEDIATOR,
                procedure="be_ombudsman",
            ),
            _SUMMONS,
            HEARING,
            JUDGMENT,
            _SERVICE,
            SEIZURE._replace(article=_("Judicial Code, art. 1412bis")),
        ),
    ),
)
