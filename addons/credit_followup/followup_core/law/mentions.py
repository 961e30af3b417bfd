"""What a law wants said: on an invoice, and in the first letter to a consumer."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from ..rates.table import RateTable
from .case import Terms


class Mention(NamedTuple):
    """A sentence for the invoice; ``text`` places the others by their names.

    ``rate`` is percent, ``points`` percentage points above a bank's rate, ``amount`` a
    sum in ``currency``, ``days`` a term. Without a text it stands for the mention that
    the company's own conditions of sale give.
    """

    text: str = ""
    rate: Decimal | None = None
    amount: Decimal | None = None
    currency: str = ""
    article: str = ""
    points: int = 0
    days: int = 0


class Invoice(NamedTuple):
    """What a mention depends on: the invoice's date, and the discount that it grants.

    ``discount`` is percent of the price for payment within ``discount_days``.
    """

    on: date
    discount: Decimal = Decimal(0)
    discount_days: int = 0


# What the accepted terms say themselves.
OWN = Mention()
# (accepted terms, invoice, rates) to the mentions, in their order.
Mentions = Callable[[Terms, Invoice, RateTable], tuple[Mention, ...]]


def no_mentions(
    _terms: Terms, _invoice: Invoice, _table: RateTable
) -> tuple[Mention, ...]:
    """Ask for nothing on the invoice."""
    return ()


def own_mentions(
    _terms: Terms, _invoice: Invoice, _table: RateTable
) -> tuple[Mention, ...]:
    """Ask for what the accepted terms say themselves."""
    return (OWN,)
