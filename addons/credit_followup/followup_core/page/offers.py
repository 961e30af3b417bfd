"""What a customer's page offers for each open item, and where else he has to turn."""

from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal
from enum import Enum
from typing import NamedTuple

ZERO = Decimal(0)


class Move(str, Enum):
    """What a customer can do for an item, in the order in which it is shown."""

    PAY = "pay"
    PAID = "paid"
    PROMISE = "promise"
    INSTALMENTS = "instalments"
    DISPUTE = "dispute"
    CONFIRM = "confirm"


class Elsewhere(str, Enum):
    """Who speaks with the customer in our place; the first counts."""

    INSOLVENCY = "insolvency"
    COURT = "court"
    AGENCY = "agency"
    AGREEMENT = "agreement"


class Item(NamedTuple):
    """An open item of the customer.

    ``open``: what is owed of it. ``free``: that less what is disputed of it; zero where
    all of it is on hold. ``promises``: how many were given for it, withdrawn ones
    aside. ``said_paid``: he said before that it is paid. ``is_confirmed``: that he
    received it and passed it for payment. ``promise_days``: in place of the limit of
    all, as the item's policy says. ``currency``: where it is not that of the company.
    """

    ref: str
    due_on: date
    open: Decimal
    free: Decimal
    elsewhere: Elsewhere | None = None
    promises: int = 0
    is_promised: bool = False
    is_disputed: bool = False
    said_paid: bool = False
    is_confirmed: bool = False
    promise_days: int | None = None
    currency: str = ""


class Limits(NamedTuple):
    """What the company lets customers do by themselves.

    ``promise_days``: the most from today, zero for no promises. ``instalments_from``
    and ``instalments_to``: what all of it must be worth in the company's own currency,
    both included; None where the page offers none, or whatever the amount.
    """

    promise_days: int = 14
    instalments_from: Decimal | None = None
    instalments_to: Decimal | None = None
    paid_days: int = 60


class Offer(NamedTuple):
    """What is offered for an item; ``promise_until``: the last day to promise."""

    ref: str
    moves: tuple[Move, ...]
    turn_to: Elsewhere | None
    promise_until: date | None


def offers(items: Iterable[Item], limits: Limits, as_of: date) -> tuple[Offer, ...]:
    """Return what is offered for each item, in their order.

    Items are of one customer: what may be paid in instalments follows from all that is
    free of them.
    """
    known = tuple(items)
    own = (one.free for one in known if _free(one) and not one.currency)
    is_split = _in_range(sum(own, ZERO), limits)
    return tuple(_offer(one, limits, as_of, is_split=is_split) for one in known)


def _offer(item: Item, limits: Limits, as_of: date, *, is_split: bool) -> Offer:
    if item.elsewhere:
        return Offer(item.ref, (), item.elsewhere, None)
    is_free = _free(item)
    may_promise = is_free and _may_promise(item, limits)
    may = {
        Move.PAY: is_free,
        Move.PAID: is_free and not item.said_paid,
        Move.PROMISE: may_promise,
        Move.INSTALMENTS: is_free and is_split and not item.currency,
        Move.DISPUTE: item.open > ZERO and not item.is_disputed,
        Move.CONFIRM: item.open > ZERO and not item.is_confirmed,
    }
    until = as_of + timedelta(_promise_days(item, limits)) if may_promise else None
    return Offer(item.ref, tuple(one for one in Move if may[one]), None, until)


def _free(item: Item) -> bool:
    return item.elsewhere is None and item.free > ZERO


def _may_promise(item: Item, limits: Limits) -> bool:
    """A second word for the same item is given to a person, with its proof."""
    days = _promise_days(item, limits)
    return days > 0 and not (item.is_promised or item.promises)


def _promise_days(item: Item, limits: Limits) -> int:
    return limits.promise_days if item.promise_days is None else item.promise_days


def _in_range(free: Decimal, limits: Limits) -> bool:
    if limits.instalments_from is None or free <= ZERO:
        return False
    most = limits.instalments_to
    return free >= limits.instalments_from and (most is None or free <= most)
