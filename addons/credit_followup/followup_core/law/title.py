"""What a law wants of a clause that reserves title; until when goods are claimed."""

import calendar
from datetime import date
from typing import NamedTuple


class TitleLaw(NamedTuple):
    """Reservation of title in one country.

    ``article``: of the clause; empty where the law is not known here.
    ``printed_binds``: a clause that stands on the delivery slip, or on a paper before
    it, binds a business that took the goods. ``claim_months``: the time in which goods
    are claimed back, from the publication of the judgment that opens the insolvency;
    None where the law counts otherwise.
    """

    article: str = ""
    printed_binds: bool = False
    claim_months: int | None = None
    claim_article: str = ""


# Where no law is known: only what was agreed.
UNKNOWN = TitleLaw()


def claim_until(law: TitleLaw, published_on: date) -> date | None:
    """Return the last day to claim goods back; None where the law names no such time.

    A month ends on the day of the same number, or on its last one.

    >>> claim_until(TitleLaw(claim_months=3), date(2026, 11, 30))
    datetime.date(2027, 2, 28)
    """
    if law.claim_months is None:
        return None
    years, month = divmod(published_on.month - 1 + law.claim_months, 12)
    year = published_on.year + years
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(published_on.day, last))
