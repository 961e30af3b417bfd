"""A debt that shrinks beside the plan: which instalments a credit note shortens.

From the last one backwards, so that the customer goes on paying the same amount on the
same days, and is through earlier. Or with the interest reckoned anew: he also pays less
of it each time, because it is on a smaller principal.
"""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from .impute import lacking
from .plan import interest_anew
from .records import ZERO, Instalment, Plan


class Loss(NamedTuple):
    """What one instalment lost.

    ``interest``: where nothing is left to pay, or where it was reckoned anew.
    """

    rank: int
    principal: Decimal
    accrued: Decimal
    interest: Decimal

    @property
    def amount(self) -> Decimal:
        """Return all that it lost."""
        return self.principal + self.accrued + self.interest


class Shortened(NamedTuple):
    """A new version of a plan.

    ``losses``: in the order of the instalments, one that fell away among them.
    ``beyond``: what was more than all that was left: it is the customer's.
    """

    instalments: tuple[Instalment, ...]
    losses: tuple[Loss, ...]
    beyond: Decimal


def shorten(
    instalments: Sequence[Instalment], paid: Decimal, off: Decimal
) -> Shortened:
    """Return the plan once so much fell off the debt, not by the plan's own payments.

    Principal first, then what had accrued; the interest of an instalment falls away
    with the rest of it. One that was paid in part keeps the part that was paid.

    :param instalments: in their order, the deposit first
    :param paid: what instalments were paid so far
    :raises ValueError: if a debt is said to have grown
    """
    if off < 0:
        raise ValueError("a plan is not shortened by a debt that grows")
    kept: list[Instalment] = []
    losses: list[Loss] = []
    fallen = ZERO
    lacks = lacking(instalments, paid)
    for one, lack in reversed(list(zip(instalments, lacks, strict=True))):
        loss = _loss(one, lack, off)
        if loss.amount:
            losses.append(loss)
        if loss.amount < one.amount or not off:
            kept.append(_less(one, loss, fallen))
        fallen += loss.principal
        off -= loss.principal + loss.accrued
    return Shortened(tuple(reversed(kept)), tuple(reversed(losses)), off)


def shorten_anew(
    plan: Plan,
    instalments: Sequence[Instalment],
    paid: Decimal,
    off: Decimal,
    credited_on: date,
) -> Shortened:
    """Return the plan as ``shorten`` does, with the interest on what is left of it.

    Each instalment pays off what it did. The interest of a period that has not ended
    before the credit is reckoned anew, as a whole: from its beginning, the customer
    owed less than was thought. It never grows, and what was paid of it stays paid.

    :param plan: says the rate, how days are counted, and from when interest runs
    :param credited_on: the day of the credit note; what was to be paid before that day
        keeps its interest
    :raises ValueError: if a debt is said to have grown
    """
    new = shorten(instalments, paid, off)
    if not off:
        return new
    anew = interest_anew(plan, new.instalments)
    lacks = lacking(new.instalments, paid)
    kept = tuple(
        one if one.on < credited_on else _at_most(one, interest, one.amount - lack)
        for one, interest, lack in zip(new.instalments, anew, lacks, strict=True)
    )
    return Shortened(kept, _losses(instalments, kept), new.beyond)


def _at_most(one: Instalment, interest: Decimal, paid: Decimal) -> Instalment:
    """Return an instalment with less interest, but not less than was paid of it.

    :param paid: what was paid of the instalment; its interest first
    """
    interest = min(max(interest, paid), one.interest)
    return one._replace(amount=one.amount - one.interest + interest, interest=interest)


def _losses(
    before: Sequence[Instalment], after: Sequence[Instalment]
) -> tuple[Loss, ...]:
    """Return what each instalment lost from one version of a plan to the next."""
    nothing = (ZERO, ZERO, ZERO)
    kept = {one.rank: (one.principal, one.accrued, one.interest) for one in after}
    losses = []
    for one in before:
        principal, accrued, interest = kept.get(one.rank, nothing)
        losses.append(
            Loss(
                one.rank,
                one.principal - principal,
                one.accrued - accrued,
                one.interest - interest,
            )
        )
    return tuple(loss for loss in losses if loss.amount)


def _loss(one: Instalment, lack: Decimal, off: Decimal) -> Loss:
    """Return what an instalment of which so much is unpaid loses of an amount.

    A payment went to its interest first, then to what had accrued, then to principal.
    """
    principal = min(one.principal, lack)
    accrued = min(one.accrued, lack - principal)
    interest = lack - principal - accrued
    if not off:
        return Loss(one.rank, ZERO, ZERO, ZERO)
    if off < principal + accrued:
        interest = ZERO
    principal = min(principal, off)
    return Loss(one.rank, principal, min(accrued, off - principal), interest)


def _less(one: Instalment, loss: Loss, fallen: Decimal) -> Instalment:
    """Return an instalment without what it lost.

    :param fallen: the principal that later instalments lost
    """
    return one._replace(
        amount=one.amount - loss.amount,
        accrued=one.accrued - loss.accrued,
        interest=one.interest - loss.interest,
        principal=one.principal - loss.principal,
        principal_left=one.principal_left - fallen,
    )
