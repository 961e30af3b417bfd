"""Bulgaria: Търговски закон art. 303а and 309а, ПМС 426/2014.

Since 2026, with the euro: the reference rate of the half-year plus eight points, of
right from the day after the due date, of consumers too (Закон за задълженията и
договорите, art. 86). Before 2026 the rate followed the national bank: those days are
refused. The fixed sum (art. 309а) was read in leva only, EUR 40.90: the EUR 40 of the
Directive are certain and charged. Whether a day is 1/360 of a year was not confirmed:
1/365 is charged, which is less. Closed days: art. 72 was not read, the later day is the
safe one. Contracts since 16 March 2013.

EUR 36,500 for ten days at 10.15 percent:

>>> from followup_core.claims.example import worked
>>> rates = {"bg_zakonna_lihva": {"2026-01-01": "10.15"}}
>>> worked("BG", "36500.00", ("2026-02-27", "2026-03-09"), rates)
('101.50', '40.00')
>>> worked("BG", "36500.00", ("2026-02-27", "2026-03-09"), rates, debtor="consumer")
('101.50', '0')
"""

from datetime import date
from typing import Any

from ..rates.rules import Derivation, points_above
from .calendar import DAY, SATURDAY, orthodox_easter, yearly
from .case import Allocation
from .court.limitation import PRIVATE, DebtNature, Rule, effects, title, years
from .due import Closed, Term, legal_due
from .statute import Lump, RateRule, businesses_and_public, forty_euro, of_consumers

SERIES = ("bg_zakonna_lihva",)
DERIVED = (Derivation(SERIES[0], points_above(8), since=date(2026, 1, 1)),)
_FIXED = (
    *((1, 1), (3, 3), (5, 1), (5, 6), (5, 24), (9, 6)),
    *((9, 22), (12, 24), (12, 25), (12, 26)),
)
# Good Friday to Easter Monday.
_own = yearly(_FIXED, (-2, -1, 0, 1), orthodox_easter)


def holidays(year: int) -> frozenset[date]:
    """Return the holidays; one at a weekend gives the next working day (since 2017)."""
    found = set(_own(year))
    for month, day in _FIXED:
        given = date(year, month, day)
        if given.weekday() >= SATURDAY:
            while given in found or given.weekday() >= SATURDAY:
                given += DAY
            found.add(given)
    return frozenset(found)


LAW: dict[str, Any] = {
    "jurisdiction": "BG",
    "article": "ЗЗД чл. 86; ПМС 426/2014",
    "source": "dnes.bg, 23 December 2025; trud.bg",
    "contracts_from": date(2013, 3, 16),
    "rate": RateRule(SERIES),
    "legal_due": legal_due(Term("Търговски закон, чл. 303а"), Closed(holidays)),
    "allocation": Allocation.PRINCIPAL_FIRST,
}

STATUTES = (
    *businesses_and_public(lump=Lump(forty_euro, "Търговски закон, чл. 309а"), **LAW),
    of_consumers(**LAW),
)

# Five years (art. 110), three for periodic debts (art. 111), again after an
# acknowledgement (art. 116); a title five (art. 117). Public bodies were not read.
_LIMITATION: dict[str, Any] = {
    "source": "tomovi.org",
    "effects": effects(title(years(5), "ЗЗД, чл. 117")),
}
LIMITATION = (
    Rule(PRIVATE, years(5), "ЗЗД, чл. 110", **_LIMITATION),
    Rule(
        PRIVATE,
        years(3),
        "ЗЗД, чл. 111",
        natures=(DebtNature.PERIODIC, DebtNature.UTILITIES),
        **_LIMITATION,
    ),
)
