"""What changed between two weeks, and who made it change."""

from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

from .ledger import ZERO

MOST, CAUSES = 5, 3
ONE = Decimal(1)


class Cause(NamedTuple):
    """A customer, and what he added to a figure; below zero what he took off."""

    customer: str
    change: Decimal


class Movement(NamedTuple):
    """A figure before and now. ``causes``: the greatest in its direction."""

    name: str
    before: Decimal
    now: Decimal
    causes: tuple[Cause, ...]

    @property
    def change(self) -> Decimal:
        """Return what was added, below zero what was taken off."""
        return self.now - self.before


Sums = Mapping[str, Mapping[str, Decimal]]


def movements(
    before: Sums, now: Sums, most: int = MOST, causes: int = CAUSES
) -> list[Movement]:
    """Return what changed most, by its size before.

    :param before: of each figure the amount of each customer; figures add up
    :param now: the same a week later

    >>> moved = movements({"overdue": {"A": Decimal(10)}}, {"overdue": {}})
    >>> moved[0].change, moved[0].causes[0].customer
    (Decimal('-10'), 'A')
    """
    names = [*before, *(name for name in now if name not in before)]
    found = [
        _movement(name, before.get(name, {}), now.get(name, {}), causes)
        for name in names
    ]
    changed = [one for one in found if one.change]
    return sorted(changed, key=_weight, reverse=True)[:most]


def _weight(one: Movement) -> Decimal:
    return abs(one.change) / max(abs(one.before), ONE)


def _movement(
    name: str, before: Mapping[str, Decimal], now: Mapping[str, Decimal], most: int
) -> Movement:
    changes = {
        customer: now.get(customer, ZERO) - before.get(customer, ZERO)
        for customer in {*before, *now}
    }
    whole = sum(changes.values(), ZERO)
    same_way = [one for one in changes.items() if one[1] * whole > 0]
    same_way.sort(key=lambda one: (-abs(one[1]), one[0]))
    return Movement(
        name,
        sum(before.values(), ZERO),
        sum(now.values(), ZERO),
        tuple(Cause(*one) for one in same_way[:most]),
    )
