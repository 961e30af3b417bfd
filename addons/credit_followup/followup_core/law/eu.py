"""The Union: the reference rate that the laws of the members with the euro share.

Directive 2011/7/EU, art. 2 (7) (a): the main refinancing rate of the European Central
Bank on the first day of each half-year. The Union has no statute here: a directive
alone binds no private debtor, and a member without the euro has its own bank's rate
(art. 2 (7) (b)).
"""

from datetime import date

from ..rates.rules import Derivation, points_above
from .court.evidence import Evidence
from .court.limitation import PRIVATE, Span
from .court.paths import (
    CONTESTED,
    SEIZURE,
    Actor,
    Branch,
    Path,
    Step,
    StepKind,
    Time,
)
from .forms.payment_order import SECTIONS
from .procedures import Procedure
from .words import translatable as _

KEY_RATE = "ecb_mro"
REFERENCE = ("ecb_ref_semester",)
# The first half-year of art. 2 (7).
DERIVED_SINCE = date(2013, 7, 1)
DERIVED = (Derivation(REFERENCE[0], points_above(0)),)

_NAMES = """
AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK
"""
MEMBERS = frozenset(_NAMES.split())
# Article 2 (3): Denmark does not take part.
_WITHOUT = frozenset({"DK"})
TAKING_PART = MEMBERS - _WITHOUT

PROCEDURES = (
    Procedure(
        code="eu_payment_order",
        label=_("European order for payment, Form A"),
        article="Regulation (EC) No 1896/2006",
        source="Delegated Regulation (EU) 2017/1260, annex; eur-lex.europa.eu",
        members=TAKING_PART,
        consumers_at_home=True,
        sections=SECTIONS,
    ),
)

# Thirty days to object, from the service (art. 16 (2)); the court declares the order
# enforceable once a statement that was sent in time would have arrived (art. 18).
PATHS = (
    Path(
        "eu_payment_order",
        _("European order for payment"),
        PRIVATE,
        _("Regulation (EC) No 1896/2006"),
        "eur-lex.europa.eu",
        (
            Step(
                "application",
                _("Application for the order"),
                StepKind.APPLICATION,
                Actor.OURSELVES,
                _("Regulation (EC) No 1896/2006, art. 7"),
                is_claimable=True,
                procedure="eu_payment_order",
            ),
            Step(
                "service",
                _("Service of the order"),
                StepKind.SERVICE,
                Actor.COURT,
                _("Regulation (EC) No 1896/2006, art. 12"),
                evidence=Evidence.PAYMENT_ORDER,
            ),
            Step(
                "enforceable",
                _("Order enforceable, without an objection"),
                StepKind.TITLE,
                Actor.COURT,
                _("Regulation (EC) No 1896/2006, art. 18"),
                wait=(Time(Span(days=30)),),
                evidence=Evidence.JUDGMENT,
                branch=Branch.UNCONTESTED,
            ),
            *CONTESTED,
            SEIZURE,
        ),
    ),
)
