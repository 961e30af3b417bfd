"""Payments to instalments: they fill them in their order, whatever was meant."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from .records import ZERO, Owed, Payment


def paid_until(payments: Iterable[Payment], day: date) -> Decimal:
    """Return what came in up to a day, that day included."""
    return sum((one.amount for one in payments if one.on <= day), ZERO)


def lacking(instalments: Iterable[Owed], paid: Decimal) -> list[Decimal]:
    """Return what each instalment lacks once so much was paid, in their order."""
    found = []
    for one in instalments:
        lack = one.amount
        # Most of a plan lies ahead, and nothing came in for it yet.
        if paid:
            taken = min(paid, lack)
            paid -= taken
            lack -= taken
        found.append(lack)
    return found
