"""Money that nobody has allocated: whose it is, among several that may want it."""

import re
from collections.abc import Hashable, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

ZERO = Decimal(0)
_WORD = r"[^\W_]"


class Received(NamedTuple):
    """Money that nobody has allocated. ``text``: what was written with it."""

    on: date
    amount: Decimal
    text: str = ""


class Wanting(NamedTuple):
    """What money may be for: an agreement, a promise.

    ``number``: as the customer knows it. ``since``, ``until``: money from before and
    after is for something else. ``lacks``: what is not paid of it yet.
    """

    key: Hashable
    number: str
    since: date
    lacks: Decimal
    until: date = date.max


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
) -> dict[Hashable, list[Received]]:
    """Return what each one gets of money that nobody has allocated.

    First the one whose number was written with it, then the first ones first. What
    nothing lacks stays with the customer.

    :param wanting: the oldest first
    """
    lacks = {one.key: max(one.lacks, ZERO) for one in wanting}
    left = [one.amount for one in received]
    given: dict[Hashable, list[Received]] = {one.key: [] for one in wanting}
    for is_named in (True, False):
        for index, money in enumerate(received):
            for one in wanting:
                part = min(left[index], lacks[one.key])
                is_meant = names(money.text, one.number) or not is_named
                is_timely = one.since <= money.on <= one.until
                if part > 0 and is_timely and is_meant:
                    given[one.key].append(money._replace(amount=part))
                    left[index] -= part
                    lacks[one.key] -= part
    return given
