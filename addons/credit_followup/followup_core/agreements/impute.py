"""Payments to agreements and instalments.

The number of an agreement that a customer writes chooses the agreement; the instalments
of one fill in their order, whatever was meant.
"""

import re
from collections.abc import Hashable, Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from .records import ZERO, Owed, Payment

_WORD = r"[^\W_]"


class Received(NamedTuple):
    """Money that nobody has allocated. ``text``: what was written with it."""

    on: date
    amount: Decimal
    text: str = ""


class Wanting(NamedTuple):
    """An agreement that money may fill.

    ``number``: as it is printed. ``since``: money from before is for something else.
    ``lacks``: what is not paid of all its instalments.
    """

    key: Hashable
    number: str
    since: date
    lacks: Decimal


def paid_until(payments: Iterable[Payment], day: date) -> Decimal:
    """Return what came in up to a day, that day included."""
    return sum((one.amount for one in payments if one.on <= day), ZERO)


def lacking(instalments: Iterable[Owed], paid: Decimal) -> list[Decimal]:
    """Return what each instalment lacks once so much was paid, in their order."""
    found = []
    for one in instalments:
        amount = one.amount
        taken = min(paid, amount)
        paid -= taken
        found.append(amount - taken)
    return found


def names(text: str, number: str) -> bool:
    """Tell whether a text names a number, however a bank writes what divides it.

    >>> names("Invoice, agr 2026 0012-3", "AGR/2026/0012")
    True
    >>> names("AGR/2026/00123", "AGR/2026/0012")
    False
    """
    chunks = re.findall(f"{_WORD}+", number)
    pattern = r"[\W_]*".join(re.escape(one) for one in chunks)
    found = re.search(f"(?<!{_WORD}){pattern}(?!{_WORD})", text, re.IGNORECASE)
    return bool(chunks) and found is not None


def share_out(
    received: Sequence[Received], wanting: Sequence[Wanting]
) -> dict[Hashable, list[Payment]]:
    """Return what each agreement gets of money that nobody has allocated.

    First the agreement whose number was written with it, then the first ones first.
    What no agreement lacks stays with the customer.

    :param wanting: the oldest first
    """
    lacks = {one.key: max(one.lacks, ZERO) for one in wanting}
    left = [one.amount for one in received]
    given: dict[Hashable, list[Payment]] = {one.key: [] for one in wanting}
    for is_named in (True, False):
        for index, money in enumerate(received):
            for one in wanting:
                part = min(left[index], lacks[one.key])
                is_meant = names(money.text, one.number) or not is_named
                if part > 0 and money.on >= one.since and is_meant:
                    given[one.key].append(Payment(money.on, part))
                    left[index] -= part
                    lacks[one.key] -= part
    return given
