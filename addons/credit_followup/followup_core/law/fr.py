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

from datetime import date
from functools import partial

from .case import CreditorKind, Debt, NoticeKind, Request
from .eu import term_flagged
from .findings import FREE_REMINDER_MISSING, finding
from .statute import (
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

BETWEEN_BUSINESSES = "Code de commerce, art. L441-10"
TERM = "Code de commerce, art. L441-10 I"
FORTY_EURO = "Code de commerce, art. D441-5"
PUBLIC_RATE = "Code de la commande publique, art. R2192-31"
PUBLIC_FORTY_EURO = "Code de la commande publique, art. D2192-35"
LEGAL_RATE = "Code civil, art. 1231-6"
NOTICE = "Code civil, art. 1344"
SOURCE = "legifrance.gouv.fr"
# Décret 2012-1115: EUR 40 for debts that fell due from this day.
SINCE_2013 = date(2013, 1, 1)
PUBLIC_SINCE = date(2013, 5, 1)


def after_formal_notice(request: Request, debt: Debt, due: date) -> Start:
    """Interest runs from the day after the formal notice; costs are never asked."""
    served = [
        one.received_on or one.sent_on
        for one in request.letters(debt, due)
        if one.kind is NoticeKind.FORMAL_NOTICE
    ]
    if not served or min(served) > request.as_of:
        found = (finding(FREE_REMINDER_MISSING, debt.ref, NOTICE),)
        return Start(None, None, None, found)
    first = min(served) + DAY
    return Start(first, None, first)


_CONSUMER_COLUMNS = (
    # The column depends on the creditor, not on the debtor.
    ((CreditorKind.INDIVIDUAL,), "fr_legal_particuliers"),
    (
        (CreditorKind.BUSINESS, CreditorKind.SMALL_BUSINESS),
        "fr_legal_professionnels",
    ),
)

STATUTES = (
    Statute(
        jurisdiction="FR",
        debtors=(BUSINESS,),
        article=BETWEEN_BUSINESSES,
        source=SOURCE,
        contracts_from=SINCE_2013,
        rate=RateRule(("fr_b2b_default_ecb_plus_10",)),
        clause=ClauseRule.FLOORED,
        floor=("fr_b2b_floor_3x_legal",),
        lump=Lump(forty_euro, FORTY_EURO),
        legal_due=partial(term_flagged, article=TERM),
    ),
    Statute(
        jurisdiction="FR",
        debtors=(PUBLIC,),
        article=PUBLIC_RATE,
        source=SOURCE,
        contracts_from=PUBLIC_SINCE,
        rate=RateRule(("fr_public_ecb_plus_8",), locked=True),
        clause=ClauseRule.REFUSED,
        lump=Lump(forty_euro, PUBLIC_FORTY_EURO),
    ),
    *(
        Statute(
            jurisdiction="FR",
            debtors=(CONSUMER,),
            creditors=creditors,
            article=LEGAL_RATE,
            source=SOURCE,
            rate=RateRule((column, "fr_legal_single")),
            clause=ClauseRule.REFUSED,
            start=after_formal_notice,
        )
        for creditors, column in _CONSUMER_COLUMNS
    ),
)
