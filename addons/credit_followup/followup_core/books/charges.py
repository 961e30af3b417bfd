"""The clock of a charge: claimed, booked, paid, given up. Only events move it."""

from datetime import date
from enum import Enum
from typing import NamedTuple

from ..clocks import Moves, Ruling


class State(str, Enum):
    """Where a charge stands."""

    CLAIMED = "claimed"
    POSTED = "posted"
    PAID = "paid"
    WAIVED = "waived"
    CANCELLED = "cancelled"


# What is still asked for, and what is settled and not asked for again: a charge that
# was cancelled was never claimed.
ASKED = (State.CLAIMED.value, State.POSTED.value)
SETTLED = (State.PAID.value, State.WAIVED.value)
EVER_CLAIMED = ASKED + SETTLED


class Entry(str, Enum):
    """What the books say of a charge's entry; ``NONE``: it was never made."""

    NONE = "none"
    OPEN = "open"
    PAID = "paid"
    UNDONE = "undone"


class Posting(str, Enum):
    """When a company books what it claimed."""

    NEVER = "never"
    CLAIMED = "claimed"
    PRINCIPAL_PAID = "principal_paid"
    MANUAL = "manual"


class Why(str, Enum):
    """Why a charge stands where it stands."""

    CLAIMED = "claimed"
    WHEN_CLAIMED = "when_claimed"
    PRINCIPAL_PAID = "principal_paid"
    BY_HAND = "by_hand"
    ENTRY_PAID = "entry_paid"
    ENTRY_UNDONE = "entry_undone"
    ENTRY_SHARED = "entry_shared"
    PAYMENT_UNDONE = "payment_undone"
    CORRECTED = "corrected"
    NOT_OWED = "not_owed"
    TAKEN_BACK = "taken_back"
    WAIVED = "waived"


class Charge(NamedTuple):
    """The facts of one charge. ``principal_paid``: nothing of its item is open."""

    key: int
    state: State
    reason: Why
    principal_paid: bool
    entry: Entry


class Settings(NamedTuple):
    """What the company decided."""

    posting: Posting


MOVES: Moves = {
    State.CLAIMED: frozenset({State.POSTED, State.WAIVED, State.CANCELLED}),
    State.POSTED: frozenset({State.CLAIMED, State.PAID, State.WAIVED, State.CANCELLED}),
    State.PAID: frozenset({State.POSTED, State.CLAIMED}),
    State.WAIVED: frozenset(),
    # Only where a message did arrive after all: a person corrects its outcome.
    State.CANCELLED: frozenset({State.CLAIMED}),
}
# No judge gives anything up: people and payments with an earlier value date do.
BY_PEOPLE = frozenset({State.WAIVED, State.CANCELLED})


def judge(charge: Charge, as_of: date, settings: Settings) -> Ruling:
    """Rule on one charge; nothing about it depends on the day."""
    state, why = _move(charge, settings) or (charge.state, charge.reason)
    return Ruling(charge.key, state.value, why.value)


def _move(charge: Charge, settings: Settings) -> tuple[State, Why] | None:
    """Return where the charge goes and why, None where it stays."""
    if charge.state is State.CLAIMED:
        return _posted(charge, settings)
    if charge.state not in (State.POSTED, State.PAID):
        return None
    if charge.entry is Entry.UNDONE:
        return State.CLAIMED, Why.ENTRY_UNDONE
    if charge.state is State.POSTED and charge.entry is Entry.PAID:
        return State.PAID, Why.ENTRY_PAID
    if charge.state is State.PAID and charge.entry is Entry.OPEN:
        return State.POSTED, Why.PAYMENT_UNDONE
    return None


def _posted(charge: Charge, settings: Settings) -> tuple[State, Why] | None:
    """Book what is claimed, as the company wants.

    Never beside an entry that was made before, and not again what a person undid.
    """
    if charge.entry is not Entry.NONE or charge.reason is Why.ENTRY_UNDONE:
        return None
    if settings.posting is Posting.CLAIMED:
        return State.POSTED, Why.WHEN_CLAIMED
    if settings.posting is Posting.PRINCIPAL_PAID and charge.principal_paid:
        return State.POSTED, Why.PRINCIPAL_PAID
    return None
