"""What a law wants said: on an invoice, and in the first letter to a consumer."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from ..rates.table import RateTable
from .case import Terms


class Mention(NamedTuple):
    """A sentence for the invoice; ``text`` places the others by their names.

    ``rate`` is percent a year, ``amount`` a sum in ``currency``. Without a text it
    stands for the mention that the company's own conditions of sale give.
    """

    text: str = ""
    rate: Decimal | None = None
    amount: Decimal | None = None
    currency: str = ""
    article: str = ""


# What the accepted terms say themselves.
OWN = Mention()
# (accepted terms, day of the invoice, rates) to the mentions, in their order.
Mentions = Callable[[Terms, date, RateTable], tuple[Mention, ...]]


def no_mentions(_terms: Terms, _on: date, _table: RateTable) -> tuple[Mention, ...]:
    """Ask for nothing on the invoice."""
    return ()


def own_mentions(_terms: Terms, _on: date, _table: RateTable) -> tuple[Mention, ...]:
    """Ask for what the accepted terms say themselves."""
    return (OWN,)
