"""How long something that is kept of a customer has a reason to be kept.

Nothing goes while he owes something or a case about him runs. Then what belongs to the
books stays as long as books are kept, what could prove or refute a claim as long as
claims are made, and the rest for as long as it is of use. The years are the company's:
they differ by country, and by what it keeps.
"""

from datetime import date
from enum import Enum
from typing import NamedTuple

from ..workdays import months_later

MONTHS_A_YEAR = 12


class Kind(str, Enum):
    """What something is.

    ``DOCUMENT``: what left to him, was agreed with him or booked. ``EVIDENCE``: what
    was said, promised or disputed. ``TRACE``: what was noted by the way: visits of a
    page, warning signs, scores.
    """

    DOCUMENT = "document"
    EVIDENCE = "evidence"
    TRACE = "trace"


class Ground(str, Enum):
    """Why it is kept."""

    OPEN = "open"
    BOOKS = "books"
    CLAIM = "claim"
    USE = "use"


class Terms(NamedTuple):
    """How long a company keeps what: years of books and of claims, months of use."""

    books_years: int = 10
    # As long as the longest claim of a contract that the law in here knows.
    claim_years: int = 10
    trace_months: int = 36


class Keeping(NamedTuple):
    """Why something is kept, and the first day on which it may go.

    ``until`` is None while nobody can tell: the customer's account is open.
    """

    ground: Ground
    until: date | None

    def may_go(self, as_of: date) -> bool:
        """Tell whether the reason is over on a day."""
        return self.until is not None and self.until <= as_of


def keeping(kind: Kind, on: date, settled_on: date | None, terms: Terms) -> Keeping:
    """Return why and how long something of a day is kept.

    Documents and evidence are kept from the day on which the account was settled, or
    from their own where that is later: documents from the end of that year on.

    :param settled_on: since when he has owed nothing, and no case about him runs; None
        while he does

    >>> keeping(Kind.DOCUMENT, date(2026, 3, 2), date(2026, 5, 1), Terms()).until
    datetime.date(2037, 1, 1)
    """
    if settled_on is None:
        return Keeping(Ground.OPEN, None)
    if kind is Kind.DOCUMENT:
        year = max(on, settled_on).year
        return Keeping(Ground.BOOKS, date(year + terms.books_years + 1, 1, 1))
    if kind is Kind.EVIDENCE:
        months = terms.claim_years * MONTHS_A_YEAR
        return Keeping(Ground.CLAIM, months_later(max(on, settled_on), months))
    return Keeping(Ground.USE, months_later(on, terms.trace_months))
