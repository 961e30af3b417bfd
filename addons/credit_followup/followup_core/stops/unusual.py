"""What an order asks for that is more than the customer's usual."""

from decimal import Decimal
from enum import Enum
from typing import NamedTuple


class Unusual(str, Enum):
    """What is more than usual.

    ``LONGER_TERM``: the last part is due later. ``LOOSER_TERM``: on average he pays
    later, or less of it in advance. ``GREATER_DISCOUNT``: on some line.
    """

    LONGER_TERM = "longer_term"
    LOOSER_TERM = "looser_term"
    GREATER_DISCOUNT = "greater_discount"


class Conditions(NamedTuple):
    """How an order is paid.

    ``last_days``: from the invoice until its last part is due. ``average_days``: until
    its parts are due, weighted by their share. ``advance``: the share that is paid
    before, ``discount``: the greatest of its lines, both in percent.
    """

    last_days: int
    average_days: Decimal
    advance: Decimal = Decimal(0)
    discount: Decimal = Decimal(0)


def unusual(asked: Conditions, usual: Conditions) -> tuple[Unusual, ...]:
    """Return in what an order asks for more than is usual.

    >>> month = Conditions(30, Decimal(30))
    >>> [one.value for one in unusual(Conditions(60, Decimal(45)), month)]
    ['longer_term']
    """
    found = []
    if asked.last_days > usual.last_days:
        found.append(Unusual.LONGER_TERM)
    elif asked.average_days > usual.average_days or asked.advance < usual.advance:
        found.append(Unusual.LOOSER_TERM)
    if asked.discount > usual.discount:
        found.append(Unusual.GREATER_DISCOUNT)
    return tuple(found)
