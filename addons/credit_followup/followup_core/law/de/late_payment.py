"""Germany: Bürgerliches Gesetzbuch, §§ 286 to 289 and 193.

Base rate of the half-year plus nine points where no consumer is involved (§ 288 (2);
contracts before 29 July 2014 plus eight), plus five of a consumer (§ 288 (1)). A
negative base rate is subtracted. EUR 40 where the debtor is no consumer (§ 288 (5)). A
day to pay, or the last of those thirty days, that is a Saturday, a Sunday or a public
holiday moves to the next working day (§ 193). One that only the invoice names puts
nobody in default: a reminder does, or thirty days from due date and receipt, of a
consumer where the invoice said so (§ 286). No interest on interest (§ 289).

EUR 4,000 late from 1 May to 31 October 2025, at 2.27 + 9 and 1.27 + 9 percent:

>>> from followup_core.claims.example import worked
>>> base = {"de_basiszinssatz": {"2025-01-01": "2.27", "2025-07-01": "1.27"}}
>>> worked("DE", "4000.00", ("2025-04-30", "2025-10-31"), base)
('213.77', '40.00')
>>> worked("DE", "10000.00", ("2021-12-31", "2022-06-30"),
...        {"de_basiszinssatz": {"2022-01-01": "-0.88"}})
('402.66', '40.00')
"""

from datetime import date
from decimal import Decimal

from ...rates.table import RateTable
from ..calendar import yearly
from ..case import Terms
from ..due import PUBLIC_TERM, Closed, Term, legal_due
from ..mentions import Invoice, Mention
from ..sentences import UNLESS_AGREED
from ..start import by_reminder_or_thirty_days
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
from ..words import translatable as _

DEFAULT_INTEREST = "BGB § 288 (2)"
CONSUMER_INTEREST = "BGB § 288 (1)"
COMPENSATION = "BGB § 288 (5)"
SOURCE = "gesetze-im-internet.de; base rate of the Bundesbank"
BASE_RATE = ("de_basiszinssatz",)
# A negative base rate is subtracted (§ 247).
MAY_BE_NEGATIVE = BASE_RATE
# Law against late payment in business: contracts from this day (EGBGB art. 229 § 34).
NINE_POINTS_SINCE = date(2014, 7, 29)
MODERNISED = date(2002, 1, 1)


# Those of all states: Good Friday, Easter Monday, Ascension, Whit Monday.
_fixed = yearly(((1, 1), (5, 1), (10, 3), (12, 25), (12, 26)), (-2, 1, 39, 50))
# Five hundred years of the Reformation, once in all states.
REFORMATION = date(2017, 10, 31)


def holidays(year: int) -> frozenset[date]:
    """Return the public holidays of all states."""
    once = {REFORMATION} if year == REFORMATION.year else set()
    return _fixed(year) | once


CLOSED = Closed(holidays)
LEGAL_DUE = legal_due(Term("BGB § 271a", public=PUBLIC_TERM), CLOSED)
HINT = _(
    "You are in default at the latest if you do not pay within thirty days of the due "
    "date and of receipt of this invoice (article %(article)s)."
)


def default_hint(
    _terms: Terms, _invoice: Invoice, _table: RateTable
) -> tuple[Mention, ...]:
    """Return the hint without which thirty days put no consumer in default."""
    return (Mention(HINT, article="BGB § 286 (3)"),)


DEFAULT = by_reminder_or_thirty_days("BGB § 286 (2) and (3)", CLOSED)

STATUTES = (
    Statute(
        jurisdiction="DE",
        debtors=(BUSINESS, PUBLIC),
        article=DEFAULT_INTEREST,
        source=SOURCE,
        contracts_from=NINE_POINTS_SINCE,
        rate=RateRule(BASE_RATE, Decimal(9)),
        lump=Lump(forty_euro, COMPENSATION),
        legal_due=LEGAL_DUE,
        start=DEFAULT,
        starts=UNLESS_AGREED,
    ),
    Statute(
        jurisdiction="DE",
        debtors=(BUSINESS, PUBLIC),
        article=DEFAULT_INTEREST,
        source=SOURCE,
        contracts_from=MODERNISED,
        contracts_to=NINE_POINTS_SINCE,
        rate=RateRule(BASE_RATE, Decimal(8)),
        legal_due=LEGAL_DUE,
        start=DEFAULT,
        starts=UNLESS_AGREED,
    ),
    Statute(
        jurisdiction="DE",
        debtors=(CONSUMER,),
        article=CONSUMER_INTEREST,
        source=SOURCE,
        contracts_from=MODERNISED,
        rate=RateRule(BASE_RATE, Decimal(5)),
        clause=ClauseRule.LOWER,
        mentions=default_hint,
        tells_default=True,
        legal_due=LEGAL_DUE,
        start=DEFAULT,
        starts=UNLESS_AGREED,
    ),
)
