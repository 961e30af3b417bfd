"""Norway: forsinkelsesrenteloven (LOV-1976-12-17-100).

The rate published for each half-year (§ 3), from the day after a due date fixed in
advance, otherwise from thirty days after the demand (§ 2); the same of consumers. A
fixed compensation set with the rate, by the half-year in which the delay began (§ 3 a),
where it was read. Closed days were not read for a due date: the later day is the safe
one. Contracts since 1 July 2013.

NOK 36,500 for ten days at 12 percent:

>>> from followup_core.claims.example import worked
>>> rates = {"no_forsinkelsesrente": {"2026-01-01": "12.00"}}
>>> worked("NO", "36500.00", ("2026-02-27", "2026-03-09"), rates, currency="NOK")
('120.00', '460.00')
>>> worked("NO", "36500.00", ("2026-02-27", "2026-03-09"), rates, currency="NOK",
...        debtor="consumer")
('120.00', '0')
"""

from datetime import date
from decimal import Decimal
from typing import Any

from ..rates.table import half_year
from .calendar import yearly
from .case import Allocation
from .court.limitation import EVERYBODY, Rule, effects, title, years
from .due import Closed, Term, legal_due
from .sentences import UNLESS_AGREED
from .start import thirty_days_after_invoice
from .statute import (
    Lump,
    RateRule,
    businesses_and_public,
    nothing,
    of_consumers,
)

# Standardkompensasjon by the first day of the half-year; those that were read.
SUMS = {
    date(2016, 7, 1): Decimal(370),
    date(2019, 7, 1): Decimal(390),
    date(2020, 7, 1): Decimal(430),
    date(2021, 7, 1): Decimal(400),
    date(2022, 1, 1): Decimal(390),
    date(2022, 7, 1): Decimal(400),
    date(2023, 1, 1): Decimal(410),
    date(2024, 1, 1): Decimal(470),
    date(2025, 1, 1): Decimal(470),
    date(2026, 1, 1): Decimal(460),
    date(2026, 7, 1): Decimal(430),
}
# Maundy Thursday to Easter Monday, Ascension, Whit Sunday and Monday.
holidays = yearly(
    ((1, 1), (5, 1), (5, 17), (12, 24), (12, 25), (12, 26), (12, 31)),
    (-3, -2, 0, 1, 39, 49, 50),
)


def sum_of(first_late: date) -> Decimal | None:
    """Return the compensation of a delay that began on a day, None if it is unknown."""
    return SUMS.get(half_year(first_late))


CLOSED = Closed(holidays)
LAW: dict[str, Any] = {
    "jurisdiction": "NO",
    "article": "Forsinkelsesrenteloven § 3",
    "source": "regjeringen.no; Finanstilsynet; rate by regulation each half-year",
    "contracts_from": date(2013, 7, 1),
    "currency": "NOK",
    "rate": RateRule(("no_forsinkelsesrente",)),
    "start": thirty_days_after_invoice(CLOSED),
    "starts": UNLESS_AGREED,
    "legal_due": legal_due(Term("Forsinkelsesrenteloven § 2 a"), CLOSED),
    "allocation": Allocation.PRINCIPAL_FIRST,
}

STATUTES = (
    *businesses_and_public(
        lump=Lump(nothing, "Forsinkelsesrenteloven § 3 a", of_day=sum_of), **LAW
    ),
    of_consumers(**LAW),
)

# Three years from the day on which payment could first be asked (§§ 2 and 3), again
# after an acknowledgement (§ 14); a title ten years (§ 21).
LIMITATION = (
    Rule(
        EVERYBODY,
        years(3),
        "Foreldelsesloven, § 2",
        "lovdata.no",
        effects=effects(title(years(10), "Foreldelsesloven, § 21")),
    ),
)
