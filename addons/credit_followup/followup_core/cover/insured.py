"""What of a customer's debts is insured, by the limit of the day of each delivery."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import NamedTuple

from .contract import ZERO, Contract
from .covers import Cover, limit_on
from .days import Debt, stops_from


class Lack(str, Enum):
    """Why a debt is not insured, or a part of it is not.

    ``TERM``: it was given more time to pay than the contract covers. ``STOPPED``: it
    was delivered when deliveries were covered no more.
    """

    EXCLUDED = "excluded"
    TERM = "term"
    NO_COVER = "no_cover"
    STOPPED = "stopped"
    ABOVE_LIMIT = "above_limit"


class Insured(NamedTuple):
    """What of a debt is insured, in the currency of the contract.

    ``lack``: why not all of it; None where all is.
    """

    ref: str
    amount: Decimal
    lack: Lack | None = None


def insured(
    debts: Iterable[Debt], covers: Sequence[Cover], contract: Contract
) -> tuple[Insured, ...]:
    """Return what of each debt is insured, the first delivered first.

    Those that were delivered before fill the limit: a reduction takes nothing from
    them, and a greater limit covers nothing that was above the one before.

    >>> contract = Contract(Decimal(90), extension_days=60,
    ...                     discretionary=Decimal(1000))
    >>> debts = [Debt("A", date(2026, 3, 1), date(2026, 3, 31), Decimal(800)),
    ...          Debt("B", date(2026, 3, 9), date(2026, 4, 8), Decimal(500))]
    >>> [int(one.amount) for one in insured(debts, [], contract)]
    [800, 200]
    """
    found, used = [], ZERO
    order = sorted((one for one in debts if one.amount > 0), key=_order)
    stop = stops_from(order, contract)
    for debt in order:
        lack = _lack(debt, contract, stop)
        one = (
            Insured(debt.ref, ZERO, lack)
            if lack
            else _part(debt, covers, contract, used)
        )
        used += one.amount
        found.append(one)
    return tuple(found)


def as_insured(
    debts: Sequence[Debt], covers: Sequence[Cover], contract: Contract
) -> tuple[Debt, ...]:
    """Return the debts with what of each is insured as their amount, in their order."""
    amounts = {one.ref: one.amount for one in insured(debts, covers, contract)}
    return tuple(one._replace(amount=amounts.get(one.ref, ZERO)) for one in debts)


def delivered_on(debt: Debt) -> date:
    """Return the day whose cover counts for a debt."""
    return debt.delivered_on or debt.invoiced_on


def _order(debt: Debt) -> tuple[date, date, str]:
    return delivered_on(debt), debt.due_on, debt.ref


def _lack(debt: Debt, contract: Contract, stop: date | None) -> Lack | None:
    """Return why nothing of a debt is insured, whatever the limit is."""
    if any(kind in contract.excluded for kind in debt.kinds):
        return Lack.EXCLUDED
    term = contract.term_days
    if term is not None and (debt.due_on - debt.invoiced_on).days > term:
        return Lack.TERM
    is_stopped = stop is not None and delivered_on(debt) >= stop
    return Lack.STOPPED if is_stopped else None


def _part(
    debt: Debt, covers: Sequence[Cover], contract: Contract, used: Decimal
) -> Insured:
    """Return what of a debt is within the limit that others have not used."""
    limit = limit_on(covers, delivered_on(debt), contract).amount
    if limit <= 0:
        return Insured(debt.ref, ZERO, Lack.NO_COVER)
    free = max(limit - used, ZERO)
    if debt.amount <= free:
        return Insured(debt.ref, debt.amount)
    return Insured(debt.ref, free, Lack.ABOVE_LIMIT)
