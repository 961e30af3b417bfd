"""When money will come: by week, from due dates and what is known of each customer.

Expected: on the promised day, by the instalments, else on the due date and the
customer's own delay; of who is later than that, as debts of that age came in last
quarter. Careful: later by as much as his delays spread, and without what is doubtful.
Beside both stands what would come if everybody paid on the due date: a forecast that is
no better than that is of no use.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from types import MappingProxyType
from typing import NamedTuple

from .arrears import ALL, WEEK, WEEKS, Instalment, Shares
from .ledger import ZERO, bucket

# Where no past tells how late debts come in, they come in a week.
AT_SOONEST = WEEK
# Expected, careful, by due dates.
COLUMNS = 3
NO_SHARES: Shares = MappingProxyType({})
# What is so late is no money to plan with.
DOUBTFUL_DAYS = 90


class Habit(NamedTuple):
    """How late a customer usually pays, in days, and how far that spreads.

    ``is_sure``: his promises were not broken more often than kept.
    """

    delay: Decimal = ZERO
    spread: Decimal = ZERO
    is_sure: bool = True


class Debt(NamedTuple):
    """What is open of a customer's items that are due on one day.

    ``promised_on``: the day on which he said he pays. ``instalments``: what is open of
    them, all of the debt, takes the place of the due date. ``is_held``: disputed, at an
    agency, in an insolvency: nobody knows whether it comes. ``customers``: how much of
    it is whose, all of it or none, where the weeks are to say of whom they consist.
    """

    amount: Decimal
    due_on: date
    habit: Habit = Habit()
    promised_on: date | None = None
    instalments: tuple[Instalment, ...] = ()
    is_held: bool = False
    customers: tuple[tuple[str, Decimal], ...] = ()


class Coming(NamedTuple):
    """What may come, in all or of one customer.

    ``due``: if everybody paid on the due date, and today what is late.
    """

    expected: Decimal = ZERO
    careful: Decimal = ZERO
    due: Decimal = ZERO


class Week(NamedTuple):
    """What may come in a week, from its first day on, as in ``Coming``."""

    first: date
    expected: Decimal
    careful: Decimal
    due: Decimal


class Forecast(NamedTuple):
    """The weeks, and what comes after them or is held. Amounts are not rounded.

    ``customers``: of each week, by its place, what comes of each of them.
    """

    weeks: tuple[Week, ...]
    later: Decimal
    held: Decimal
    customers: tuple[Mapping[str, Coming], ...] = ()


def forecast(
    debts: Iterable[Debt], as_of: date, shares: Shares = NO_SHARES
) -> Forecast:
    """Return what will come in thirteen weeks from a day on, the day itself included.

    :param shares: how late debts came in last quarter

    >>> found = forecast([Debt(Decimal(90), date(2026, 3, 20))], date(2026, 3, 9))
    >>> [int(one.expected) for one in found.weeks[:3]]
    [0, 90, 0]
    """
    sums = [[ZERO] * COLUMNS for _ in range(WEEKS)]
    customers: list[dict[str, list[Decimal]]] = [{} for _ in range(WEEKS)]
    later = held = ZERO
    for debt in debts:
        if debt.is_held:
            held += debt.amount
            continue
        later += debt.amount
        for place, column, amount in _placed(debt, as_of, shares):
            sums[place][column] += amount
            later -= ZERO if column else amount
            _share_out(customers[place], column, debt, amount)
    return Forecast(
        tuple(Week(as_of + n * WEEK, *one) for n, one in enumerate(sums)),
        later,
        held,
        tuple(
            {who: Coming(*amounts) for who, amounts in one.items()} for one in customers
        ),
    )


def expected(debt: Debt, as_of: date, shares: Shares = NO_SHARES) -> list[Instalment]:
    """Return on which days a debt is expected, and how much of it."""
    if debt.instalments:
        return [one._replace(on=max(one.on, as_of)) for one in debt.instalments]
    if debt.promised_on and debt.promised_on >= as_of:
        return [Instalment(debt.promised_on, debt.amount)]
    return _usual(debt, as_of, shares)


def careful(debt: Debt, as_of: date, shares: Shares = NO_SHARES) -> list[Instalment]:
    """Return the same, later by the spread of his delays, without what is doubtful.

    Who breaks his promises is planned by his habit, if that is later.
    """
    if debt.amount < 0:
        # A credit is taken off no later than it is expected to be.
        return expected(debt, as_of, shares)
    if _is_doubtful(debt.due_on, as_of) and not debt.instalments:
        return []
    told = expected(debt, as_of, shares)
    if debt.instalments:
        parts = zip(told, debt.instalments, strict=True)
        return [one for one, of in parts if not _is_doubtful(of.on, as_of)]
    if debt.promised_on and not debt.habit.is_sure:
        soonest = debt.promised_on
        usual = _usual(debt, as_of, shares)
        told = [one._replace(on=max(one.on, soonest)) for one in usual]
    return [one._replace(on=later_by(one.on, debt.habit.spread)) for one in told]


def later_by(day: date, days: Decimal) -> date:
    """Return a day so many days later, rounded to the nearest one."""
    return day + timedelta(days=int(days.to_integral_value()))


def _is_doubtful(due_on: date, as_of: date) -> bool:
    return (as_of - due_on).days > DOUBTFUL_DAYS


def _usual(debt: Debt, as_of: date, shares: Shares) -> list[Instalment]:
    """Return when he pays as he is used to; what is later than that, as its age is."""
    usual = later_by(debt.due_on, debt.habit.delay)
    if usual >= as_of:
        return [Instalment(usual, debt.amount)]
    late = shares.get(bucket(debt.due_on, as_of), shares.get(ALL))
    if late is None or debt.amount < 0:
        return [Instalment(as_of + AT_SOONEST, debt.amount)]
    return [
        Instalment(as_of + place * WEEK, debt.amount * share)
        for place, share in enumerate(late)
        if share
    ]


def _by_due_dates(debt: Debt, as_of: date) -> list[Instalment]:
    """Return when it would come if he paid in time from today on."""
    parts = debt.instalments or (Instalment(debt.due_on, debt.amount),)
    return [one._replace(on=max(one.on, as_of)) for one in parts]


def _placed(debt: Debt, as_of: date, shares: Shares) -> list[tuple[int, int, Decimal]]:
    """Return what comes of a debt: in which week, expected or not, how much."""
    columns = (
        expected(debt, as_of, shares),
        careful(debt, as_of, shares),
        _by_due_dates(debt, as_of),
    )
    return [
        (place, column, one.amount)
        for column, parts in enumerate(columns)
        for one in parts
        if (place := (one.on - as_of) // WEEK) < WEEKS
    ]


def _share_out(
    customers: dict[str, list[Decimal]], column: int, debt: Debt, amount: Decimal
) -> None:
    """Add what comes of a debt to those whose it is."""
    share = None if amount == debt.amount else amount / debt.amount
    for who, own in debt.customers:
        columns = customers.get(who)
        if columns is None:
            columns = customers[who] = [ZERO] * COLUMNS
        columns[column] += own if share is None else own * share


class Errors(NamedTuple):
    """By how much forecasts missed what came, over all that came; None if none did."""

    expected: Decimal | None
    careful: Decimal | None
    due: Decimal | None


def errors(weeks: Sequence[Week], received: Mapping[date, Decimal]) -> Errors:
    """Return how far a forecast was off, week by week, beside the naive one.

    :param received: what came in each week, by its first day

    >>> week = Week(date(2026, 3, 9), Decimal(90), Decimal(50), Decimal(0))
    >>> errors([week], {week.first: Decimal(100)})
    Errors(expected=Decimal('0.1'), careful=Decimal('0.5'), due=Decimal('1'))
    """
    came = {one.first: received.get(one.first, ZERO) for one in weeks}
    total = sum(came.values(), ZERO)
    if total <= 0:
        return Errors(None, None, None)

    def off(name: str) -> Decimal:
        missed = (abs(getattr(one, name) - came[one.first]) for one in weeks)
        return sum(missed, ZERO) / total

    return Errors(off("expected"), off("careful"), off("due"))
