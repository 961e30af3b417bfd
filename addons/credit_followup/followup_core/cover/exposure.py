"""What a customer owes, or will, beside his cover: used, free, above."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from enum import Enum
from typing import NamedTuple

from ..money import Signed, half_up, unit
from .contract import ZERO


class Kind(str, Enum):
    """What an amount is: invoiced and overdue or not, delivered only, ordered only."""

    OVERDUE = "overdue"
    NOT_DUE = "not_due"
    DELIVERED = "delivered"
    ORDERED = "ordered"


class Part(NamedTuple):
    """An amount of a record (``ref``); a credit is below zero."""

    ref: str
    kind: Kind
    amount: Signed
    currency: str


class Granted(NamedTuple):
    """A limit, as its cover (``ref``) says it."""

    ref: str
    amount: Decimal
    currency: str


class Exposure(NamedTuple):
    """What is owed by kind, in the currency of the contract, and the cover of it.

    ``used``: of the limit. ``free``: what may still be sold; ``above``: what no cover
    holds. One of the two is zero.
    """

    overdue: Decimal
    not_due: Decimal
    delivered: Decimal
    ordered: Decimal
    limit: Decimal
    used: Decimal
    free: Decimal
    above: Decimal


class NoRateError(LookupError):
    """An amount of ``ref`` is in a currency without a rate."""

    def __init__(self, ref: str, currency: str) -> None:
        """Keep which record it is, and what lacks."""
        super().__init__(f"{ref}: no rate for {currency}")
        self.ref = ref
        self.currency = currency


def exposure(
    parts: Iterable[Part], limit: Granted, currency: str, rates: Mapping[str, Decimal]
) -> Exposure:
    """Return what of a limit is used.

    :param currency: of the contract
    :param rates: how much of it one unit of another currency is
    :raises NoRateError: if one is missing; nothing is guessed

    >>> parts = [Part("INV/1", Kind.OVERDUE, Decimal(900), "EUR")]
    >>> found = exposure(parts, Granted("C", Decimal(1000), "EUR"), "EUR", {})
    >>> found.used, found.free, found.above
    (Decimal('900.00'), Decimal('100.00'), Decimal('0.00'))
    """
    sums = dict.fromkeys(Kind, half_up(ZERO, unit(currency)))
    for part in parts:
        sums[part.kind] += converted(part, currency, rates)
    granted = converted(limit, currency, rates)
    owed = max(sum(sums.values(), ZERO), ZERO)
    nothing = half_up(ZERO, unit(currency))
    return Exposure(
        overdue=sums[Kind.OVERDUE],
        not_due=sums[Kind.NOT_DUE],
        delivered=sums[Kind.DELIVERED],
        ordered=sums[Kind.ORDERED],
        limit=granted,
        used=owed,
        free=max(granted - owed, nothing),
        above=max(owed - granted, nothing),
    )


def converted(
    one: Part | Granted, currency: str, rates: Mapping[str, Decimal]
) -> Decimal:
    """Return an amount in the currency of the contract.

    :raises NoRateError: if its own has no rate
    """
    smallest = unit(currency)
    if one.currency == currency:
        return half_up(one.amount, smallest)
    rate = rates.get(one.currency)
    if not rate:
        raise NoRateError(one.ref, one.currency)
    return half_up(one.amount * rate, smallest)
