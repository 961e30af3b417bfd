"""The days of an insured debt: until when it is notified, handed over and filed."""

from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal
from enum import Enum
from typing import NamedTuple

from ..vocabulary import Basis
from ..workdays import months_later, shift
from .contract import Contract, Excluded, Start, StopsOn, Unit, Waits

DAY = timedelta(days=1)


class Debt(NamedTuple):
    """A receivable of a customer, in the currency of the contract.

    ``due_on``: on which it was due first, whatever was granted since. ``delivered_on``:
    the day whose cover counts; None for that of the invoice. ``amount``: what of it is
    open; for its days, what of that is insured. ``notified_on``, ``handed_on``,
    ``filed_on``: the days on which the insurer got it. ``is_upheld``: he covers it in
    spite of a day that was missed. ``kinds``: what the contract may leave out.
    """

    ref: str
    invoiced_on: date
    due_on: date
    amount: Decimal
    delivered_on: date | None = None
    notified_on: date | None = None
    handed_on: date | None = None
    filed_on: date | None = None
    is_upheld: bool = False
    kinds: tuple[Excluded, ...] = ()


class Duty(str, Enum):
    """What the insured has to do by a day, or loses his cover."""

    NOTIFY = "notify"
    HAND_OVER = "hand_over"
    FILE = "file"


class Asked(NamedTuple):
    """A duty: its last day, and the day after which it can be done; when it was."""

    duty: Duty
    after: date
    until: date
    done_on: date | None


def extension_until(debt: Debt, contract: Contract) -> date:
    """Return the last day of the extension period.

    >>> contract = Contract(Decimal(90), extension_days=60)
    >>> day = date(2026, 3, 31)
    >>> extension_until(Debt("INV/1", date(2026, 3, 1), day, Decimal(900)), contract)
    datetime.date(2026, 5, 30)
    """
    is_due = contract.extension_from is Basis.DUE
    return _later(
        debt.due_on if is_due else debt.invoiced_on, contract.extension_days or 0
    )


def duties(debt: Debt, contract: Contract) -> tuple[Asked, ...]:
    """Return what has to be done, in its order.

    Whoever hands over or files has notified; whoever files has not handed over.
    """
    extension = extension_until(debt, contract)
    starts = {
        Start.DUE: debt.due_on,
        Start.INVOICE: debt.invoiced_on,
        Start.EXTENSION: extension,
    }
    due, told_on = debt.due_on, _told_on(debt)
    notify, file = starts[contract.notify_from], starts[contract.file_from]
    asked = (
        (Duty.NOTIFY, due, notify, contract.notify_days, told_on),
        (Duty.HAND_OVER, extension, extension, contract.hand_over_days, debt.handed_on),
        (Duty.FILE, due, file, contract.file_days, debt.filed_on),
    )
    return tuple(
        Asked(duty, after, _later(start, days), done_on)
        for duty, after, start, days, done_on in asked
        if days is not None
    )


def _told_on(debt: Debt) -> date | None:
    days = (debt.notified_on, debt.handed_on, debt.filed_on)
    return min((day for day in days if day), default=None)


def stops_from(debts: Iterable[Debt], contract: Contract) -> date | None:
    """Return the first day whose deliveries are not covered; None of nothing open.

    It follows from the debts that are open now: one that was paid since stops nothing.
    """
    days = (_stops(one, contract) for one in debts if one.amount > 0)
    return min(days, default=None)


def _stops(debt: Debt, contract: Contract) -> date:
    after = shift(extension_until(debt, contract), 1)
    if contract.stops_on is StopsOn.OVERDUE:
        return min(after, shift(debt.due_on, 1))
    told_on = _told_on(debt)
    # A debt that is at the insurer ends the cover, whatever the contract says first.
    if contract.stops_on is StopsOn.EXTENSION:
        told_on = min(
            (day for day in (debt.handed_on, debt.filed_on) if day), default=None
        )
    return min(after, shift(told_on, 1)) if told_on else after


def indemnity_on(debt: Debt, contract: Contract) -> date | None:
    """Return the day on which the insurer owes; None while his time does not run."""
    is_filed = contract.waits_from is Waits.FILED
    start = debt.filed_on if is_filed else debt.handed_on
    if start is None or contract.waiting is None:
        return None
    if contract.waiting_unit is Unit.MONTHS:
        return months_later(start, contract.waiting)
    return _later(start, contract.waiting)


def needs_consent(
    debts: Iterable[Debt], contract: Contract, last_on: date
) -> tuple[str, ...]:
    """Return the debts for which a plan asks for the insurer's consent first.

    Those whose extension period is over before the last day of the plan.
    """
    return tuple(
        one.ref
        for one in debts
        if one.amount > 0 and last_on > extension_until(one, contract)
    )


def _later(day: date, days: int) -> date:
    return shift(day, max(days, 0))
