"""The clock of a charge: claimed, booked, paid, given up."""

from datetime import date, timedelta
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
    """What the books say of a charge's entry.

    ``NONE``: it was never made; ``PART``: a part of it is paid.
    """

    NONE = "none"
    OPEN = "open"
    PART = "part"
    PAID = "paid"
    UNDONE = "undone"


class Posting(str, Enum):
    """When a company books what it claimed."""

    NEVER = "never"
    CLAIMED = "claimed"
    PRINCIPAL_PAID = "principal_paid"
    MANUAL = "manual"


class After(str, Enum):
    """What a company does with charges whose principal is paid.

    ``ASK_ONCE``: ask with one more message, then let them go. ``FOLLOW_UP``: book them
    and follow them up as a debt of their own.
    """

    LET_GO = "let_go"
    ASK_ONCE = "ask_once"
    FOLLOW_UP = "follow_up"


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
    LET_GO = "let_go"
    REOPENED = "reopened"
    WITH_PAYMENT = "with_payment"


class Charge(NamedTuple):
    """The facts of one charge. ``principal_paid``: nothing of its item is open.

    ``asked_until``: the last day to pay of the message that asked once more after that.
    ``waiver_waits``: somebody asked to give it up, and nobody has answered yet.
    """

    key: int
    state: State
    reason: Why
    principal_paid: bool
    entry: Entry
    asked_until: date | None = None
    waiver_waits: bool = False


class Settings(NamedTuple):
    """What the company decided, and how far it knows what was paid."""

    posting: Posting
    after: After = After.ASK_ONCE
    # The last day that the bank is known to; None where the company does not wait.
    known_until: date | None = None


MOVES: Moves = {
    State.CLAIMED: frozenset({State.POSTED, State.WAIVED, State.CANCELLED}),
    State.POSTED: frozenset({State.CLAIMED, State.PAID, State.WAIVED, State.CANCELLED}),
    State.PAID: frozenset({State.POSTED, State.CLAIMED, State.WAIVED}),
    # Only what was let go with a payment that was undone since.
    State.WAIVED: frozenset({State.CLAIMED}),
    # Only where a message did arrive after all: a person corrects its outcome.
    State.CANCELLED: frozenset({State.CLAIMED}),
}
# No judge takes a claim back: people and payments with an earlier value date do.
BY_PEOPLE = frozenset({State.CANCELLED})
NOT_AGAIN = (Why.ENTRY_UNDONE, Why.REOPENED)
DAY = timedelta(days=1)


def judge(charge: Charge, as_of: date, settings: Settings) -> Ruling:
    """Rule on one charge; only the end of a last request depends on the day."""
    state, why = _move(charge, as_of, settings) or (charge.state, charge.reason)
    next_on = _next_on(charge, state, as_of, settings)
    return Ruling(charge.key, state.value, why.value, next_on)


def _next_on(
    charge: Charge, state: State, as_of: date, settings: Settings
) -> date | None:
    """Return the day after the last request, while it is waited for.

    Tomorrow, where only the bank has to catch up.
    """
    waits = state.value in ASKED and _may_go(charge)
    if not waits or settings.after is not After.ASK_ONCE or not charge.asked_until:
        return None
    return max(charge.asked_until, as_of) + DAY


def _move(charge: Charge, as_of: date, settings: Settings) -> tuple[State, Why] | None:
    """Return where the charge goes and why, None where it stays."""
    if _goes(charge, as_of, settings):
        return State.WAIVED, Why.LET_GO
    if charge.state is State.CLAIMED:
        return _posted(charge, settings)
    if charge.state is State.WAIVED:
        return _reopened(charge)
    moved = _booked(charge)
    # A payment that was undone leaves the charge where the company lets it go.
    if moved and _goes(charge._replace(state=moved[0]), as_of, settings):
        return State.WAIVED, Why.LET_GO
    return moved


def _reopened(charge: Charge) -> tuple[State, Why] | None:
    """Claim again what was let go, where its invoice is open again.

    What a person waived stays waived.
    """
    let_go = charge.reason is Why.LET_GO and not charge.principal_paid
    return (State.CLAIMED, Why.REOPENED) if let_go else None


def _booked(charge: Charge) -> tuple[State, Why] | None:
    """Follow what the books say of an entry that was made."""
    if charge.state not in (State.POSTED, State.PAID):
        return None
    if charge.entry is Entry.UNDONE:
        return State.CLAIMED, Why.ENTRY_UNDONE
    if charge.state is State.POSTED and charge.entry is Entry.PAID:
        return State.PAID, Why.ENTRY_PAID
    if charge.state is State.PAID and charge.entry in (Entry.OPEN, Entry.PART):
        return State.POSTED, Why.PAYMENT_UNDONE
    return None


def _may_go(charge: Charge) -> bool:
    """Tell whether nothing holds the charge but itself: a part paid is a promise."""
    is_asked = charge.state.value in ASKED
    return (
        is_asked
        and charge.principal_paid
        and charge.entry
        in (
            Entry.NONE,
            Entry.OPEN,
        )
    )


def _goes(charge: Charge, as_of: date, settings: Settings) -> bool:
    """Tell whether the charge is let go by now."""
    if not _may_go(charge):
        return False
    if settings.after is After.LET_GO:
        return True
    if settings.after is not After.ASK_ONCE or charge.asked_until is None:
        return False
    known = settings.known_until
    return charge.asked_until < (as_of if known is None else min(as_of, known))


def _posted(charge: Charge, settings: Settings) -> tuple[State, Why] | None:
    """Book what is claimed, as the company wants.

    Never beside an entry that was made before, not again what a person undid or what
    was let go before, and not while somebody wants to give it up.
    """
    if charge.entry is not Entry.NONE or charge.reason in NOT_AGAIN:
        return None
    if charge.waiver_waits:
        return None
    if settings.posting is Posting.CLAIMED:
        return State.POSTED, Why.WHEN_CLAIMED
    follows = settings.after is After.FOLLOW_UP
    wanted = follows and settings.posting is not Posting.NEVER
    if charge.principal_paid and (wanted or settings.posting is Posting.PRINCIPAL_PAID):
        return State.POSTED, Why.PRINCIPAL_PAID
    return None
