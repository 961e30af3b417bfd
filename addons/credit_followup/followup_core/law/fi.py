"""Finland: korkolaki 633/1982 and laki kaupallisten sopimusten maksuehdoista 30/2013.

Between businesses and by public bodies (4 a §): the reference rate, which is the key
rate of the first day of the half-year rounded up to the next half point (12 §), plus
eight points, of right from the day after the due date; EUR 40 (laki saatavien
perinnästä 513/1999). By consumers (4 §): plus seven points, mandatory at the most
(2 §), from thirty days after the invoice where that is later; the fees of a reminder
are not asked. A day to pay that is not worked moves on (velkakirjalaki 622/1947, 5 §):
Saturdays, holidays and the eves of Midsummer and Christmas. Contracts since 16 March
2013.

EUR 36,500 for ten days at 3.5 + 8 and at 3.5 + 7 percent:

>>> from followup_core.claims.example import worked
>>> rates = {"fi_viitekorko": {"2025-01-01": "3.50"}}
>>> worked("FI", "36500.00", ("2025-01-31", "2025-02-10"), rates)
('115.00', '40.00')
>>> worked("FI", "36500.00", ("2025-01-31", "2025-02-10"), rates, debtor="consumer")
('105.00', '0')
>>> DERIVED[0].rule(Decimal("3.15"))
Decimal('3.50')
>>> sorted(day.isoformat() for day in holidays(2026) if day.month in (6, 11))
['2026-06-19', '2026-06-20']
>>> sorted(day.isoformat() for day in holidays(2026) if day.month == 10)
['2026-10-31']
"""

from datetime import date
from decimal import Decimal

from ..rates.rules import Derivation, ceil_half
from .calendar import SATURDAY, first_on_or_after, yearly
from .case import Debt, Request
from .court.evidence import Evidence
from .court.limitation import EVERYBODY, RESTARTS, Rule, effects, title, years
from .due import Closed, Term, legal_due
from .sentences import AFTER_THIRTY_DAYS, UNLESS_AGREED
from .start import thirty_days_after, thirty_days_after_invoice
from .statute import (
    DAY,
    Lump,
    RateRule,
    Start,
    businesses_and_public,
    forty_euro,
    of_consumers,
)

BUSINESS_INTEREST = "Korkolaki 633/1982, 4 a §"
CONSUMER_INTEREST = "Korkolaki 633/1982, 4 §"
COMPENSATION = "Laki saatavien perinnästä 513/1999"
TERM = "Laki kaupallisten sopimusten maksuehdoista 30/2013"
SOURCE = "finlex.fi; reference rate of Suomen Pankki"
SINCE = date(2013, 3, 16)
REFERENCE = ("fi_viitekorko",)
DERIVED = (Derivation(REFERENCE[0], ceil_half),)
# Good Friday, Easter Sunday and Monday, Ascension, Whit Sunday.
_fixed = yearly(
    ((1, 1), (1, 6), (5, 1), (12, 6), (12, 24), (12, 25), (12, 26)),
    (-2, 0, 1, 39, 49),
)


def holidays(year: int) -> frozenset[date]:
    """Return the public holidays, and the eves on which no debt is due."""
    midsummer = first_on_or_after(date(year, 6, 20), SATURDAY)
    all_saints = first_on_or_after(date(year, 10, 31), SATURDAY)
    return _fixed(year) | {midsummer - DAY, midsummer, all_saints}


CLOSED = Closed(holidays)


def after_thirty_days(_request: Request, debt: Debt, due: date) -> Start:
    """Interest waits thirty days from the invoice: a consumer rarely agreed a day."""
    first = due + DAY
    # A day that nobody agreed on waits from itself where the invoice has no date.
    invoiced = debt.invoiced_on or (None if debt.due_agreed else debt.due_on)
    if invoiced is not None:
        first = max(first, thirty_days_after(invoiced, CLOSED) + DAY)
    return Start(first, None, first)


LEGAL_DUE = legal_due(Term(TERM), CLOSED)

STATUTES = (
    *businesses_and_public(
        jurisdiction="FI",
        article=BUSINESS_INTEREST,
        source=SOURCE,
        contracts_from=SINCE,
        rate=RateRule(REFERENCE, Decimal(8)),
        lump=Lump(forty_euro, COMPENSATION),
        legal_due=LEGAL_DUE,
        start=thirty_days_after_invoice(CLOSED),
        starts=UNLESS_AGREED,
    ),
    of_consumers(
        jurisdiction="FI",
        article=CONSUMER_INTEREST,
        source=SOURCE,
        contracts_from=SINCE,
        rate=RateRule(REFERENCE, Decimal(7)),
        legal_due=LEGAL_DUE,
        start=after_thirty_days,
        starts=AFTER_THIRTY_DAYS,
    ),
)

# Three years from the due date (4 and 5 §§); any demand that arrived is enough for a
# new time (10 §). A title: five years.
LIMITATION = (
    Rule(
        EVERYBODY,
        years(3),
        "Laki velan vanhentumisesta 728/2003, 4 §",
        "edilex.fi, HE 187/2002",
        effects=effects(
            title(years(5), "Laki velan vanhentumisesta 728/2003, 13 §"),
            {Evidence.WRITTEN_DEMAND: RESTARTS, Evidence.LAWYER_NOTICE: RESTARTS},
        ),
    ),
)
