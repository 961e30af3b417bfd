"""What a delay of our own costs: invoices that are not made, or not sent."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import NamedTuple


class Kind(str, Enum):
    """What is late, or was.

    ``NO_DUE_DATE``: the invoice says only itself when it is to be paid, on its own day.
    """

    NOT_INVOICED = "not_invoiced"
    NEVER_SENT = "never_sent"
    SENT_LATE = "sent_late"
    NO_DUE_DATE = "no_due_date"
    TERM_TOO_LONG = "term_too_long"


class Delay(NamedTuple):
    """An amount without tax that waits, or waited: from a day until another one.

    ``until``: None where it waits still.
    """

    kind: Kind
    amount: Decimal
    since: date
    until: date | None = None


def days_of(delay: Delay, as_of: date) -> int:
    """Return how many days something waits, or waited; none before it began."""
    return max(((delay.until or as_of) - delay.since).days, 0)


def cost(delays: Iterable[Delay], revenue: Decimal, as_of: date) -> Decimal:
    """Return by how many days delays lengthen the time in which sales become money.

    Each amount by its days, over the revenue of a year: what a year's sales of a euro
    a day wait on average. Zero without revenue.

    :param revenue: of the last 365 days, without tax

    >>> day, later = date(2026, 3, 1), date(2026, 3, 11)
    >>> late = Delay(Kind.NEVER_SENT, Decimal(73000), day)
    >>> cost([late], Decimal(730000), later)
    Decimal('1')
    """
    if revenue <= 0:
        return Decimal(0)
    weighted = sum(one.amount * days_of(one, as_of) for one in delays)
    return weighted / revenue
