"""The clock of an insured loss: what of a customer's overdue debts is to be done next.

It stands where its most urgent debt stands; a debt whose day was missed moves it only
once no other one is left.
"""

from collections.abc import Iterable
from datetime import date
from enum import Enum
from typing import NamedTuple

from ..clocks import Moves, Ruling
from ..workdays import shift
from .contract import Contract
from .days import (
    Asked,
    Debt,
    Duty,
    duties,
    extension_until,
    indemnity_on,
    stops_from,
)


class State(str, Enum):
    """Where an insured loss stands.

    ``DEFAULT``: the extension period is over, and what is delivered is not covered.
    ``PAYABLE``: the insurer's waiting time is over. ``TO_SHARE``: he paid, and a part
    of what came in since is his. ``FORFEITED``: a last day was missed.
    """

    NOT_DUE = "not_due"
    OVERDUE = "overdue"
    TO_NOTIFY = "to_notify"
    NOTIFIED = "notified"
    DEFAULT = "default"
    TO_HAND_OVER = "to_hand_over"
    HANDED_OVER = "handed_over"
    TO_FILE = "to_file"
    FILED = "filed"
    PAYABLE = "payable"
    INDEMNIFIED = "indemnified"
    TO_SHARE = "to_share"
    DECLINED = "declined"
    FORFEITED = "forfeited"
    SETTLED = "settled"


class Why(str, Enum):
    """Why an insured loss stands where it stands."""

    NOT_DUE = "not_due"
    NOT_PAID = "not_paid"
    DAY_NEAR = "day_near"
    NOTIFIED = "notified"
    EXTENSION_OVER = "extension_over"
    HANDED_OVER = "handed_over"
    WAITING = "waiting"
    WAITING_OVER = "waiting_over"
    INDEMNITY = "indemnity"
    RECOVERED = "recovered"
    DECLINED = "declined"
    NOT_NOTIFIED = "not_notified"
    NOT_HANDED_OVER = "not_handed_over"
    NOT_FILED = "not_filed"
    PAID = "paid"


class Loss(NamedTuple):
    """The facts of an insured loss: the debts of one customer under one contract.

    ``indemnified_on``: the day of the insurer's money. ``is_declined``: he refused.
    ``owes_share``: something came in since, and his part was not paid to him.
    """

    key: int
    state: State
    reason: Why
    debts: tuple[Debt, ...]
    indemnified_on: date | None = None
    is_declined: bool = False
    owes_share: bool = False


class Settings(NamedTuple):
    """``days_before``: so long before its last day a duty is asked for."""

    contract: Contract
    days_before: int = 14


# What a debt may become is what facts say: payments are undone, notices corrected.
MOVES: Moves = {state: frozenset(State) - {state} for state in State}
_TO_DO = {
    Duty.NOTIFY: State.TO_NOTIFY,
    Duty.HAND_OVER: State.TO_HAND_OVER,
    Duty.FILE: State.TO_FILE,
}
TO_DO = frozenset(_TO_DO.values())
_MISSED = {
    Duty.NOTIFY: Why.NOT_NOTIFIED,
    Duty.HAND_OVER: Why.NOT_HANDED_OVER,
    Duty.FILE: Why.NOT_FILED,
}
_GRAVITY = {state: place for place, state in enumerate(State)}


class Stage(NamedTuple):
    """Where one debt stands. ``until``: the last day of what is to be done next.

    ``next_on``: the first day on which the calendar alone may change it.
    """

    state: State
    why: Why
    until: date | None = None
    next_on: date | None = None


def judge(loss: Loss, as_of: date, settings: Settings) -> Ruling:
    """Rule on one loss, by what its debts say and not by where it stood."""
    found = _ended(loss) or _running(loss, as_of, settings)
    return Ruling(loss.key, found.state.value, found.why.value, found.next_on)


def _ended(loss: Loss) -> Stage | None:
    """Return where it stands once the insurer answered, None before."""
    if loss.is_declined:
        return Stage(State.DECLINED, Why.DECLINED)
    is_open = any(one.amount > 0 for one in loss.debts)
    if loss.indemnified_on:
        if loss.owes_share:
            return Stage(State.TO_SHARE, Why.RECOVERED)
        if is_open:
            return Stage(State.INDEMNIFIED, Why.INDEMNITY)
    return None if is_open else Stage(State.SETTLED, Why.PAID)


def _running(loss: Loss, as_of: date, settings: Settings) -> Stage:
    """Return where the debt stands that is the most urgent one."""
    found = [(one, stage(one, as_of, settings)) for one in loss.debts if one.amount > 0]
    _debt, lead = min(found, key=lambda one: _urgency(*one))
    days = [one.next_on for _debt, one in found if one.next_on]
    stop = stops_from(loss.debts, settings.contract)
    # Whoever holds deliveries has to be asked on that day.
    days += [stop] if stop and stop > as_of else []
    return lead._replace(next_on=min(days, default=None))


def _urgency(debt: Debt, found: Stage) -> tuple[bool, bool, date, int, str]:
    """Return what is urgent first: a duty by its last day, then the oldest debt."""
    is_asked = found.state in TO_DO and found.until is not None
    day = found.until if is_asked and found.until else debt.due_on
    is_lost = found.state is State.FORFEITED
    return is_lost, not is_asked, day, _GRAVITY[found.state], found.why.value


def stage(debt: Debt, as_of: date, settings: Settings) -> Stage:
    """Return where one debt stands by its own days.

    >>> from decimal import Decimal
    >>> contract = Contract(Decimal(90), extension_days=60, notify_days=30)
    >>> debt = Debt("INV/1", date(2026, 3, 1), date(2026, 3, 31), Decimal(900))
    >>> found = stage(debt, date(2026, 6, 29), Settings(contract))
    >>> found.state.value, found.until
    ('to_notify', datetime.date(2026, 6, 29))
    >>> stage(debt, date(2026, 6, 30), Settings(contract)).why.value
    'not_notified'
    """
    asked = duties(debt, settings.contract)
    missed = None if debt.is_upheld else _missed(asked, as_of)
    if missed:
        return Stage(State.FORFEITED, _MISSED[missed.duty], missed.until)
    undone = [one for one in asked if one.done_on is None]
    next_on = _next_on(debt, undone, as_of, settings)
    return _stage(debt, undone, as_of, settings)._replace(next_on=next_on)


def _missed(asked: Iterable[Asked], as_of: date) -> Asked | None:
    """Return the duty whose last day was missed first, done late or not at all."""
    late = (one for one in asked if (one.done_on or as_of) > one.until)
    return min(late, key=lambda one: one.until, default=None)


def _stage(debt: Debt, undone: list[Asked], as_of: date, settings: Settings) -> Stage:
    near = [one for one in undone if as_of >= _asks_on(one, settings)]
    if near:
        first = min(near, key=lambda one: one.until)
        return Stage(_TO_DO[first.duty], Why.DAY_NEAR, first.until)
    pays_on = indemnity_on(debt, settings.contract)
    if pays_on:
        if as_of >= pays_on:
            return Stage(State.PAYABLE, Why.WAITING_OVER, pays_on)
        return Stage(State.FILED, Why.WAITING, pays_on)
    until = min((one.until for one in undone), default=None)
    return Stage(*_waiting(debt, as_of, settings.contract), until)


def _waiting(debt: Debt, as_of: date, contract: Contract) -> tuple[State, Why]:
    """Return where a debt stands while nothing is asked of the insured yet."""
    if debt.filed_on:
        return State.FILED, Why.WAITING
    if debt.handed_on:
        return State.HANDED_OVER, Why.HANDED_OVER
    if as_of > extension_until(debt, contract):
        return State.DEFAULT, Why.EXTENSION_OVER
    if debt.notified_on:
        return State.NOTIFIED, Why.NOTIFIED
    if as_of > debt.due_on:
        return State.OVERDUE, Why.NOT_PAID
    return State.NOT_DUE, Why.NOT_DUE


def _asks_on(one: Asked, settings: Settings) -> date:
    """Return the first day on which a duty is asked for."""
    near = shift(one.until, -max(settings.days_before, 0))
    return min(one.until, max(near, shift(one.after, 1)))


def _next_on(
    debt: Debt, undone: list[Asked], as_of: date, settings: Settings
) -> date | None:
    """Return the first day ahead on which its days may say something else."""
    days = [shift(debt.due_on, 1), shift(extension_until(debt, settings.contract), 1)]
    days += [_asks_on(one, settings) for one in undone]
    if not debt.is_upheld:
        days += [shift(one.until, 1) for one in undone]
    pays_on = indemnity_on(debt, settings.contract)
    if pays_on:
        days.append(pays_on)
    return min((day for day in days if day > as_of), default=None)
