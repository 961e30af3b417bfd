"""Slovakia: Obchodný zákonník §§ 340a, 369 and 369c, nariadenie vlády 21/2013.

Between businesses and by public bodies (§ 1 of the order): the key rate of the first
day of each half-year plus eight points, or, where the creditor chose so, that of the
first day of the delay plus nine points for the whole delay; EUR 40 (§ 2). Consumers
(Občiansky zákonník § 517, nariadenie 87/1995 § 3): the key rate of the first day of the
delay plus five points, at most. A day to pay that is not worked moves on (Občiansky
zákonník § 122 (3)). Contracts since 1 February 2013.

EUR 36,500 late for ten days over two changes: by the half-year, chosen, of a consumer.

>>> from followup_core.claims.example import worked
>>> rates = {"ecb_ref_semester": {"2026-01-01": "2.15", "2026-07-01": "2.40"},
...          "ecb_mro": {"2026-06-17": "2.40"}}
>>> worked("SK", "36500.00", ("2026-06-25", "2026-07-05"), rates)
('102.75', '40.00')
>>> worked("SK", "36500.00", ("2026-06-25", "2026-07-05"), rates, rate_choice="locked")
('114.00', '40.00')
>>> worked("SK", "36500.00", ("2026-06-25", "2026-07-05"), rates, debtor="consumer")
('74.00', '0')
"""

from datetime import date
from decimal import Decimal

from .calendar import yearly
from .case import Allocation
from .court.evidence import Evidence
from .court.limitation import Rule, effects, title, years
from .due import Closed, Term, legal_due
from .eu import KEY_RATE, REFERENCE
from .statute import (
    BUSINESS,
    CONSUMER,
    PUBLIC,
    Lump,
    RateRule,
    businesses_and_public,
    forty_euro,
    of_consumers,
)

SOURCE = "slov-lex.sk"
# Good Friday and Easter Monday. Some are worked since 2024: the later day is safe.
holidays = yearly(
    (
        *((1, 1), (1, 6), (5, 1), (5, 8), (7, 5), (8, 29), (9, 1)),
        *((9, 15), (11, 1), (11, 17), (12, 24), (12, 25), (12, 26)),
    ),
    (-2, 1),
)

STATUTES = (
    *businesses_and_public(
        jurisdiction="SK",
        article="Obchodný zákonník § 369 (2), nariadenie vlády 21/2013 § 1",
        source=SOURCE,
        contracts_from=date(2013, 2, 1),
        rate=RateRule(REFERENCE, Decimal(8)),
        choice=RateRule((KEY_RATE,), Decimal(9), locked=True),
        lump=Lump(forty_euro, "Nariadenie vlády 21/2013 § 2"),
        legal_due=legal_due(Term("Obchodný zákonník § 340a"), Closed(holidays)),
        allocation=Allocation.PRINCIPAL_FIRST,
    ),
    of_consumers(
        jurisdiction="SK",
        article="Občiansky zákonník § 517 (2), nariadenie vlády 87/1995 § 3",
        source=SOURCE,
        contracts_from=date(2013, 2, 1),
        rate=RateRule((KEY_RATE,), Decimal(5), locked=True),
        legal_due=legal_due(closed=Closed(holidays)),
        allocation=Allocation.PRINCIPAL_FIRST,
    ),
)

# Four years between businesses (§ 397), again after a written acknowledgement (§ 407);
# three of others, where no acknowledgement is relied on. A title: ten years.
_TITLE = title(years(10), "Občiansky zákonník, § 110")
LIMITATION = (
    Rule(
        (BUSINESS,),
        years(4),
        "Obchodný zákonník, § 397",
        "sbagency.sk; vyvlastnenie.sk",
        effects=effects(_TITLE),
    ),
    Rule(
        (CONSUMER, PUBLIC),
        years(3),
        "Občiansky zákonník, § 101",
        "sbagency.sk; vyvlastnenie.sk",
        effects=effects(
            _TITLE,
            without=(
                Evidence.ACKNOWLEDGEMENT,
                Evidence.PART_PAYMENT,
                Evidence.AGREEMENT,
            ),
        ),
    ),
)
