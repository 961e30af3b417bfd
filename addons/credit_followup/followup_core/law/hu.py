"""Hungary: Polgári Törvénykönyv 6:48 and 6:155, 2016. évi IX. törvény.

The base rate of the Magyar Nemzeti Bank on the first day of the half-year plus eight
points, of right from the day after the due date; of consumers the base rate alone. A
debt in euro follows the key rate of the European Central Bank in the same way. EUR 40,
converted at the bank's mean rate of the day on which interest starts, where they are
claimed within a year of the delay (2016. évi IX. törvény, 3. §). A day to pay that is
not worked moves on. Contracts since 15 March 2014. The base rate of 1 July 2026 was not
found: that half-year is refused.

HUF 36,500 for ten days at 14.5 percent; a debt in euro at 2.15 + 8 percent:

>>> from followup_core.claims.example import worked
>>> rates = {"hu_b2b": {"2026-01-01": "14.50"},
...          "ecb_ref_semester": {"2026-01-01": "2.15"}}
>>> worked("HU", "36500.00", ("2026-02-27", "2026-03-09"), rates, currency="HUF")
('145.00', '0')
>>> worked("HU", "36500.00", ("2026-02-27", "2026-03-09"), rates)
('101.50', '40.00')
"""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from .calendar import DAY, yearly
from .case import Allocation, Debt, Request
from .court.limitation import PRIVATE, DebtNature, Rule, effects, years
from .due import Closed, Term, legal_due
from .eu import REFERENCE
from .statute import (
    Lump,
    RateRule,
    Start,
    automatic,
    businesses_and_public,
    forty_euro,
    of_consumers,
)

FORINT, EURO = "HUF", "EUR"
BASE_RATE = ("hu_mnb_base_first_day",)
EIGHT = Decimal(8)
YEAR = timedelta(days=365)
# Good Friday, Easter Monday, Whit Monday; Christmas Eve since 2024.
holidays = yearly(
    (
        *((1, 1), (3, 15), (5, 1), (8, 20), (10, 23), (11, 1)),
        *((12, 24), (12, 25), (12, 26)),
    ),
    (-2, 1, 50),
)


def within_a_year(request: Request, debt: Debt, due: date) -> Start:
    """The fixed sum is lost where no letter of the first year asked for it."""
    start = automatic(request, debt, due)
    until = due + YEAR
    asked = (one.sent_on for one in request.letters(debt, due))
    if min(asked, default=request.as_of) <= until:
        return start
    return start._replace(costs_from=None)


def first_late(due: date) -> date:
    """Return the day on which interest starts."""
    return due + DAY


LAW: dict[str, Any] = {
    "jurisdiction": "HU",
    "source": "njt.hu; base rate of the Magyar Nemzeti Bank",
    "contracts_from": date(2014, 3, 15),
    "legal_due": legal_due(Term("Ptk. 6:130. §"), Closed(holidays)),
    "allocation": Allocation.PRINCIPAL_FIRST,
}

STATUTES = tuple(
    statute
    for currency, commercial, base in (
        (FORINT, RateRule(("hu_b2b",)), RateRule(BASE_RATE)),
        (EURO, RateRule(REFERENCE, EIGHT), RateRule(REFERENCE)),
    )
    for statute in (
        *businesses_and_public(
            article="Ptk. 6:155. §",
            currency=currency,
            debts_in=(currency,),
            rate=commercial,
            start=within_a_year,
            lump=Lump(
                forty_euro,
                "2016. évi IX. törvény, 3. §",
                currency=EURO,
                converted_on=first_late,
            ),
            **LAW,
        ),
        of_consumers(
            article="Ptk. 6:48. §",
            currency=currency,
            debts_in=(currency,),
            rate=base,
            **LAW,
        ),
    )
)

# Five years (6:22. §), again after an acknowledgement (6:25. §); a demand does nothing
# since 15 March 2014. Utilities may have a shorter time: none is given for them. Public
# bodies, and how long a title lives, were not read.
_LIMITATION: dict[str, Any] = {
    "article": "Ptk. 6:22. §",
    "source": "2013. évi V. törvény",
    "effects": effects(),
}
LIMITATION = (
    Rule(PRIVATE, years(5), **_LIMITATION),
    Rule(PRIVATE, None, natures=(DebtNature.UTILITIES,), **_LIMITATION),
)
