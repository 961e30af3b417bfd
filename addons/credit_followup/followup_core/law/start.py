"""From when a debt costs something, where more is needed than its due date."""

from collections.abc import Callable
from datetime import date, timedelta

from .calendar import on_or_after
from .case import Debt, DebtorKind, Request
from .due import Closed
from .findings import NOT_IN_DEFAULT, RECEIPT_UNKNOWN, finding
from .statute import DAY, Start, automatic

THIRTY_DAYS = timedelta(days=30)
Starts = Callable[[Request, Debt, date], Start]


def _from(first: date) -> Start:
    return Start(first, first, first)


def thirty_days_after(day: date, closed: Closed) -> date:
    """Return the last of the thirty days, or the next day on which somebody pays."""
    return on_or_after(day + THIRTY_DAYS, *closed)


def thirty_days_after_invoice(closed: Closed) -> Starts:
    """Return the rule that a day which nobody agreed on waits thirty days.

    From the invoice; where its date is not known, from the day it names: the later is
    safe.
    """

    def rule(request: Request, debt: Debt, due: date) -> Start:
        if debt.due_agreed:
            return automatic(request, debt, due)
        invoiced = debt.invoiced_on or debt.due_on
        return _from(max(due, thirty_days_after(invoiced, closed)) + DAY)

    return rule


def by_reminder(article: str) -> Starts:
    """Return the rule that a day which nobody agreed on needs a reminder."""

    def rule(request: Request, debt: Debt, due: date) -> Start:
        if debt.due_agreed:
            return automatic(request, debt, due)
        arrived = _arrivals(request, debt, due)
        if arrived:
            return _from(min(arrived) + DAY)
        return _nothing_yet(request, debt, due, article)

    return rule


def by_reminder_or_thirty_days(article: str, closed: Closed) -> Starts:
    """Return the rule that thirty days from due date and receipt do as well.

    Of a consumer only where the invoice told him so.
    """

    def rule(request: Request, debt: Debt, due: date) -> Start:
        if debt.due_agreed:
            return automatic(request, debt, due)
        starts = _arrivals(request, debt, due)
        told = request.debtor is not DebtorKind.CONSUMER or debt.default_hint
        if told and debt.received_on is not None:
            since = max(due, debt.received_on)
            starts.append(thirty_days_after(since, closed))
        if starts:
            return _from(min(starts) + DAY)
        return _nothing_yet(request, debt, due, article)

    return rule


def _arrivals(request: Request, debt: Debt, due: date) -> list[date]:
    """Return the days on which letters about a late debt are known to have arrived."""
    letters = request.letters(debt, due)
    return [day for one in letters if (day := one.arrived_on)]


def _nothing_yet(request: Request, debt: Debt, due: date, article: str) -> Start:
    """Say what is missing for a default; nothing is owed beside the debt."""
    letters = request.letters(debt, due)
    code = RECEIPT_UNKNOWN if letters else NOT_IN_DEFAULT
    return Start(None, None, None, (finding(code, debt.ref, article),))
