"""The Netherlands: Burgerlijk Wetboek, Book 6.

Commercial interest (art. 119a, public bodies 119b) and statutory interest (art. 119,
120) of right from the day after the due date; each year the unpaid interest joins the
base (art. 119 (2)). Collection costs by the scale of the Besluit vergoeding voor
buitengerechtelijke incassokosten, one sum for all debts together (art. 96 (7)); of a
consumer only when fourteen days have passed since the day after he received a letter
that named the sum (art. 96 (6); Hoge Raad, ECLI:NL:HR:2016:2704). Fourteen days that
end on a Saturday, a Sunday or a holiday end on the next other day (Algemene
termijnenwet, art. 1 and 3).

>>> from decimal import Decimal
>>> cent = Decimal("0.01")
>>> [collection_cost(Decimal(x), cent) for x in ("50", "266.70", "10000", "9000000")]
[Decimal('40'), Decimal('40.0050'), Decimal('875.000'), Decimal('6775')]

EUR 10,000 late for a year: three half-years of interest, and the scale.

>>> from followup_core.claims.example import worked
>>> rates = {"2024-07-01": "12.25", "2025-01-01": "11.15", "2025-07-01": "10.15"}
>>> worked("NL", "10000.00", ("2024-11-30", "2025-11-30"), {"nl_handelsrente": rates})
('1082.42', '875.00')
"""

from datetime import date, timedelta
from decimal import Decimal

from ...rates.rules import Derivation, points_above
from ...rates.table import Period
from ..calendar import MONDAY, SUNDAY, nth_working_day, on_or_after, yearly
from ..case import Debt, Notice, Request
from ..due import Term, legal_due
from ..findings import FREE_REMINDER_MISSING, RECEIPT_UNKNOWN, finding
from ..sentences import COLLECTION_COSTS
from ..statute import (
    BUSINESS,
    CONSUMER,
    DAY,
    PUBLIC,
    ClauseRule,
    Lump,
    RateRule,
    Start,
    Statute,
)
from ..words import translatable as _

COMMERCIAL = "Burgerlijk Wetboek, art. 6:119a"
PUBLIC_BODIES = "Burgerlijk Wetboek, art. 6:119b"
STATUTORY = "Burgerlijk Wetboek, art. 6:119"
SCALE = "Besluit vergoeding voor buitengerechtelijke incassokosten, art. 2"
FOURTEEN_DAYS = "Burgerlijk Wetboek, art. 6:96 (6)"
TERM = "Burgerlijk Wetboek, art. 6:119a (5)"
SOURCE = "wetten.overheid.nl"
# The scale is in force since this day.
SCALE_SINCE = date(2012, 7, 1)
LETTER_DAYS = 14
# In general a letter is there on the second day on which letters are brought.
BROUGHT_ON = 2
FIRST_LETTER = _(
    "If the amount has not reached us by %(deadline)s, which is fourteen days from the "
    "day after you receive this message, the following collection costs will be due by "
    "law (article 6:96 of the Dutch Civil Code):"
)
# Art. 2 (1): share of each part of the principal, up to where the part ends.
PARTS = (
    (Decimal(2500), Decimal("0.15")),
    (Decimal(5000), Decimal("0.10")),
    (Decimal(10_000), Decimal("0.05")),
    (Decimal(200_000), Decimal("0.01")),
)
REST = Decimal("0.005")
LEAST, MOST = Decimal(40), Decimal(6775)


def collection_cost(principal: Decimal, _smallest: Decimal) -> Decimal:
    """Return the cost of collection for the principal of all debts together."""
    if principal <= 0:
        return Decimal(0)
    cost, below = Decimal(0), Decimal(0)
    for end, share in PARTS:
        cost += max(min(principal, end) - below, Decimal(0)) * share
        below = end
    cost += max(principal - below, Decimal(0)) * REST
    return min(max(cost, LEAST), MOST)


# Good Friday to Easter Monday, Ascension, Whit Sunday and Monday (Algemene
# termijnenwet, art. 3).
_fixed = yearly(((1, 1), (4, 27), (5, 5), (12, 25), (12, 26)), (-2, 0, 1, 39, 49, 50))
# No letters are brought on these (Hoge Raad, ECLI:NL:HR:2016:2704).
NO_POST = frozenset((SUNDAY, MONDAY))
KING, KING_ON_SATURDAY = (4, 27), (4, 26)


def holidays(year: int) -> frozenset[date]:
    """Return the holidays; the King's Day of a Sunday is that of the Saturday."""
    king = date(year, *KING)
    on_saturday = {date(year, *KING_ON_SATURDAY)} if king.weekday() == SUNDAY else set()
    return _fixed(year) | on_saturday


def last_day_without_cost(notice: Notice) -> date:
    """Return the last of the fourteen days after receipt.

    What is posted arrives on the second day on which letters are brought: a day that
    is named too early costs all costs.

    >>> from followup_core.law.case import NoticeChannel, NoticeKind
    >>> posted = Notice(NoticeKind.REMINDER, NoticeChannel.POST, date(2025, 10, 3))
    >>> last_day_without_cost(posted)  # a Friday: received on Tuesday, 7 October
    datetime.date(2025, 10, 21)
    """
    received = notice.arrived_on
    if received is None:
        received = nth_working_day(notice.sent_on, BROUGHT_ON, holidays, NO_POST)
    return _fourteen_days_after(received)


def _fourteen_days_after(received: date) -> date:
    return on_or_after(received + timedelta(days=LETTER_DAYS), holidays)


def after_fourteen_day_letter(request: Request, debt: Debt, due: date) -> Start:
    """Interest runs of right; costs wait for the fourteen days after receipt."""
    letters = request.letters(debt, due)
    received = [day for one in letters if (day := one.arrived_on)]
    first = due + DAY
    if not received:
        code = RECEIPT_UNKNOWN if letters else FREE_REMINDER_MISSING
        return Start(first, None, first, (finding(code, debt.ref, FOURTEEN_DAYS),))
    return Start(first, _fourteen_days_after(min(received)) + DAY, first)


COSTS = Lump(collection_cost, SCALE, pooled=True, with_vat=True, name=COLLECTION_COSTS)
DERIVED = (Derivation("nl_handelsrente", points_above(8), Period.CHANGE),)

STATUTES = (
    *(
        Statute(
            jurisdiction="NL",
            debtors=(debtor,),
            article=article,
            source=SOURCE,
            contracts_from=SCALE_SINCE,
            rate=RateRule(("nl_handelsrente",)),
            clause=clause,
            lump=COSTS,
            legal_due=legal_due(Term(TERM)),
            compounds=True,
        )
        for debtor, article, clause in (
            (BUSINESS, COMMERCIAL, ClauseRule.FREE),
            (PUBLIC, PUBLIC_BODIES, ClauseRule.REFUSED),
        )
    ),
    Statute(
        jurisdiction="NL",
        debtors=(CONSUMER,),
        article=STATUTORY,
        source=SOURCE,
        contracts_from=SCALE_SINCE,
        rate=RateRule(("nl_wettelijke_rente",)),
        clause=ClauseRule.LOWER,
        lump=COSTS,
        start=after_fourteen_day_letter,
        compounds=True,
        first_letter=FIRST_LETTER,
        answer_by=last_day_without_cost,
    ),
)
