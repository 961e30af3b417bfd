"""The clock of a write-off, and money that comes for what was written off."""

from datetime import date
from decimal import Decimal
from enum import Enum
from typing import NamedTuple

from ..clocks import Moves, Ruling
from ..money import half_up
from .charges import Entry

ZERO = Decimal(0)


class State(str, Enum):
    """Where a write-off stands.

    ``RECOVERED``: all of it came after all. ``REVERSED``: its entry was taken back, and
    the debt is owed as before. ``WITHDRAWN``: nothing of the debt was left.
    """

    PROPOSED = "proposed"
    BOOKED = "booked"
    RECOVERED = "recovered"
    REVERSED = "reversed"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


class Why(str, Enum):
    """Why a write-off stands where it stands.

    ``CHANGED``: more or less is open than was proposed: somebody looks again.
    ``MONEY_WAITS``: money of the customer waits that may pay it. ``PART_CAME``: a part
    of it came after all.
    """

    WAITS = "waits"
    CHANGED = "changed"
    BOOKED = "booked"
    MONEY_WAITS = "money_waits"
    PART_CAME = "part_came"
    ALL_CAME = "all_came"
    MONEY_UNDONE = "money_undone"
    ENTRY_UNDONE = "entry_undone"
    BY_HAND = "by_hand"
    REFUSED = "refused"
    PAID = "paid"


class WriteOff(NamedTuple):
    """The facts of one. ``proposed``: what was open then; ``amount``: what is open now.

    ``written``: what its entry wrote off; ``came``: what the customer paid of it since.
    ``money_waits``: he paid more that nobody has allocated.
    """

    key: int
    state: State
    reason: Why
    proposed: Decimal
    amount: Decimal
    entry: Entry = Entry.NONE
    written: Decimal = ZERO
    came: Decimal = ZERO
    money_waits: bool = False


class Settings(NamedTuple):
    """Nothing of the company moves a write-off."""


MOVES: Moves = {
    State.PROPOSED: frozenset({State.BOOKED, State.REFUSED, State.WITHDRAWN}),
    State.BOOKED: frozenset({State.RECOVERED, State.REVERSED}),
    # A payment that is returned is owed again, as a debt that was written off.
    State.RECOVERED: frozenset({State.BOOKED, State.REVERSED}),
    State.REVERSED: frozenset(),
    State.REFUSED: frozenset(),
    State.WITHDRAWN: frozenset(),
}
BY_PEOPLE = frozenset({State.REFUSED})
_STANDS = (State.BOOKED, State.RECOVERED)


class Late(NamedTuple):
    """What becomes of money that comes late: income, tax owed again, and the rest.

    ``rest`` pays nothing that was written off: it stays the customer's.
    """

    income: Decimal
    tax: Decimal
    rest: Decimal


def judge(one: WriteOff, _as_of: date, _settings: Settings) -> Ruling:
    """Rule on one write-off; only the books and people move it, no day does."""
    state, why = _move(one)
    return Ruling(one.key, state.value, why.value)


def _move(one: WriteOff) -> tuple[State, Why]:
    if one.state is State.PROPOSED:
        return _waiting(one)
    if one.state not in _STANDS:
        return one.state, one.reason
    if one.entry is Entry.UNDONE:
        return State.REVERSED, Why.ENTRY_UNDONE
    if ZERO < one.written <= one.came:
        return State.RECOVERED, Why.ALL_CAME
    return State.BOOKED, _left(one)


def _left(one: WriteOff) -> Why:
    """Say what is known of what is left of a debt that was written off."""
    if one.money_waits:
        return Why.MONEY_WAITS
    if one.came > 0:
        return Why.PART_CAME
    undone = (Why.PART_CAME, Why.ALL_CAME, Why.MONEY_UNDONE)
    came_before = one.state is State.RECOVERED or one.reason in undone
    return Why.MONEY_UNDONE if came_before else Why.BOOKED


def _waiting(one: WriteOff) -> tuple[State, Why]:
    """What waits for a person follows what is open."""
    if one.amount <= 0:
        return State.WITHDRAWN, Why.PAID
    return one.state, Why.WAITS if one.amount == one.proposed else Why.CHANGED


def late_money(
    written: Decimal, tax: Decimal, came: Decimal, paid: Decimal, smallest: Decimal
) -> Late:
    """Share money that comes for what was written off.

    The tax that came back is owed again in the share of what comes, and what waited
    for the payment falls due; the parts add up, so that who pays in ten parts owes the
    same tax as who pays at once.

    :param tax: what of the amount written off came back from the state, or waited
    :param came: before

    >>> cent = Decimal("0.01")
    >>> late_money(Decimal("121"), Decimal("21"), Decimal(0), Decimal("60.50"), cent)
    Late(income=Decimal('50.00'), tax=Decimal('10.50'), rest=Decimal('0.00'))
    """
    taken = max(min(paid, written - came), ZERO)
    if not written:
        return Late(ZERO, ZERO, paid)
    owed_before = half_up(tax * came / written, smallest)
    owed = half_up(tax * (came + taken) / written, smallest) - owed_before
    return Late(taken - owed, owed, paid - taken)
