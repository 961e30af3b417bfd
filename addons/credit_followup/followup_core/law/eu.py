"""The Union: the reference rate that the laws of the members with the euro share.

Directive 2011/7/EU, art. 2 (7) (a): the main refinancing rate of the European Central
Bank on the first day of each half-year. The Union has no statute here: a directive
alone binds no private debtor, and a member without the euro has its own bank's rate
(art. 2 (7) (b)).
"""

from datetime import date

from ..rates.rules import Derivation, points_above

KEY_RATE = "ecb_mro"
REFERENCE = ("ecb_ref_semester",)
# The first half-year of art. 2 (7).
DERIVED_SINCE = date(2013, 7, 1)
DERIVED = (Derivation(REFERENCE[0], points_above(0)),)
