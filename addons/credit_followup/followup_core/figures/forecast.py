"""When money will come: by week, from due dates and what is known of each customer.

Expected: on the promised day, by the instalments, else on the due date and the
customer's own delay. Careful: later by as much as his delays spread, and without what
is doubtful. Beside both stands what would come if everybody paid on the due date: a
forecast that is no better than that is of no use.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

from .ledger import DAY, ZERO

WEEKS = 13
WEEK = 7 * DAY
# Who is later than he usually is pays in a week, as far as anybody can tell.
AT_SOONEST = WEEK
# What is so late is no money to plan with.
DOUBTFUL_DAYS = 90


class Habit(NamedTuple):
    """How late a customer usually pays, in days, and how far that spreads.

    ``is_sure``: his promises were not broken more often than kept.
    """

    delay: Decimal = ZERO
    spread: Decimal = ZERO
    is_sure: bool = True


class Instalment(NamedTuple):
    """What was agreed to come on a day."""

    on: date
    amount: Decimal


class Debt(NamedTuple):
    """What is open of a customer's items that are due on one day.

    ``promised_on``: the day on which he said he pays. ``instalments``: what is open of
    them, all of the debt, takes the place of the due date. ``is_held``: disputed, at an
    agency, in an insolvency: nobody knows whether it comes.
    """

    amount: Decimal
    due_on: date
    habit: Habit = Habit()
    promised_on: date | None = None
    instalments: tuple[Instalment, ...] = ()
    is_held: bool = False


class Week(NamedTuple):
    """What may come in a week, from its first day on.

    ``due``: if everybody paid on the due date, and today what is late.
    """

    first: date
    expected: Decimal
    careful: Decimal
    due: Decimal


class Forecast(NamedTuple):
    """The weeks, and what comes after them or is held. Amounts are not rounded."""

    weeks: tuple[Week, ...]
    later: Decimal
    held: Decimal


def forecast(debts: Iterable[Debt], as_of: date) -> Forecast:
    """Return what will come in thirteen weeks from a day on, the day itself included.

    >>> found = forecast([Debt(Decimal(90), date(2026, 3, 20))], date(2026, 3, 9))
    >>> [int(one.expected) for one in found.weeks[:3]]
    [0, 90, 0]
    """
    sums = {name: [ZERO] * WEEKS for name in ("expected", "careful", "due")}
    later = held = ZERO
    for debt in debts:
        if debt.is_held:
            held += debt.amount
            continue
        for on, amount in expected(debt, as_of):
            later += _add(sums["expected"], on, amount, as_of)
        for on, amount in careful(debt, as_of):
            _add(sums["careful"], on, amount, as_of)
        _add(sums["due"], max(debt.due_on, as_of), debt.amount, as_of)
    weeks = tuple(
        Week(as_of + place * WEEK, *(sums[name][place] for name in sums))
        for place in range(WEEKS)
    )
    return Forecast(weeks, later, held)


def expected(debt: Debt, as_of: date) -> list[Instalment]:
    """Return on which days a debt is expected, and how much of it."""
    if debt.instalments:
        return [one._replace(on=max(one.on, as_of)) for one in debt.instalments]
    if debt.promised_on and debt.promised_on >= as_of:
        return [Instalment(debt.promised_on, debt.amount)]
    return [Instalment(_usual(debt, debt.habit.delay, as_of), debt.amount)]


def careful(debt: Debt, as_of: date) -> list[Instalment]:
    """Return the same, later by the spread of his delays, without what is doubtful.

    Who breaks his promises is planned by his habit, if that is later.
    """
    if debt.amount < 0:
        # A credit is taken off no later than it is expected to be.
        return expected(debt, as_of)
    if (as_of - debt.due_on).days > DOUBTFUL_DAYS and not debt.instalments:
        return []
    soonest = as_of
    if debt.promised_on and not debt.instalments and not debt.habit.is_sure:
        soonest = _usual(debt, debt.habit.delay, as_of)
    return [
        one._replace(on=later_by(max(one.on, soonest), debt.habit.spread))
        for one in expected(debt, as_of)
    ]


def later_by(day: date, days: Decimal) -> date:
    """Return a day so many days later, rounded to the nearest one."""
    return day + timedelta(days=int(days.to_integral_value()))


def _usual(debt: Debt, delay: Decimal, as_of: date) -> date:
    usual = later_by(debt.due_on, delay)
    return usual if usual >= as_of else as_of + AT_SOONEST


def _add(weeks: list[Decimal], on: date, amount: Decimal, as_of: date) -> Decimal:
    """Add an amount to its week; return what lies beyond them."""
    place = (on - as_of) // WEEK
    if place >= WEEKS:
        return amount
    weeks[place] += amount
    return ZERO


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
