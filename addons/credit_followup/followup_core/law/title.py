"""What a law wants of a clause that reserves title; until when goods are claimed."""

from datetime import date
from typing import NamedTuple

from .calendar import later


class TitleLaw(NamedTuple):
    """Reservation of title in one country.

    ``article``: of the clause; empty where the law is not known here.
    ``printed_binds``: a clause that stands on the delivery slip, or on a paper before
    it, binds a business that took the goods. ``claim_months``: the time in which goods
    are claimed back, from the publication of the judgment that opens the insolvency;
    None where the law counts otherwise. ``answer_months``: in which the administrator
    answers, from the day on which he got the claim. ``petition_months``: from then on,
    in which the court is asked where he did not agree, or the goods are lost.
    """

    article: str = ""
    printed_binds: bool = False
    claim_months: int | None = None
    claim_article: str = ""
    answer_months: int | None = None
    petition_months: int | None = None
    petition_article: str = ""


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
    return later(published_on, law.claim_months)


def answer_until(law: TitleLaw, received_on: date) -> date | None:
    """Return the last day for the administrator's answer; None where none is named."""
    if law.answer_months is None:
        return None
    return later(received_on, law.answer_months)


def petition_until(law: TitleLaw, received_on: date) -> date | None:
    """Return the last day to ask the court, where the administrator does not agree.

    It runs from the end of the time for his answer, also where he refused before.

    >>> law = TitleLaw(answer_months=1, petition_months=1)
    >>> petition_until(law, date(2026, 1, 31))
    datetime.date(2026, 3, 28)
    """
    answered = answer_until(law, received_on)
    if answered is None or law.petition_months is None:
        return None
    return later(answered, law.petition_months)
