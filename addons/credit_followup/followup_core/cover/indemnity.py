"""What an insurer pays, and what of later recoveries is his."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import NamedTuple

from ..money import half_up
from .contract import HUNDRED, ZERO, Contract, Sharing


def indemnity(
    insured: Iterable[Decimal], recovered: Decimal, contract: Contract, unit: Decimal
) -> Decimal:
    """Return what the insurer pays: his percentage of what is insured and still lost.

    A loss below the least claim of the contract is not paid; one of that amount is.

    :param insured: of each debt, within the limit of its day
    :param recovered: what came in before and is not taken off the debts yet
    :param unit: the smallest amount of the currency; halves are rounded up

    >>> contract = Contract(Decimal(90), least_claim=Decimal(500))
    >>> indemnity([Decimal("800"), Decimal("200")], ZERO, contract, Decimal("0.01"))
    Decimal('900.00')
    """
    loss = max(sum(insured, ZERO) - recovered, ZERO)
    if loss < contract.least_claim:
        return half_up(ZERO, unit)
    return half_up(loss * contract.percent / HUNDRED, unit)


class AtRisk(NamedTuple):
    """What the insurer would pay now, and what he would have paid beside it.

    ``amount``: of the debts for which no day was missed; it is lost with the next one.
    """

    amount: Decimal
    forfeited: Decimal


def at_risk(
    live: Sequence[Decimal], lost: Iterable[Decimal], contract: Contract, unit: Decimal
) -> AtRisk:
    """Return what is at risk, and what was forfeited.

    :param live: what is insured of the debts for which no day was missed
    :param lost: what was insured of the others
    """
    amount = indemnity(live, ZERO, contract, unit)
    return AtRisk(amount, indemnity([*live, *lost], ZERO, contract, unit) - amount)


class Paid(NamedTuple):
    """What an insurer paid (``amount``) on a loss: all that was open that day."""

    amount: Decimal
    loss: Decimal


def recovered(loss: Decimal, left: Decimal, rate: Decimal, unit: Decimal) -> Decimal:
    """Return what came in since the insurer paid, in the contract's currency.

    :param loss: all that was open that day, in the contract's currency
    :param left: what of the same debts is open now, in their own
    :param rate: of that day: what a rate does afterwards is no recovery

    >>> recovered(Decimal(900), Decimal(500), Decimal("1.2"), Decimal("0.01"))
    Decimal('300.00')
    """
    return max(half_up(loss, unit) - half_up(left * rate, unit), half_up(ZERO, unit))


def borne(paid: Decimal, loss: Decimal) -> Decimal:
    """Return which part of a loss the insurer bears who paid on it, 0 to 1.

    >>> borne(Decimal(3600), Decimal(4000)), borne(Decimal(0), Decimal(0))
    (Decimal('0.9'), Decimal('0'))
    """
    return min(paid / loss, Decimal(1)) if loss > 0 else ZERO


class Split(NamedTuple):
    """How a recovery is shared."""

    insurer: Decimal
    ours: Decimal


def split(
    paid: Paid, recovered: Decimal, shared: Decimal, contract: Contract, unit: Decimal
) -> Split:
    """Return what of the recoveries since is still to be given to the insurer.

    He never gets more than he paid. Counted from all that came in, so that many small
    ones share as one does.

    :param recovered: all that came in since he paid
    :param shared: what of it he got before; where he got too much, nothing is due

    >>> paid = Paid(Decimal(900), Decimal(1000))
    >>> split(paid, Decimal(100), ZERO, Contract(Decimal(90)), Decimal("0.01"))
    Split(insurer=Decimal('90.00'), ours=Decimal('10.00'))
    """
    his = half_up(recovered * _proportion(paid, contract), unit)
    due = max(min(his, paid.amount) - shared, ZERO)
    return Split(due, recovered - shared - due)


def _proportion(paid: Paid, contract: Contract) -> Decimal:
    if contract.sharing is Sharing.PERCENT:
        return contract.percent / HUNDRED
    return borne(paid.amount, paid.loss)
