"""The clock of a reservation of title: reserved, released by payment, taken back."""

from datetime import date
from decimal import Decimal
from enum import Enum
from typing import NamedTuple

from ..clocks import Moves, Ruling

ZERO = Decimal(0)


class State(str, Enum):
    """Where the title to the goods of an invoice stands.

    ``NONE``: it was never reserved. ``RECOVERED``: the goods came back.
    """

    NONE = "none"
    RESERVED = "reserved"
    RELEASED = "released"
    RECOVERED = "recovered"
    GIVEN_UP = "given_up"


class Why(str, Enum):
    """Why the title stands where it stands.

    ``PART_PAID``: a part releases nothing, unless the clause says so.
    """

    NO_GROUND = "no_ground"
    AGREED = "agreed"
    PART_PAID = "part_paid"
    PAID = "paid"
    PAYMENT_UNDONE = "payment_undone"
    NOTHING_OWED = "nothing_owed"
    GOODS_BACK = "goods_back"
    BY_HAND = "by_hand"


class Title(NamedTuple):
    """The facts of the title to the goods of one invoice.

    ``has_ground``: it is reserved by what was agreed, or a person said so with a
    reason. ``total``, ``open``: of the invoice, in its own currency; credit notes are
    no payment. ``credited``: what they took off. ``goods_out``: some of the goods are
    still with the customer; None where nobody counts goods.
    """

    key: int
    state: State
    reason: Why
    has_ground: bool
    total: Decimal
    open: Decimal
    credited: Decimal = ZERO
    goods_out: bool | None = None


class Settings(NamedTuple):
    """Nothing that a company decides releases title: the clause does."""


_OTHERS = {state: frozenset(State) - {state} for state in State}
MOVES: Moves = {
    State.NONE: frozenset({State.RESERVED, State.RELEASED, State.RECOVERED}),
    State.RESERVED: _OTHERS[State.RESERVED],
    # A payment that is returned takes the release back.
    State.RELEASED: frozenset({State.RESERVED, State.NONE, State.RECOVERED}),
    # Goods that left again.
    State.RECOVERED: frozenset({State.RESERVED, State.RELEASED, State.NONE}),
    State.GIVEN_UP: frozenset({State.RESERVED}),
}
BY_PEOPLE = frozenset({State.GIVEN_UP})


def judge(title: Title, _as_of: date, _settings: Settings) -> Ruling:
    """Rule on one title: no day moves it, only payments, goods and people."""
    state, why = _rule(title)
    return Ruling(title.key, state.value, why.value, None)


def _rule(title: Title) -> tuple[State, Why]:
    if title.state is State.GIVEN_UP:
        return title.state, title.reason
    if not title.has_ground:
        return State.NONE, Why.NO_GROUND
    if title.open <= 0:
        return _settled(title)
    if title.goods_out is False:
        return State.RECOVERED, Why.GOODS_BACK
    if title.state is State.RELEASED or title.reason is Why.PAYMENT_UNDONE:
        return State.RESERVED, Why.PAYMENT_UNDONE
    is_part_paid = title.open < title.total - title.credited
    return State.RESERVED, Why.PART_PAID if is_part_paid else Why.AGREED


def _settled(title: Title) -> tuple[State, Why]:
    """Return what a settled invoice leaves: paid, or credited whole."""
    if title.credited >= title.total:
        return State.RELEASED, Why.NOTHING_OWED
    return State.RELEASED, Why.PAID


def released_share(title: Title, *, by_parts: bool) -> Decimal:
    """Return which share of the goods is the customer's, from 0 to 1.

    :param by_parts: the clause releases goods as they are paid

    >>> facts = (1, State.RESERVED, Why.PART_PAID, True, Decimal(400), Decimal(300))
    >>> released_share(Title(*facts), by_parts=False)
    Decimal('0')
    >>> released_share(Title(*facts), by_parts=True)
    Decimal('0.25')
    """
    whole = Decimal(1)
    owed = title.total - title.credited
    if not title.has_ground or title.open <= 0 or owed <= 0:
        return whole
    if not by_parts:
        return ZERO
    return min(max((owed - title.open) / owed, ZERO), whole)
