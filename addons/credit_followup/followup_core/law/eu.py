"""The Union: the reference rate that the laws of the members with the euro share.

Directive 2011/7/EU, art. 2 (7) (a): the main refinancing rate of the European Central
Bank on the first day of each half-year. The Union has no statute here: a directive
alone binds no private debtor, and a member without the euro has its own bank's rate
(art. 2 (7) (b)).
"""

from datetime import date

from ..rates.rules import Derivation, points_above
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

PROCEDURES = (
    Procedure(
        code="eu_payment_order",
        label=_("European order for payment, Form A"),
        article="Regulation (EC) No 1896/2006",
        source="Delegated Regulation (EU) 2017/1260, annex; eur-lex.europa.eu",
        members=MEMBERS - _WITHOUT,
        consumers_at_home=True,
        sections=SECTIONS,
    ),
)
