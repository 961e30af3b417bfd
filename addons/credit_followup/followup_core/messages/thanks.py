"""Whether a customer is thanked for what he paid after a reminder.

Once for each invoice, soon after the payment, and only where the thanks are true: as
long as something is late, or somebody else sees to the debt, nothing is said.
"""

from collections.abc import Iterable
from datetime import date
from enum import Enum
from typing import NamedTuple

# Later than that thanks remind of what the customer has forgotten.
WITHIN_DAYS = 7


class Why(str, Enum):
    """Why somebody is thanked, or is not."""

    PAID = "paid"
    NOTHING_REMINDED = "nothing_reminded"
    LONG_AGO = "long_ago"
    STILL_LATE = "still_late"
    HELD = "held"


class Settled(NamedTuple):
    """An invoice of which nothing is open any more.

    ``reminded_on``: when a reminder of it left, None where none did: a courtesy before
    the due date is none. ``paid_on``: when the last of it came by a payment, None where
    a credit note or a write-off closed it. ``is_thanked``: he was thanked for it.
    """

    ref: str
    reminded_on: date | None
    paid_on: date | None
    is_thanked: bool = False


class Thanks(NamedTuple):
    """The answer: ``items`` are the refs of what he is thanked for."""

    why: Why
    items: tuple[str, ...] = ()


def thanks(
    settled: Iterable[Settled], as_of: date, *, is_late: bool, is_held: bool
) -> Thanks:
    """Return whether a customer is thanked today, and for what.

    :param is_late: something else of his is overdue
    :param is_held: an agency, a court, an insolvency or a dispute stands between us

    >>> one = Settled("A", date(2026, 3, 2), date(2026, 3, 9))
    >>> thanks([one], date(2026, 3, 10), is_late=False, is_held=False).items
    ('A',)
    """
    reminded = [one for one in settled if one.reminded_on and not one.is_thanked]
    paid = [one for one in reminded if _after(one)]
    recent = [one for one in paid if _is_recent(one, as_of)]
    if not paid:
        return Thanks(Why.NOTHING_REMINDED)
    if not recent:
        return Thanks(Why.LONG_AGO)
    if is_held:
        return Thanks(Why.HELD)
    if is_late:
        return Thanks(Why.STILL_LATE)
    return Thanks(Why.PAID, tuple(sorted(one.ref for one in recent)))


def _after(one: Settled) -> bool:
    """Tell whether it was paid after it was reminded, or on that day."""
    if one.paid_on is None or one.reminded_on is None:
        return False
    return one.paid_on >= one.reminded_on


def _is_recent(one: Settled, as_of: date) -> bool:
    return one.paid_on is not None and 0 <= (as_of - one.paid_on).days <= WITHIN_DAYS
