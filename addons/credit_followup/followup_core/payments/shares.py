"""How an amount is shared among what a message asks for, oldest first."""

from collections.abc import Iterable
from decimal import Decimal

ZERO = Decimal(0)


def allot(asked: Iterable[Decimal], amount: Decimal) -> list[Decimal]:
    """Return what each one gets of an amount: the first ones first.

    >>> allot([Decimal(600), Decimal(500)], Decimal(700))
    [Decimal('600'), Decimal('100')]
    """
    given = []
    for one in asked:
        share = max(min(one, amount), ZERO)
        amount -= share
        given.append(share)
    return given


def deduct(asked: Iterable[Decimal], credits: Decimal) -> list[Decimal]:
    """Return what is asked of each one where credits pay the last ones.

    So the oldest are paid first by whatever comes in.

    >>> deduct([Decimal(600), Decimal(500)], Decimal(700))
    [Decimal('400'), Decimal('0')]
    """
    amounts = list(asked)
    taken = allot(reversed(amounts), credits)
    return [one - less for one, less in zip(amounts, reversed(taken), strict=True)]
