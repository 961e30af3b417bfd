"""What the filing of a claim says: its sums, and what was paid too shortly before."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

ZERO = Decimal(0)


class Part(NamedTuple):
    """One debt of the filing, in one currency, none below zero.

    ``interest``: to the last day on which it counts. ``secured``: so much of the debt
    is covered by a pledge or the like. ``reserved``: so much of the principal is the
    price of goods that are still ours.
    """

    ref: str
    principal: Decimal
    interest: Decimal = ZERO
    costs: Decimal = ZERO
    secured: Decimal = ZERO
    reserved: Decimal = ZERO


class Sums(NamedTuple):
    """The sums of a filing. ``unsecured``: what neither security nor title covers.

    ``credits``: what is credited and nobody allocated. ``claimed``: the total less it.
    """

    principal: Decimal
    interest: Decimal
    costs: Decimal
    total: Decimal
    secured: Decimal
    reserved: Decimal
    unsecured: Decimal
    credits: Decimal
    claimed: Decimal


class Paid(NamedTuple):
    """A payment of the debtor, on its value date."""

    ref: str
    paid_on: date
    amount: Decimal


def sums(parts: Iterable[Part], credits: Decimal = ZERO) -> Sums:
    """Return the sums of a filing.

    What is both secured and reserved covers the debt once.

    :param credits: of before the judgment, not below zero: they are set off

    >>> part = Part("A", Decimal(100), Decimal(5), reserved=Decimal(60))
    >>> found = sums([part, part._replace(ref="B", reserved=ZERO)])
    >>> found.total, found.unsecured
    (Decimal('210'), Decimal('150'))
    """
    each = list(parts)
    principal = sum((one.principal for one in each), ZERO)
    interest = sum((one.interest for one in each), ZERO)
    costs = sum((one.costs for one in each), ZERO)
    secured = sum((min(one.secured, _of(one)) for one in each), ZERO)
    reserved = sum((min(one.reserved, one.principal) for one in each), ZERO)
    unsecured = sum((_of(one) - _covered(one) for one in each), ZERO)
    total = principal + interest + costs
    claimed = max(total - credits, ZERO)
    amounts = (principal, interest, costs, total, secured, reserved, unsecured)
    return Sums(*amounts, credits, claimed)


def shared_title(
    goods: Mapping[str, Decimal], debts: Sequence[tuple[str, Decimal]]
) -> list[Decimal]:
    """Return how much of each debt is the price of goods that are still ours.

    The goods of an invoice are shared among its debts in their order, of each at most
    what is open of it.

    :param goods: what those of each invoice are worth
    :param debts: the invoice of each, and its open amount

    >>> shared_title({"A": Decimal(90)}, [("A", Decimal(60)), ("A", Decimal(60))])
    [Decimal('60'), Decimal('30')]
    """
    left = dict(goods)
    found = []
    for invoice, amount in debts:
        share = max(min(left.get(invoice, ZERO), amount), ZERO)
        left[invoice] = left.get(invoice, ZERO) - share
        found.append(share)
    return found


def suspect(
    payments: Iterable[Paid], first_on: date | None, opened_on: date
) -> list[Paid]:
    """Return what was paid from the first suspect day to the opening, oldest first.

    :param first_on: None where no such time was read: nothing is told
    """
    if first_on is None:
        return []
    found = [one for one in payments if first_on <= one.paid_on <= opened_on]
    return sorted(found, key=lambda one: (one.paid_on, one.ref))


def _of(part: Part) -> Decimal:
    return part.principal + part.interest + part.costs


def _covered(part: Part) -> Decimal:
    return min(_of(part), max(part.secured, min(part.reserved, part.principal)))
