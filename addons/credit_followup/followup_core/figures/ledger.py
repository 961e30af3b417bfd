"""What the figures are made of: items and payments of a ledger, and their sums.

The sums are linear: those of several companies, customers or months add up, and a
database may reckon them by itself.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from enum import Enum
from typing import NamedTuple

ZERO = Decimal(0)
DAY = timedelta(days=1)
# The last days of the buckets of ageing, late by so many days; the last one has none.
BUCKETS = (("not_due", 0), ("d1_30", 30), ("d31_60", 60), ("d61_90", 90))
OLDEST = "d90_plus"


class Kind(str, Enum):
    """What an item is: what a customer owes, or what is owed to him."""

    INVOICE = "invoice"
    CREDIT_NOTE = "credit_note"


class Item(NamedTuple):
    """An invoice or a credit note of a customer; ``amount`` is not below zero."""

    ref: str
    customer: str
    kind: Kind
    on: date
    due_on: date
    amount: Decimal


class Payment(NamedTuple):
    """What was paid of an ``item`` on a day; of a credit note it is a refund."""

    on: date
    item: str
    amount: Decimal


class Period(NamedTuple):
    """The days of which figures tell, both of them included."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """How many they are."""
        return (self.last - self.first).days + 1

    def has(self, day: date) -> bool:
        """Tell whether a day is one of them."""
        return self.first <= day <= self.last


class Paid(NamedTuple):
    """Payments on invoices in the period: their sum, and sums weighted by amount.

    ``to_pay``: times the days from the invoice, ``late``: times those from the due
    date, below zero where it came before. ``on_time``: what came by the due date.
    """

    amount: Decimal = ZERO
    to_pay: Decimal = ZERO
    late: Decimal = ZERO
    on_time: Decimal = ZERO


class Sums(NamedTuple):
    """The sums of a ledger at the end of a period, in one currency.

    ``ageing``: what is open by bucket, credits below zero. ``opening``: open on the day
    before the period. ``months``: the sales of each month up to the last day, by its
    first day, from the month of the oldest item on.
    """

    ageing: Mapping[str, Decimal]
    opening: Decimal
    sales: Decimal
    months: Mapping[date, Decimal]
    paid: Paid

    @property
    def open(self) -> Decimal:
        """What is open at the end of the period."""
        return sum(self.ageing.values(), ZERO)

    @property
    def overdue(self) -> Decimal:
        """What of it was due before its last day."""
        return self.open - self.not_due

    @property
    def not_due(self) -> Decimal:
        """What of it is due on its last day, or later."""
        return self.ageing[BUCKETS[0][0]]


def added(parts: Iterable[Paid]) -> Paid:
    """Return what payments of several are together."""
    return Paid(*(sum(column, ZERO) for column in zip(*parts, strict=True)))


def sums(items: Sequence[Item], payments: Iterable[Payment], period: Period) -> Sums:
    """Return the sums of a ledger.

    What is dated after the period does not exist yet, nor what was paid of it.

    :param payments: each on an item of ``items``
    """
    known = {one.ref: one for one in items if one.on <= period.last}
    counted = [one for one in payments if _exists(one, known, period.last)]
    before = period.first - min(DAY, period.first - date.min)
    sold = [one for one in known.values() if period.has(one.on)]
    return Sums(
        _ageing(known, counted, period.last),
        _open_at(known, counted, before),
        sum(map(signed, sold), ZERO),
        _months(known.values()),
        _paid(known, [one for one in counted if period.has(one.on)]),
    )


def signed(item: Item) -> Decimal:
    """Return an item's amount, that of a credit note below zero."""
    return item.amount if item.kind is Kind.INVOICE else -item.amount


def bucket(due_on: date, as_of: date) -> str:
    """Return the bucket of ageing of what is due on a day.

    >>> bucket(date(2026, 3, 1), date(2026, 3, 31))
    'd1_30'
    >>> bucket(date(2026, 3, 1), date(2026, 4, 1))
    'd31_60'
    """
    late = (as_of - due_on).days
    return next((name for name, last in BUCKETS if late <= last), OLDEST)


def month_of(day: date) -> date:
    """Return the first day of a month."""
    return day.replace(day=1)


def _exists(payment: Payment, known: Mapping[str, Item], last: date) -> bool:
    return payment.on <= last and payment.item in known


def _part(payment: Payment, known: Mapping[str, Item]) -> Decimal:
    """Return what a payment takes from what is open; a refund adds to it."""
    is_invoice = known[payment.item].kind is Kind.INVOICE
    return payment.amount if is_invoice else -payment.amount


def _ageing(
    known: Mapping[str, Item], payments: Iterable[Payment], as_of: date
) -> dict[str, Decimal]:
    found = dict.fromkeys([*(name for name, _last in BUCKETS), OLDEST], ZERO)
    for item in known.values():
        found[bucket(item.due_on, as_of)] += signed(item)
    for one in payments:
        found[bucket(known[one.item].due_on, as_of)] -= _part(one, known)
    return found


def _open_at(
    known: Mapping[str, Item], payments: Iterable[Payment], day: date
) -> Decimal:
    there = {ref: item for ref, item in known.items() if item.on <= day}
    owed = sum(map(signed, there.values()), ZERO)
    paid = (_part(one, there) for one in payments if _exists(one, there, day))
    return owed - sum(paid, ZERO)


def _months(items: Iterable[Item]) -> dict[date, Decimal]:
    found: dict[date, Decimal] = {}
    for item in items:
        month = month_of(item.on)
        found[month] = found.get(month, ZERO) + signed(item)
    return found


def _paid(known: Mapping[str, Item], payments: Iterable[Payment]) -> Paid:
    found = Paid()
    for one in payments:
        item = known[one.item]
        if item.kind is Kind.INVOICE:
            found = added((found, _weighed(one, item)))
    return found


def _weighed(payment: Payment, item: Item) -> Paid:
    late = (payment.on - item.due_on).days
    return Paid(
        payment.amount,
        payment.amount * (payment.on - item.on).days,
        payment.amount * late,
        payment.amount if late <= 0 else ZERO,
    )
