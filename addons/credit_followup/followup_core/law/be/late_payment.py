"""Belgium.

Between businesses and by public bodies: law of 2 August 2002 (Moniteur belge of 7
August 2002), interest of right at the reference rate plus eight points, rounded up to
the next half point and published each half-year (art. 5), EUR 40 (art. 6), a term of
sixty days at most, else thirty (art. 4, contracts since 1 February 2022). Consumers:
Code of economic law, Book XIX (law of 4 May 2023): nothing without a clause, nor before
the free first reminder and fourteen days; never above the caps of art. XIX.4.

>>> from decimal import Decimal
>>> cent = Decimal("0.01")
>>> [consumer_cap(Decimal(x), cent) for x in ("150", "150.05", "215", "650", "50000")]
[Decimal('20'), Decimal('30.00'), Decimal('36.50'), Decimal('72.50'), Decimal('2000')]

EUR 1,210 late for 89 days at 11.50 percent:

>>> from followup_core.claims.example import worked
>>> worked("BE", "1210.00", ("2025-01-31", "2025-04-30"),
...        {"be_b2b": {"2025-01-01": "11.50"}})
('33.93', '40.00')
"""

from datetime import date, timedelta
from decimal import Decimal
from functools import cache

from ...money import down
from ...rates.rules import Derivation, ceil_half
from ..calendar import easter, nth_working_day
from ..case import CreditorKind, Debt, Notice, NoticeChannel, Request
from ..due import LONGEST_TERM
from ..findings import FREE_REMINDER_MISSING, TERM_TOO_LONG, finding
from ..mentions import own_mentions
from ..sentences import AFTER_FREE_REMINDER
from ..statute import (
    BUSINESS,
    CONSUMER,
    DAY,
    PUBLIC,
    ClauseRule,
    LegalDue,
    Lump,
    RateRule,
    Start,
    Statute,
    forty_euro,
)
from ..words import translatable as _

LATE_PAYMENT = _("Law of 2 August 2002, art. 5")
COMPENSATION = _("Law of 2 August 2002, art. 6")
TERM = _("Law of 2 August 2002, art. 4")
BOOK_XIX = _("Code of economic law, art. XIX.4")
FREE_REMINDER = _("Code of economic law, art. XIX.2")
SOURCE = "Moniteur belge, 7 August 2002; reference rates by notice each half-year"
BOOK_XIX_SOURCE = "Moniteur belge, 23 May 2023"

# Law of 22 November 2013: contracts before this day had seven points…
NEW_CONTRACTS = date(2013, 3, 16)
# Law of 14 August 2021, in force for contracts from this day.
SIXTY_DAYS_SINCE = date(2022, 2, 1)
DEFAULT_TERM = 30
# Book XIX governs new contracts, and from December older ones too.
NEW_CONSUMER_CONTRACTS = date(2023, 9, 1)
ALL_CONSUMER_CONTRACTS = date(2023, 12, 1)
# Art. XIX.2 § 2: fourteen days, by post from the third working day after sending.
WAITING_DAYS = 14
POST_WORKING_DAYS = 3
# Art. XIX.4: (principal above, base, share of what exceeds it), and the highest sum.
CAPS = (
    (Decimal(500), Decimal(65), Decimal("0.05")),
    (Decimal(150), Decimal(30), Decimal("0.10")),
)
FIRST_LETTER = _(
    "If the amount has not reached us by %(deadline)s, the accepted conditions of sale "
    "let us claim the following compensation, beside interest where they say so:"
)
# Art. 5: the reference rate plus eight points, rounded up to the next half point.
DERIVED = (Derivation("be_b2b", lambda key_rate: ceil_half(key_rate + 8)),)
LOWEST_CAP, HIGHEST_CAP = Decimal(20), Decimal(2000)


@cache
def holidays(year: int) -> frozenset[date]:
    """Return the ten public holidays (royal decree of 18 April 1974, art. 1)."""
    fixed = ((1, 1), (5, 1), (7, 21), (8, 15), (11, 1), (11, 11), (12, 25))
    moving = (1, 39, 50)  # Easter Monday, Ascension, Whit Monday
    return frozenset(
        [date(year, month, day) for month, day in fixed]
        + [easter(year) + timedelta(days=days) for days in moving]
    )


def consumer_cap(principal: Decimal, smallest: Decimal) -> Decimal:
    """Return the highest compensation of a consumer debt, rounded down."""
    for above, base, share in CAPS:
        if principal > above:
            cap = base + (principal - above) * share
            return min(down(cap, smallest), HIGHEST_CAP)
    return LOWEST_CAP if principal > 0 else Decimal(0)


def waiting_over_on(notice: Notice) -> date:
    """Return the first day on which the clause may be used after the free reminder.

    Saturdays and public holidays are no working days: the later day is the safe one.
    """
    first = notice.sent_on + DAY
    if notice.channel is not NoticeChannel.ELECTRONIC:
        first = nth_working_day(notice.sent_on, POST_WORKING_DAYS, holidays)
    return first + timedelta(days=WAITING_DAYS)


def last_day_without_cost(notice: Notice) -> date:
    """Return the last day on which the free reminder can be answered by paying."""
    return waiting_over_on(notice) - DAY


def after_free_reminder(request: Request, debt: Debt, due: date) -> Start:
    """Costs wait for the reminder and its term; so does interest.

    A small enterprise counts interest from the day after the reminder, once the term
    is over (art. XIX.4).
    """
    reminders = request.letters(debt, due)
    if not reminders:
        return Start(
            None,
            None,
            None,
            (finding(FREE_REMINDER_MISSING, debt.ref, FREE_REMINDER),),
        )
    first = min(reminders, key=waiting_over_on)
    over = waiting_over_on(first)
    runs = over
    if request.creditor is CreditorKind.SMALL_BUSINESS:
        runs = first.sent_on + DAY
    return Start(runs if request.as_of >= over else None, over, over)


def sixty_days_at_most(debt: Debt, request: Request) -> LegalDue:
    """Return the due date; a term over sixty days from receipt is thirty by law."""
    concluded = request.terms and request.terms.concluded_on
    since = debt.received_on or debt.invoiced_on
    contract = concluded or since
    if since is None or contract is None or contract < SIXTY_DAYS_SINCE:
        return LegalDue(debt.due_on)
    if debt.due_on <= since + timedelta(days=LONGEST_TERM):
        return LegalDue(debt.due_on)
    found = (finding(TERM_TOO_LONG, debt.ref, TERM),)
    if debt.received_on is None:
        # The thirty days count from receipt: without it, the agreed day stands.
        return LegalDue(debt.due_on, found)
    return LegalDue(debt.received_on + timedelta(days=DEFAULT_TERM), found)


STATUTES = (
    Statute(
        jurisdiction="BE",
        debtors=(BUSINESS,),
        article=LATE_PAYMENT,
        source=SOURCE,
        contracts_from=NEW_CONTRACTS,
        rate=RateRule(("be_b2b",)),
        lump=Lump(forty_euro, COMPENSATION),
        legal_due=sixty_days_at_most,
        mentions=own_mentions,
    ),
    Statute(
        jurisdiction="BE",
        debtors=(PUBLIC,),
        article=LATE_PAYMENT,
        source=SOURCE,
        contracts_from=NEW_CONTRACTS,
        rate=RateRule(("be_b2b",)),
        lump=Lump(forty_euro, COMPENSATION),
        legal_due=sixty_days_at_most,
        mentions=own_mentions,
        clause=ClauseRule.REFUSED,
    ),
    Statute(
        jurisdiction="BE",
        debtors=(BUSINESS, PUBLIC),
        article=LATE_PAYMENT,
        source=SOURCE,
        contracts_from=date(2002, 8, 7),
        contracts_to=NEW_CONTRACTS,
        rate=RateRule(("be_b2b_old_contracts", "be_b2b")),
        mentions=own_mentions,
    ),
    *(
        Statute(
            jurisdiction="BE",
            debtors=(CONSUMER,),
            article=BOOK_XIX,
            source=BOOK_XIX_SOURCE,
            contracts_from=since,
            contracts_to=until,
            claims_from=claims,
            rate=RateRule(("be_b2b",)),
            clause=ClauseRule.CAPPED,
            lump=Lump(consumer_cap, BOOK_XIX, by_clause=True),
            start=after_free_reminder,
            first_letter=FIRST_LETTER,
            answer_by=last_day_without_cost,
            names_everything=True,
            starts=AFTER_FREE_REMINDER,
            mentions=own_mentions,
        )
        for since, until, claims in (
            (NEW_CONSUMER_CONTRACTS, date.max, date.min),
            (date.min, NEW_CONSUMER_CONTRACTS, ALL_CONSUMER_CONTRACTS),
        )
    ),
)
