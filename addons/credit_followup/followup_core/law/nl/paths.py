"""The Netherlands: there is no national order to pay; a bailiff summons.

The demand gives the limitation a new time (Burgerlijk Wetboek, art. 3:317); of a
consumer the costs need the letter of fourteen days (art. 6:96 (6)).
"""

from ..court.evidence import Evidence
from ..court.limitation import EVERYBODY
from ..court.paths import (
    HEARING,
    JUDGMENT,
    SEIZURE,
    SERVICE_OF_JUDGMENT,
    Actor,
    Path,
    Step,
    StepKind,
)
from ..words import translatable as _

PATHS = (
    Path(
        "nl_dagvaarding",
        "Dagvaarding",
        EVERYBODY,
        "Wetboek van Burgerlijke Rechtsvordering, art. 111",
        "wetten.overheid.nl; das.nl",
        (
            Step(
                "demand",
                _("Formal notice"),
                StepKind.FORMAL_NOTICE,
                Actor.OURSELVES,
                "Burgerlijk Wetboek, art. 3:317, 6:96",
                evidence=Evidence.WRITTEN_DEMAND,
                is_claimable=True,
            ),
            Step(
                "summons",
                _("Summons before the court"),
                StepKind.SUMMONS,
                Actor.BAILIFF,
                "Wetboek van Burgerlijke Rechtsvordering, art. 111",
                evidence=Evidence.COURT_CLAIM,
                is_claimable=True,
            ),
            HEARING,
            JUDGMENT,
            SERVICE_OF_JUDGMENT,
            SEIZURE,
        ),
    ),
)
