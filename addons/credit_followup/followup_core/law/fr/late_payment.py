"""France.

Between businesses: Code de commerce, art. L441-10 II and D441-5: of right from the day
after the date on the invoice, reference rate of the European Central Bank plus ten
points, never below three times the legal rate, EUR 40. Public purchasers: Code de la
commande publique, art. R2192-31 to R2192-36: plus eight points, at the rate of the
first day of the half-year in which interest starts, for the whole delay. Consumers: the
legal rate from the formal notice (Code civil, art. 1231-6 and 1344-1), in the column of
the creditor; the costs of collection stay with the creditor (Code des procédures
civiles d'exécution, art. L111-8).

EUR 10,000 late from 2 May to 1 September 2026, sixty days at 12.15 and sixty-three at
12.40 percent:

>>> from followup_core.claims.example import worked
>>> ecb_plus_ten = {"2026-01-01": "12.15", "2026-07-01": "12.40"}
>>> series = {"fr_b2b_default_ecb_plus_10": ecb_plus_ten}
>>> worked("FR", "10000.00", ("2026-05-01", "2026-09-01"), series)
('413.75', '40.00')
"""

from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

from ...rates.rules import Derivation, points_above
from ...rates.table import RateMissingError, RateTable
from ..case import CreditorKind, Debt, NoticeKind, Request, Terms
from ..due import PUBLIC_TERM, Term, legal_due
from ..findings import FREE_REMINDER_MISSING, finding
from ..mentions import Invoice, Mention
from ..sentences import AFTER_NOTICE, FIXED_SUM_FOR_COLLECTION
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
    forty_euro,
)
from ..statute import (
    FORTY_EURO as FORTY,
)
from ..words import translatable as _

BETWEEN_BUSINESSES = "Code de commerce, art. L441-10"
TERM = "Code de commerce, art. L441-10 I"
FORTY_EURO = "Code de commerce, art. D441-5"
PUBLIC_TERM_ARTICLE = "Code de la commande publique, art. R2192-10"
PUBLIC_RATE = "Code de la commande publique, art. R2192-31"
PUBLIC_FORTY_EURO = "Code de la commande publique, art. D2192-35"
LEGAL_RATE = "Code civil, art. 1231-6"
NOTICE = "Code civil, art. 1344"
SOURCE = "legifrance.gouv.fr"
# Décret 2012-1115: EUR 40 for debts that fell due from this day.
SINCE_2013 = date(2013, 1, 1)
PUBLIC_SINCE = date(2013, 5, 1)


FORTY_FIVE_DAYS = timedelta(days=45)


def forty_five_days_end_of_month(debt: Debt, invoiced: date) -> bool:
    """Tell whether it is due 45 days from the end of a month, or at that end.

    Art. L441-10 I al. 2 lets both stand, although they are longer than sixty days.
    """
    end = _end_of_month(invoiced)
    return debt.due_on in (
        end + FORTY_FIVE_DAYS,
        _end_of_month(invoiced + FORTY_FIVE_DAYS),
    )


def _end_of_month(day: date) -> date:
    years, month = divmod(day.month, 12)
    return date(day.year + years, month + 1, 1) - DAY


# Sixty days count from the date of issue (L441-10 I al. 2).
TERM_OF_BUSINESS = Term(TERM, from_invoice=True, allowed=forty_five_days_end_of_month)


def after_formal_notice(request: Request, debt: Debt, due: date) -> Start:
    """Interest runs from the day after the formal notice; costs are never asked."""
    served = [
        one.safely_on
        for one in request.letters(debt, due)
        if one.kind is NoticeKind.FORMAL_NOTICE
    ]
    if not served or min(served) > request.as_of:
        found = (finding(FREE_REMINDER_MISSING, debt.ref, NOTICE),)
        return Start(None, None, None, found)
    first = min(served) + DAY
    return Start(first, None, first)


FLOOR = ("fr_b2b_floor_3x_legal",)
EURO = "EUR"
RATE_MENTION = _(
    "Late payment bears penalties at %(rate)s %% a year from the day "
    "after the due date, without any reminder (article %(article)s)."
)
SUM_MENTION = _(
    "Fixed compensation for collection costs in case of late payment: "
    "%(amount)s (article %(article)s)."
)
CLAUSE_MENTION = _(
    "Late payment bears penalties from the day after the due date, without any "
    "reminder: the rate of the European Central Bank for its latest refinancing "
    "operation plus %(points)s percentage points (article %(article)s)."
)
DISCOUNT_MENTION = _("No discount is given for early payment.")
DISCOUNT_GIVEN = _(
    "A discount of %(rate)s %% is given for payment within %(days)s days of the "
    "invoice date."
)
POINTS, PUBLIC_POINTS = 10, 8


class Named(NamedTuple):
    """The articles that an invoice names, and the points of the rate by law."""

    rate: str
    amount: str
    points: int


OF_BUSINESS = Named("L441-10, Code de commerce", "D441-5, Code de commerce", POINTS)
OF_PUBLIC = Named(
    "R2192-31, Code de la commande publique",
    "D2192-35, Code de la commande publique",
    PUBLIC_POINTS,
)


def business_mentions(
    terms: Terms, invoice: Invoice, table: RateTable
) -> tuple[Mention, ...]:
    """Return rate, compensation and discount (Code de commerce, art. L441-9).

    The rate is the agreed one, lifted to the floor, else that of the law.
    """
    agreed = terms.interest.percent if terms.interest else None
    rate = _published(_BUSINESS_RATE if agreed is None else FLOOR, invoice.on, table)
    if agreed is not None:
        rate = max(agreed, rate or agreed)
    return _mentions(rate, OF_BUSINESS, invoice)


def public_mentions(
    _terms: Terms, invoice: Invoice, table: RateTable
) -> tuple[Mention, ...]:
    """Return what an invoice to a public purchaser says; no clause changes it."""
    rate = _published(_PUBLIC_RATE, invoice.on, table)
    return _mentions(rate, OF_PUBLIC, invoice)


def _published(series: tuple[str, ...], on: date, table: RateTable) -> Decimal | None:
    """Return the rate of a day, None while it is not published."""
    try:
        return table.at(series, on).percent
    except RateMissingError:
        return None


def _mentions(
    rate: Decimal | None, named: Named, invoice: Invoice
) -> tuple[Mention, ...]:
    """Return the mentions; a rate that is not published yet is named in words."""
    late = Mention(RATE_MENTION, rate=rate, article=named.rate)
    if rate is None:
        late = Mention(CLAUSE_MENTION, points=named.points, article=named.rate)
    fixed = Mention(SUM_MENTION, amount=FORTY, currency=EURO, article=named.amount)
    discount = Mention(DISCOUNT_MENTION)
    if invoice.discount:
        discount = Mention(
            DISCOUNT_GIVEN, rate=invoice.discount, days=invoice.discount_days
        )
    return (late, fixed, discount)


_BUSINESS_RATE = ("fr_b2b_default_ecb_plus_10",)
_PUBLIC_RATE = ("fr_public_ecb_plus_8",)
_CONSUMER_COLUMNS = (
    # The column depends on the creditor, not on the debtor.
    ((CreditorKind.INDIVIDUAL,), "fr_legal_particuliers"),
    (
        (CreditorKind.BUSINESS, CreditorKind.SMALL_BUSINESS),
        "fr_legal_professionnels",
    ),
)

DERIVED = (
    Derivation(_BUSINESS_RATE[0], points_above(POINTS)),
    Derivation(_PUBLIC_RATE[0], points_above(PUBLIC_POINTS)),
)

STATUTES = (
    Statute(
        jurisdiction="FR",
        debtors=(BUSINESS,),
        article=BETWEEN_BUSINESSES,
        source=SOURCE,
        debts_from=SINCE_2013,
        rate=RateRule(_BUSINESS_RATE),
        mentions=business_mentions,
        clause=ClauseRule.FLOORED,
        floor=FLOOR,
        lump=Lump(forty_euro, FORTY_EURO, name=FIXED_SUM_FOR_COLLECTION),
        legal_due=legal_due(TERM_OF_BUSINESS),
    ),
    Statute(
        jurisdiction="FR",
        debtors=(PUBLIC,),
        article=PUBLIC_RATE,
        source=SOURCE,
        contracts_from=PUBLIC_SINCE,
        rate=RateRule(_PUBLIC_RATE, locked=True),
        mentions=public_mentions,
        clause=ClauseRule.REFUSED,
        lump=Lump(forty_euro, PUBLIC_FORTY_EURO, name=FIXED_SUM_FOR_COLLECTION),
        legal_due=legal_due(Term(PUBLIC_TERM_ARTICLE, public=PUBLIC_TERM)),
    ),
    *(
        Statute(
            jurisdiction="FR",
            debtors=(CONSUMER,),
            creditors=creditors,
            article=LEGAL_RATE,
            source=SOURCE,
            rate=RateRule((column, "fr_legal_single")),
            clause=ClauseRule.LOWER,
            start=after_formal_notice,
            starts=AFTER_NOTICE,
        )
        for creditors, column in _CONSUMER_COLUMNS
    ),
)
