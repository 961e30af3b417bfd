"""A plan to its instalments: dates, interest, what each pays off.

Simple interest on the principal that is left, rounded half-up once per instalment. The
wizard, the contract, the portal and the document work a plan out here.

EUR 1,200 and EUR 40 of costs in three months:

>>> agreed = Plan("EUR", date(2026, 1, 5), Decimal("1200.00"), date(2026, 2, 2),
...               accrued=Decimal("40.00"), number=3)
>>> [(str(one.on), str(one.amount)) for one in schedule(agreed)]
[('2026-02-02', '413.33'), ('2026-03-02', '413.33'), ('2026-04-02', '413.34')]
"""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import ROUND_FLOOR, Decimal, localcontext
from itertools import count, islice
from typing import NamedTuple

from ..money import down, half_up, unit
from .dates import DAYS_OF_YEAR, day_of, days_between
from .records import (
    MOST_INSTALMENTS,
    ZERO,
    Deposit,
    Instalment,
    Plan,
    PlanError,
    Shape,
)

_HUNDRED = Decimal(100)
# The longest amounts of a document, times a rate and days, are still exact.
_EXACT_DIGITS = 100


def schedule(plan: Plan) -> tuple[Instalment, ...]:
    """Return the instalments of a plan, the deposit first.

    :raises PlanError: if the plan contradicts itself, or is never paid off
    """
    with localcontext() as context:
        context.prec = _EXACT_DIGITS
        _check(plan)
        return tuple(_instalments(plan))


def _instalments(plan: Plan) -> Iterator[Instalment]:
    left, paid = _open(plan)
    yield from paid
    number = plan.number or 1
    if plan.amount is not None:
        yield from _by_amount(plan, left, plan.amount)
    elif plan.shape is Shape.EQUAL_PARTS:
        yield from _equal_parts(plan, left, number)
    else:
        yield from _equal_amounts(plan, left, number, _smallest(plan, left, number))


def _check(plan: Plan) -> None:
    """Refuse days and a deposit that contradict what was agreed."""
    first = day_of(plan, 0)
    if min(plan.first_on, first) < plan.agreed_on:
        message = "the first instalment lies before the day of the agreement"
        raise PlanError("first_before_agreed", "first_on", message)
    if plan.deposit:
        _check_deposit(plan, plan.deposit, first)


def _check_deposit(plan: Plan, deposit: Deposit, first: date) -> None:
    if deposit.amount >= plan.principal + plan.accrued:
        message = "the deposit must be less than what is owed"
        raise PlanError("deposit_too_large", "deposit.amount", message)
    if deposit.on < plan.agreed_on:
        message = "the deposit lies before the day of the agreement"
        raise PlanError("deposit_before_agreed", "deposit.on", message)
    if deposit.on > first:
        message = "the deposit lies after the first instalment"
        raise PlanError("deposit_after_first", "deposit.on", message)


def interest_anew(plan: Plan, instalments: Sequence[Instalment]) -> tuple[Decimal, ...]:
    """Return the interest of each instalment, by the principal that it says is left.

    :param plan: says the rate, how days are counted, and from when interest runs
    :param instalments: in their order, the deposit first
    """
    found, since, before = [], plan.agreed_on, ZERO
    with localcontext() as context:
        context.prec = _EXACT_DIGITS
        for one in instalments:
            days = days_between(since, one.on, plan.day_count)
            before += (one.principal_left + one.principal) * days
            found.append(_interest_of(plan, before) if one.rank else ZERO)
            since, before = one.on, ZERO if one.rank else before
    return tuple(found)


def _interest_of(plan: Plan, base: Decimal) -> Decimal:
    """Return the interest of principal times days, rounded."""
    year = _HUNDRED * DAYS_OF_YEAR[plan.day_count]
    return half_up(base * plan.rate_percent / year, unit(plan.currency))


# === WHAT IS LEFT === #


class _Left(NamedTuple):
    """What is still owed after an instalment, since ``since``.

    ``before``: principal and days of the period that a deposit ended, times each other.
    """

    accrued: Decimal
    principal: Decimal
    since: date
    before: Decimal = ZERO

    def interest(self, plan: Plan, until: date) -> Decimal:
        """Return the interest of the period up to a day, that day included."""
        days = days_between(self.since, until, plan.day_count)
        return _interest_of(plan, self.before + self.principal * days)

    def less(self, off: Decimal, on: date) -> "_Left":
        """Return what is left once so much was paid off: accrued first."""
        accrued = min(off, self.accrued)
        return _Left(self.accrued - accrued, self.principal - (off - accrued), on)

    @property
    def total(self) -> Decimal:
        """Return what is left without the interest to come."""
        return self.accrued + self.principal


def _instalment(
    rank: int, on: date, before: _Left, off: Decimal, interest: Decimal
) -> Instalment:
    """Return an instalment that pays so much off, and interest beside it."""
    after = before.less(off, on)
    return Instalment(
        rank,
        on,
        off + interest,
        before.accrued - after.accrued,
        interest,
        before.principal - after.principal,
        after.principal,
    )


def _open(plan: Plan) -> tuple[_Left, tuple[Instalment, ...]]:
    """Return what is owed before the first instalment, and the deposit if any."""
    left = _Left(plan.accrued, plan.principal, plan.agreed_on)
    if not plan.deposit:
        return left, ()
    amount, on = plan.deposit
    days = days_between(plan.agreed_on, on, plan.day_count)
    paid = _instalment(0, on, left, amount, ZERO)
    return left.less(amount, on)._replace(before=left.principal * days), (paid,)


# === SHAPES === #


def _equal_parts(plan: Plan, left: _Left, number: int) -> Iterator[Instalment]:
    part = down(left.total / number, unit(plan.currency))
    for rank in range(1, number + 1):
        on = day_of(plan, rank - 1)
        off = part if rank < number else left.total
        yield _instalment(rank, on, left, off, left.interest(plan, on))
        left = left.less(off, on)


def _equal_amounts(
    plan: Plan, left: _Left, number: int, amount: Decimal
) -> Iterator[Instalment]:
    """Yield instalments of that amount; the last takes the rest, whatever it is."""
    for rank in range(1, number + 1):
        on = day_of(plan, rank - 1)
        interest = left.interest(plan, on)
        off = left.total
        if rank < number:
            off = min(amount - interest, off)
        yield _instalment(rank, on, left, off, interest)
        left = left.less(off, on)


def _smallest(plan: Plan, left: _Left, number: int) -> Decimal:
    """Return the smallest amount for which the last instalment is not larger.

    What is left falls with each unit more, so that it is found by halving.
    """
    smallest = unit(plan.currency)
    days = [day_of(plan, rank) for rank in range(number)]
    low = -1
    high = _units(left.total + _worst_interest(plan, left, days), smallest)
    while high - low > 1:
        middle = (low + high) // 2
        if _is_enough(plan, left, days, middle * smallest):
            high = middle
        else:
            low = middle
    return high * smallest


def _units(amount: Decimal, smallest: Decimal) -> int:
    return int((amount / smallest).to_integral_value(ROUND_FLOOR)) + 1


def _worst_interest(plan: Plan, left: _Left, days: list[date]) -> Decimal:
    """Return the interest of all periods if nothing was paid off before the last."""
    total = ZERO
    for on in days:
        total += left.interest(plan, on)
        left = left.less(ZERO, on)
    return total


def _is_enough(plan: Plan, left: _Left, days: list[date], amount: Decimal) -> bool:
    """Tell whether so much a time pays each interest and leaves no larger rest."""
    for on in days[:-1]:
        interest = left.interest(plan, on)
        if amount < interest:
            return False
        left = left.less(min(amount - interest, left.total), on)
    return left.total + left.interest(plan, days[-1]) <= amount


def _by_amount(plan: Plan, left: _Left, amount: Decimal) -> Iterator[Instalment]:
    """Yield instalments of that amount until nothing is left.

    :raises PlanError: if it does not pay the interest, or takes too many
    """
    for rank in islice(count(1), MOST_INSTALMENTS):
        on = day_of(plan, rank - 1)
        interest = left.interest(plan, on)
        if amount < interest:
            message = f"the interest of a period is {interest}: more than an instalment"
            raise PlanError("amount_too_small", "instalments.amount", message)
        off = min(amount - interest, left.total)
        yield _instalment(rank, on, left, off, interest)
        left = left.less(off, on)
        if not left.total:
            return
    message = f"it would take more than {MOST_INSTALMENTS} instalments"
    raise PlanError("too_many_instalments", "instalments.amount", message)
