"""Sweden: räntelag (1975:635) and lag (1981:739).

Reference rate of the Riksbank for the half-year plus eight points (6 and 9 §), from the
day after an agreed due date (3 §), otherwise from thirty days after the invoice (4 §);
the same of consumers. SEK 450 between traders and by authorities (lag 1981:739, 4 a §).
Closed days were not read for a due date: the later day is the safe one. Contracts since
16 March 2013. The rate of the first half of 2025 was not confirmed: it is refused.

SEK 36,500 for ten days at ten percent:

>>> from followup_core.claims.example import worked
>>> rates = {"se_drojsmalsranta": {"2026-01-01": "10.00"}}
>>> worked("SE", "36500.00", ("2026-02-27", "2026-03-09"), rates, currency="SEK")
('100.00', '450.00')
>>> worked("SE", "36500.00", ("2026-02-27", "2026-03-09"), rates, currency="SEK",
...        debtor="consumer")
('100.00', '0')
"""

from datetime import date
from decimal import Decimal
from typing import Any

from .calendar import DAY, SATURDAY, first_on_or_after, yearly
from .case import Allocation
from .court.evidence import Evidence
from .court.limitation import RESTARTS, Rule, Start, effects, years
from .due import Closed, Term, legal_due
from .sentences import UNLESS_AGREED
from .start import thirty_days_after_invoice
from .statute import (
    BUSINESS,
    CONSUMER,
    PUBLIC,
    Lump,
    RateRule,
    businesses_and_public,
    flat,
    of_consumers,
)

SUM = Decimal(450)
# Good Friday, Easter Sunday and Monday, Ascension, Whit Sunday; the eves count too.
_fixed = yearly(
    (
        *((1, 1), (1, 6), (5, 1), (6, 6)),
        *((12, 24), (12, 25), (12, 26), (12, 31)),
    ),
    (-2, 0, 1, 39, 49),
)


def holidays(year: int) -> frozenset[date]:
    """Return the holidays, with Midsummer and its eve and All Saints."""
    midsummer = first_on_or_after(date(year, 6, 20), SATURDAY)
    all_saints = first_on_or_after(date(year, 10, 31), SATURDAY)
    return _fixed(year) | {midsummer - DAY, midsummer, all_saints}


CLOSED = Closed(holidays)
LAW: dict[str, Any] = {
    "jurisdiction": "SE",
    "article": "Räntelag (1975:635), 6 §",
    "source": "riksdagen.se; reference rate of the Riksbank each half-year",
    "contracts_from": date(2013, 3, 16),
    "currency": "SEK",
    "rate": RateRule(("se_drojsmalsranta",)),
    "start": thirty_days_after_invoice(CLOSED),
    "starts": UNLESS_AGREED,
    "legal_due": legal_due(Term("Räntelag (1975:635), 2 a §"), CLOSED),
    "allocation": Allocation.PRINCIPAL_FIRST,
}

STATUTES = (
    *businesses_and_public(lump=Lump(flat(SUM), "Lag (1981:739), 4 a §"), **LAW),
    of_consumers(**LAW),
)

# Ten years from the day on which the debt arose, three of a consumer (2 §). A written
# demand or reminder is enough for a new time (5 and 6 §§); of a title the same is
# counted.
_EFFECTS = effects(
    RESTARTS, {Evidence.WRITTEN_DEMAND: RESTARTS, Evidence.LAWYER_NOTICE: RESTARTS}
)
_PRESKRIPTION = "Preskriptionslag (1981:130), 2 §"
LIMITATION = tuple(
    Rule(
        debtors,
        span,
        _PRESKRIPTION,
        "riksdagen.se; b2-impact.se",
        start=Start.ARISING,
        effects=_EFFECTS,
    )
    for debtors, span in (((BUSINESS, PUBLIC), years(10)), ((CONSUMER,), years(3)))
)
