"""Which goods lie unpaid at a customer, lot by lot, and what they are worth.

What was invoiced is what was delivered first: bills and deliveries are laid side by
side, in the order of their days. What came back and was credited is taken from both;
what came back without a credit note keeps its place beside its bill.
"""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

ZERO = Decimal(0)
ONE = Decimal(1)


class Kind(NamedTuple):
    """A kind of goods that one unit of an order line consists of.

    ``ref``: of the product. ``per_unit``: so much of it is in one unit of the line, in
    the product's own unit and more than zero: 12 where dozens are sold, each component
    of a kit. ``share``: of the line's price; those of a line add up to 1.
    """

    ref: str
    per_unit: Decimal = ONE
    share: Decimal = ONE


class Parcel(NamedTuple):
    """Goods of one lot that left for the customer, or came back.

    ``ref``: of the delivery, the same for each of its lots. ``quantity``: in the
    product's unit, negative for what came back. ``of``: the delivery that comes back;
    empty where nobody knows.
    """

    ref: str
    kind: str
    on: date
    quantity: Decimal
    lot: str = ""
    of: str = ""


class Bill(NamedTuple):
    """What an invoice asks for the line; a credit note has negative sums.

    ``quantity``: in units of the line. ``amount``: without tax, in its currency.
    ``reverses``: the bill that a credit note reverses. ``unreleased``: the share that
    is still ours, 0 where its title is not reserved.
    """

    ref: str
    on: date
    quantity: Decimal
    amount: Decimal
    reverses: str = ""
    unreleased: Decimal = ONE


class Line(NamedTuple):
    """An order line: what it consists of, what left, what was invoiced.

    ``price``: of one unit without tax, for what is not invoiced yet.
    ``unbilled_reserved``: title to what is not invoiced yet is reserved.
    """

    kinds: Sequence[Kind]
    parcels: Sequence[Parcel]
    bills: Sequence[Bill]
    price: Decimal = ZERO
    unbilled_reserved: bool = True


class Goods(NamedTuple):
    """Goods of a parcel that are ours and lie at the customer.

    ``bill``: None where they are not invoiced yet. ``value``: at the invoiced price
    without tax, not rounded; only what is unreleased of it.
    """

    parcel: str
    kind: str
    lot: str
    on: date
    quantity: Decimal
    bill: str | None
    value: Decimal


class _Piece(NamedTuple):
    parcel: Parcel
    quantity: Decimal
    is_back: bool


def unpaid(line: Line) -> list[Goods]:
    """Return the goods of an order line that are ours and lie at the customer.

    >>> day = date(2026, 3, 2)
    >>> left = [Parcel("out", "chair", day, Decimal(10))]
    >>> bill = Bill("inv", day, Decimal(4), Decimal(200))
    >>> line = Line([Kind("chair")], left, [bill], Decimal(60))
    >>> [(one.bill, str(one.quantity), str(one.value)) for one in unpaid(line)]
    [('inv', '4', '200'), (None, '6', '360')]
    """
    back = max((_returned(kind, line) for kind in line.kinds), default=ZERO)
    bills, credited = _netted(line.bills, back)
    found: list[Goods] = []
    for kind in line.kinds:
        own = [one for one in line.parcels if one.kind == kind.ref]
        pieces = _less_credited(_pieces(own), credited * kind.per_unit)
        found.extend(_beside(pieces, bills, kind, line))
    return found


# === BILLS === #


def _netted(bills: Iterable[Bill], back: Decimal) -> tuple[list[Bill], Decimal]:
    """Return the bills less their credit notes, and how many units were credited.

    A credit note takes units as far as goods came back, and its sum in any case. What
    it takes whole without goods is asked for no more: such a bill covers only what no
    other one does. A note that names no bill of the line takes from the newest.

    :param back: how many units came back
    """
    ordered = sorted(bills, key=_day)
    asked = [one for one in ordered if one.quantity > 0]
    credited = ZERO
    for note in ordered:
        if note.quantity > 0:
            continue
        left, amount = min(-note.quantity, back - credited), note.amount
        for at in _reversed(note, asked):
            taken, before = min(left, asked[at].quantity), asked[at].amount
            asked[at] = _less(asked[at], taken, amount)
            left, amount = left - taken, min(amount + before - asked[at].amount, ZERO)
            credited += taken
    asked = [one for one in asked if one.quantity > 0]
    return sorted(asked, key=lambda one: one.amount <= 0), credited


def _returned(kind: Kind, line: Line) -> Decimal:
    """Return how many units of the line came back, by one kind of its goods."""
    own = (one for one in line.parcels if one.kind == kind.ref)
    back = sum((piece.quantity for piece in _pieces(own) if piece.is_back), ZERO)
    return back / kind.per_unit


def _reversed(note: Bill, asked: Sequence[Bill]) -> list[int]:
    """Return the places of the bills that a credit note takes from, in that order."""
    named = [at for at, one in enumerate(asked) if one.ref == note.reverses]
    return named or list(reversed(range(len(asked))))


def _less(bill: Bill, quantity: Decimal, amount: Decimal) -> Bill:
    """Return what a bill still asks for beside a credit note, whose sum is negative."""
    rest = max(bill.amount + amount, ZERO)
    return bill._replace(
        quantity=bill.quantity - quantity,
        amount=rest,
        # Nothing is owed for it any more, whatever its title says.
        unreleased=bill.unreleased if rest else ZERO,
    )


def _day(one: Bill | Parcel) -> tuple[date, str, str]:
    return one.on, one.ref, one.lot if isinstance(one, Parcel) else ""


# === WHAT LEFT AND CAME BACK === #


def _pieces(parcels: Iterable[Parcel]) -> list[_Piece]:
    """Return what left in the order of its days, cut into what came back and stayed.

    What came back is of its own lot and delivery, else of the newest. More than what
    left cannot come back.
    """
    ordered = sorted(parcels, key=_day)
    out = [one for one in ordered if one.quantity > 0]
    back = [ZERO] * len(out)
    for one in ordered:
        left = max(-one.quantity, ZERO)
        for at in _origins(one, out):
            taken = min(left, out[at].quantity - back[at])
            back[at] += taken
            left -= taken
    return [
        _Piece(one, quantity, is_back)
        for one, gone in zip(out, back, strict=True)
        for quantity, is_back in ((gone, True), (one.quantity - gone, False))
        if quantity > 0
    ]


def _origins(back: Parcel, out: Sequence[Parcel]) -> list[int]:
    """Return the places of what it may be that came back, the likeliest first."""
    own = [at for at, one in enumerate(out) if not back.lot or one.lot == back.lot]
    return sorted(own, key=lambda at: (out[at].ref != back.of, -at))


def _less_credited(pieces: Iterable[_Piece], credited: Decimal) -> Iterator[_Piece]:
    """Yield the pieces without those that came back and were credited."""
    for one in pieces:
        gone = min(credited, one.quantity) if one.is_back else ZERO
        credited -= gone
        if one.quantity > gone:
            yield one._replace(quantity=one.quantity - gone)


# === SIDE BY SIDE === #


def _beside(
    pieces: Iterable[_Piece], bills: Iterable[Bill], kind: Kind, line: Line
) -> Iterator[Goods]:
    """Yield what is ours of the pieces, each beside the bill that asks for it."""
    waiting = deque((one, one.quantity * kind.per_unit) for one in bills)
    for piece in pieces:
        left = piece.quantity
        while left > 0:
            bill, room = waiting.popleft() if waiting else (None, left)
            taken = min(left, room)
            left -= taken
            if bill and room > taken:
                waiting.appendleft((bill, room - taken))
            is_ours = bill.unreleased if bill else line.unbilled_reserved
            if is_ours and not piece.is_back:
                yield _goods(piece.parcel, taken, bill, kind, line)


def _goods(
    parcel: Parcel, quantity: Decimal, bill: Bill | None, kind: Kind, line: Line
) -> Goods:
    units = quantity / kind.per_unit
    price = bill.amount / bill.quantity * bill.unreleased if bill else line.price
    return Goods(
        parcel.ref,
        kind.ref,
        parcel.lot,
        parcel.on,
        quantity,
        bill.ref if bill else None,
        units * price * kind.share,
    )
