"""France: paths to a title.

Injonction de payer (CPC 1405 to 1422): orders made since 1 September 2026 lapse unless
they are served within three months, older ones within six (decree 2026-96); the debtor
may object within a month from the service; since then the order is enforced once two
months have passed from the service without notice of an objection; older ones once the
month is over. Small claims (CPCE L125-1 and R125-1): up to EUR 5,000; the debtor
answers within a month, his silence refuses, and the creditor bears the cost. A judgment
that is deemed to be contradictory, or by default, lapses unless it is served within six
months (CPC 478): of all judgments they are watched.

Public bodies: a request for payment; silence of two months refuses it (CJA R421-1 and
R421-2), and opens the administrative court; a refusal in words has its own last day,
which is said on it. Meanwhile the médiateur des entreprises, or a comité consultatif
(CCP R2197-1), which holds the times. Never an agency.

>>> from datetime import date
>>> from followup_core.law.court.paths import time_of
>>> time_of(SERVED_WITHIN, date(2026, 9, 1)), time_of(SERVED_WITHIN, date(2026, 8, 31))
(Span(months=3, days=0), Span(months=6, days=0))
"""

from datetime import date

from ..court.evidence import Evidence
from ..court.limitation import PRIVATE, Span
from ..court.paths import (
    CONTESTED,
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
from ..statute import PUBLIC
from ..words import translatable as _

# Décret 2026-96 of 16 February 2026: orders made from this day on.
ORDERS_SINCE = date(2026, 9, 1)
SERVED_WITHIN = (Time(Span(6)), Time(Span(3), ORDERS_SINCE))
# Counted from the service, which is later than the order: who was served at the end of
# the six months of an old order waits longer than he had to.
ENFORCED_AFTER = (Time(Span(1)), Time(Span(2), ORDERS_SINCE))

_NOTICE = Step(
    "formal_notice",
    _("Formal notice"),
    StepKind.FORMAL_NOTICE,
    Actor.OURSELVES,
    "Code civil, art. 1344",
    evidence=Evidence.WRITTEN_DEMAND,
)
_SERVICE = SERVICE_OF_JUDGMENT._replace(
    article="Code de procédure civile, art. 478",
    after="judgment",
    within=(Time(Span(6)),),
    is_fatal=True,
)
_COURT = (
    Step(
        "summons",
        _("Summons before the court"),
        StepKind.SUMMONS,
        Actor.BAILIFF,
        "Code de procédure civile, art. 55",
        evidence=Evidence.COURT_CLAIM,
        is_claimable=True,
    ),
    HEARING,
    JUDGMENT,
    _SERVICE,
    SEIZURE,
)

PATHS = (
    Path(
        "fr_injonction",
        "Injonction de payer",
        PRIVATE,
        "Code de procédure civile, art. 1405 à 1422",
        "legifrance.gouv.fr; elead-avocat.fr; leanpay.io (décret 2026-96)",
        (
            _NOTICE,
            Step(
                "application",
                _("Application for the order"),
                StepKind.APPLICATION,
                Actor.OURSELVES,
                "Code de procédure civile, art. 1407",
                is_claimable=True,
                procedure="fr_injonction",
            ),
            Step(
                "order",
                _("Order of the court"),
                StepKind.ORDER,
                Actor.COURT,
                "Code de procédure civile, art. 1409",
            ),
            Step(
                "service",
                _("Service of the order"),
                StepKind.SERVICE,
                Actor.BAILIFF,
                "Code de procédure civile, art. 1411",
                within=SERVED_WITHIN,
                is_fatal=True,
                evidence=Evidence.PAYMENT_ORDER,
                is_claimable=True,
            ),
            Step(
                "enforceable",
                _("Order enforceable, without an objection"),
                StepKind.TITLE,
                Actor.COURT,
                "Code de procédure civile, art. 1422",
                wait=ENFORCED_AFTER,
                evidence=Evidence.JUDGMENT,
                branch=Branch.UNCONTESTED,
            ),
            *CONTESTED,
            _SERVICE._replace(branch=Branch.CONTESTED),
            SEIZURE,
        ),
    ),
    Path(
        "fr_small_claims",
        "Procédure simplifiée de recouvrement des petites créances",
        PRIVATE,
        "Code des procédures civiles d'exécution, art. L125-1",
        "macsf.fr",
        (
            Step(
                "invitation",
                _("Invitation to pay by a bailiff"),
                StepKind.SERVICE,
                Actor.BAILIFF,
                "Code des procédures civiles d'exécution, art. R125-1",
                procedure="fr_small_claims",
            ),
            Step(
                "agreed_title",
                _("Title on what the debtor agreed to"),
                StepKind.TITLE,
                Actor.BAILIFF,
                "Code des procédures civiles d'exécution, art. L125-1",
                within=(Time(Span(1)),),
                evidence=Evidence.JUDGMENT,
                branch=Branch.UNCONTESTED,
            ),
            SEIZURE._replace(branch=Branch.UNCONTESTED),
        ),
    ),
    Path(
        "fr_court",
        _("Summons before the court"),
        PRIVATE,
        "Code de procédure civile, art. 55",
        "legifrance.gouv.fr",
        (_NOTICE, *_COURT),
    ),
    Path(
        "fr_public",
        _("Public body: request, mediator, court"),
        (PUBLIC,),
        "Code de justice administrative, art. R421-1",
        "legifrance.gouv.fr; economie.gouv.fr, médiateur des entreprises",
        (
            Step(
                "request",
                _("Request for payment"),
                StepKind.REQUEST,
                Actor.OURSELVES,
                "Code de justice administrative, art. R421-1",
                evidence=Evidence.WRITTEN_DEMAND,
            ),
            Step(
                "mediator",
                "Médiateur des entreprises",
                StepKind.MEDIATION,
                Actor.MEDIATOR,
                "Code de la commande publique, art. L2197-1 à L2197-7",
                procedure="fr_mediateur",
            ),
            Step(
                "committee",
                "Comité consultatif de règlement amiable",
                StepKind.MEDIATION,
                Actor.MEDIATOR,
                "Code de la commande publique, art. R2197-1",
                procedure="fr_comite",
            ),
            Step(
                "application",
                _("Application to the administrative court"),
                StepKind.APPLICATION,
                Actor.LAWYER,
                "Code de justice administrative, art. R421-2",
                after="request",
                wait=(Time(Span(2)),),
                evidence=Evidence.COURT_CLAIM,
                is_claimable=True,
            ),
            HEARING,
            JUDGMENT,
        ),
    ),
)
