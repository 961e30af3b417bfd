"""What an agency has to be told since its last message: changes, never balances.

A balance that is sent again is counted twice. So each movement is told once, by its
number; what the agency told us itself is not told back.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import NamedTuple

ZERO = Decimal(0)


class Movement(str, Enum):
    """What changes what is open on a claim, in our books."""

    PAYMENT = "payment"
    CREDIT_NOTE = "credit_note"
    CLEARING = "clearing"
    WRITE_OFF = "write_off"
    CHARGE = "charge"


class Delta(str, Enum):
    """What an agency is told, as the information files of collection systems do.

    ``CLEARING``: set off against something else in our books. ``REVERSAL``: of anything
    but a payment. ``NEW_CLAIM``: proposed, for a person to agree. ``MASTER``: names,
    addresses, due dates.
    """

    PAYMENT = "payment"
    RECALL = "recall"
    MASTER = "master"
    PAYMENT_REVERSAL = "payment_reversal"
    CLEARING = "clearing"
    CREDIT_NOTE = "credit_note"
    WRITE_OFF = "write_off"
    CHARGE = "charge"
    REVERSAL = "reversal"
    NEW_CLAIM = "new_claim"


class Moved(NamedTuple):
    """One movement of a claim.

    ``id``: ours, the same in each message. ``amount``: more than zero; a charge makes
    more open, all else less. ``by_agency``: the agency told it to us.
    """

    id: str
    kind: Movement
    on: date
    amount: Decimal
    by_agency: bool = False


class Standing(NamedTuple):
    """A claim as it stands: what is open, and all movements since it was placed.

    ``master``: a hash of what else the agency was told of it. ``is_recalled``: it is
    asked back.
    """

    ref: str
    open: Decimal
    master: str = ""
    moved: tuple[Moved, ...] = ()
    is_recalled: bool = False


class DeltaLine(NamedTuple):
    """One thing that the agency is told.

    ``amount``: by how much less is open on the claim, below zero for more; zero where
    nothing changes. ``id``: of the movement; empty for other things.
    """

    ref: str
    kind: Delta
    amount: Decimal = ZERO
    on: date | None = None
    id: str = ""


class Change(NamedTuple):
    """What changed: the lines for the agency, and what no movement explains.

    ``unexplained``: by claim, how much less is open than the movements say. Nothing is
    sent while there is any: the balances would drift apart for ever.
    """

    lines: tuple[DeltaLine, ...] = ()
    unexplained: tuple[tuple[str, Decimal], ...] = ()


_SAID = {
    Movement.PAYMENT: Delta.PAYMENT,
    Movement.CREDIT_NOTE: Delta.CREDIT_NOTE,
    Movement.CLEARING: Delta.CLEARING,
    Movement.WRITE_OFF: Delta.WRITE_OFF,
    Movement.CHARGE: Delta.CHARGE,
}


def changes(before: Iterable[Standing], now: Iterable[Standing]) -> Change:
    """Return what the agency does not know yet; nothing where nothing changed.

    :param before: the claims as the last message that it has left them
    :param now: those same claims, and others that may be placed with them

    >>> paid = Moved("b1", Movement.PAYMENT, date(2026, 3, 2), Decimal(30))
    >>> before = Standing("L1", Decimal(100))
    >>> changes([before], [before._replace(open=Decimal(70), moved=(paid,))]).lines
    (DeltaLine(ref='L1', kind=<Delta.PAYMENT: 'payment'>, amount=Decimal('30'), \
on=datetime.date(2026, 3, 2), id='b1'),)
    """
    told = {one.ref: one for one in before}
    lines: list[DeltaLine] = []
    unexplained = []
    for one in sorted(now, key=lambda one: one.ref):
        known = told.pop(one.ref, None)
        if known is None:
            lines += _proposed(one)
            continue
        lines += _of_claim(known, one)
        left = known.open - one.open - _explained(known, one)
        if left:
            unexplained.append((one.ref, left))
    # A claim that is gone is not simply forgotten: it is asked back.
    lines += (
        DeltaLine(ref, Delta.RECALL)
        for ref, one in sorted(told.items())
        if not one.is_recalled
    )
    return Change(tuple(lines), tuple(unexplained))


def _proposed(standing: Standing) -> Iterator[DeltaLine]:
    if standing.open > 0 and not standing.is_recalled:
        yield DeltaLine(standing.ref, Delta.NEW_CLAIM, -standing.open)


def _of_claim(before: Standing, now: Standing) -> Iterator[DeltaLine]:
    """Yield the lines of a claim: what was taken back, what is new, all else."""
    gone, new = _difference(before, now)
    for one in gone:
        if not one.by_agency:
            is_payment = one.kind is Movement.PAYMENT
            kind = Delta.PAYMENT_REVERSAL if is_payment else Delta.REVERSAL
            yield DeltaLine(now.ref, kind, -_less_open(one), one.on, one.id)
    for one in new:
        if not one.by_agency:
            yield DeltaLine(now.ref, _SAID[one.kind], _less_open(one), one.on, one.id)
    if now.is_recalled:
        if not before.is_recalled:
            yield DeltaLine(now.ref, Delta.RECALL)
    elif now.master != before.master:
        yield DeltaLine(now.ref, Delta.MASTER)


def _difference(before: Standing, now: Standing) -> tuple[list[Moved], list[Moved]]:
    """Return the movements that are gone, and the new ones, by day and number.

    One that was changed is both.
    """
    old, new = set(before.moved), set(now.moved)
    return sorted(old - new, key=_order), sorted(new - old, key=_order)


def _order(moved: Moved) -> tuple[date, str]:
    return moved.on, moved.id


def _explained(before: Standing, now: Standing) -> Decimal:
    """Return how much less is open by the movements, also those of the agency."""
    gone, new = _difference(before, now)
    more = sum((_less_open(one) for one in gone), ZERO)
    return sum((_less_open(one) for one in new), ZERO) - more


def _less_open(moved: Moved) -> Decimal:
    return -moved.amount if moved.kind is Movement.CHARGE else moved.amount
