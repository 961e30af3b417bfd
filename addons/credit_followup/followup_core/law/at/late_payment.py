"""Austria: Unternehmensgesetzbuch §§ 456 and 458, ABGB §§ 1000 and 1333.

Between businesses: 9.2 points above the base rate of the first day of the half-year;
contracts before 16 March 2013 eight points. EUR 40 (§ 458). Consumers: four percent. A
day to pay that is a Saturday, a Sunday, a holiday or Good Friday moves to the next
working day (ABGB § 903; BGBl. 37/1961).

EUR 36,500 for ten days at ten percent:

>>> from followup_core.claims.example import worked
>>> worked("AT", "36500.00", ("2025-01-31", "2025-02-10"),
...        {"at_b2b_ugb456": {"2025-01-01": "10.00"}})
('100.00', '40.00')
>>> worked("AT", "36500.00", ("2025-01-31", "2025-02-10"), {}, debtor="consumer")
('40.00', '0')
"""

from datetime import date
from decimal import Decimal

from ..calendar import yearly
from ..due import PUBLIC_TERM, Closed, Term, legal_due
from ..statute import (
    BUSINESS,
    CONSUMER,
    PUBLIC,
    ClauseRule,
    Lump,
    RateRule,
    Statute,
    forty_euro,
)

BUSINESS_INTEREST = "UGB § 456"
OLD_INTEREST = "UGB § 352, before the Zahlungsverzugsgesetz"
CONSUMER_INTEREST = "ABGB § 1333 (1) and § 1000 (1)"
COMPENSATION = "UGB § 458"
SOURCE = "ris.bka.gv.at; base rate of the Oesterreichische Nationalbank"
# The base rate may lie below zero.
MAY_BE_NEGATIVE = ("at_basiszinssatz",)
LATE_PAYMENT_ACT = date(2013, 3, 16)
# The series holds the base rate plus 9.2 points: eight points are 1.2 less.
EIGHT_POINTS = Decimal("-1.2")
FOUR_PERCENT = Decimal(4)
# Good Friday, Easter Sunday and Monday, Ascension, Whit Sunday and Monday, Corpus
# Christi.
holidays = yearly(
    (
        *((1, 1), (1, 6), (5, 1), (8, 15), (10, 26)),
        *((11, 1), (12, 8), (12, 25), (12, 26)),
    ),
    (-2, 0, 1, 39, 49, 50, 60),
)
CLOSED = Closed(holidays)
LEGAL_DUE = legal_due(Term("UGB § 459", public=PUBLIC_TERM), CLOSED)

STATUTES = (
    Statute(
        jurisdiction="AT",
        debtors=(BUSINESS, PUBLIC),
        article=BUSINESS_INTEREST,
        source=SOURCE,
        contracts_from=LATE_PAYMENT_ACT,
        rate=RateRule(("at_b2b_ugb456",)),
        lump=Lump(forty_euro, COMPENSATION),
        legal_due=LEGAL_DUE,
    ),
    Statute(
        jurisdiction="AT",
        debtors=(BUSINESS, PUBLIC),
        article=OLD_INTEREST,
        source=SOURCE,
        contracts_from=date(2007, 1, 1),
        contracts_to=LATE_PAYMENT_ACT,
        rate=RateRule(("at_b2b_ugb456",), EIGHT_POINTS),
        legal_due=legal_due(closed=CLOSED),
    ),
    Statute(
        jurisdiction="AT",
        debtors=(CONSUMER,),
        article=CONSUMER_INTEREST,
        source=SOURCE,
        rate=RateRule(fixed=FOUR_PERCENT),
        clause=ClauseRule.LOWER,
        legal_due=legal_due(closed=CLOSED),
    ),
)
