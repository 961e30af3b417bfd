"""Ready proposals for an agreement: a short, a medium and a long one.

Each is the plan that was begun with another number of instalments, worked out as the
contract would be.

EUR 1,200 by instalments of EUR 150 or more: twelve are eight.

>>> begun = Plan("EUR", date(2026, 1, 5), Decimal("1200.00"), date(2026, 2, 2))
>>> found = proposals(begun, Settings(least_amount=Decimal(150)))
>>> [(one.number, str(one.amount)) for one in found]
[(3, '400.00'), (6, '200.00'), (8, '150.00')]
"""

from datetime import date
from decimal import Decimal
from typing import NamedTuple

from ..money import unit
from .dates import DAYS_OF_YEAR, day_of, days_between
from .plan import schedule
from .records import MOST_INSTALMENTS, ZERO, Instalment, Move, Plan, PlanError

_HUNDRED = Decimal(100)


class Settings(NamedTuple):
    """What the company offers.

    ``counts``: how many instalments the proposals have, each from 1 to 120.
    ``least_amount``: of one instalment, in the currency of the plan. ``most_months``:
    after the day of the agreement no instalment is planned later; None for no limit.
    """

    counts: tuple[int, ...] = (3, 6, 12)
    least_amount: Decimal = ZERO
    most_months: int | None = None


class Proposal(NamedTuple):
    """One plan to choose.

    ``number`` and ``amount`` leave the deposit out. ``amount``: the most that one
    instalment asks. ``interest``: what the whole plan costs, beside what is owed.
    """

    number: int
    amount: Decimal
    last_on: date
    interest: Decimal


def proposals(plan: Plan, settings: Settings) -> tuple[Proposal, ...]:
    """Return the proposals, the shortest first, each number of instalments once.

    One with instalments that are too small, or that takes too long, has as many fewer
    as it needs. A single instalment may be below the least amount: less is owed.

    :param plan: what was begun; its ``number`` and ``amount`` are not read
    :raises PlanError: if the plan contradicts itself, or its first instalment is
        already later than an agreement may last
    """
    found: list[Proposal] = []
    most = MOST_INSTALMENTS
    for count in sorted(set(settings.counts), reverse=True):
        # What was tried for a longer proposal does not fit this one either.
        if count < most or not found:
            found.append(_longest(plan, min(count, most), settings))
            most = found[-1].number
    return tuple(reversed(found))


def _longest(plan: Plan, count: int, settings: Settings) -> Proposal:
    """Return the proposal of so many instalments, or of the most below that fit."""
    for fewer in range(count, 0, -1):
        if _lasts_too_long(plan, fewer, settings):
            continue
        if fewer > 1 and _is_out_of_reach(plan, fewer, settings):
            continue
        instalments = schedule(plan._replace(number=fewer, amount=None))
        own = [one for one in instalments if one.rank]
        if fewer == 1 or min(one.amount for one in own) >= _least(plan, settings):
            return _proposal(own)
    message = "the first instalment is later than an agreement may last"
    raise PlanError("first_too_late", "first_on", message)


def _proposal(own: list[Instalment]) -> Proposal:
    """Return what instalments, the deposit not among them, come to."""
    return Proposal(
        len(own),
        max(one.amount for one in own),
        own[-1].on,
        sum((one.interest for one in own), ZERO),
    )


def _least(plan: Plan, settings: Settings) -> Decimal:
    """Return the least that an instalment may ask: none is for nothing."""
    return max(settings.least_amount, unit(plan.currency))


def _lasts_too_long(plan: Plan, count: int, settings: Settings) -> bool:
    """Tell whether the last instalment is planned too late.

    A closed day makes no agreement too long: the day counts from which it moves.
    """
    if settings.most_months is None:
        return False
    last = day_of(plan._replace(move=Move.KEEP), count - 1)
    agreed = plan.agreed_on
    months = (last.year - agreed.year) * 12 + last.month - agreed.month
    return (months, last.day) > (settings.most_months, agreed.day)


def _is_out_of_reach(plan: Plan, count: int, settings: Settings) -> bool:
    """Tell whether all that is owed cannot be so many times the least amount.

    Not even with the interest of a principal that nobody pays off, and a unit more for
    each rounding. Working out each plan in vain would take a hundred times as long.
    """
    last = day_of(plan, count - 1)
    days = days_between(plan.agreed_on, last, plan.day_count)
    rate = plan.rate_percent / (_HUNDRED * DAYS_OF_YEAR[plan.day_count])
    most = plan.principal * (1 + rate * days) + plan.accrued
    return most < count * (_least(plan, settings) - unit(plan.currency))
