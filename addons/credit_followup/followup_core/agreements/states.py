"""The states of an agreement, the reasons for them, and the facts that lead there."""

from datetime import date
from decimal import Decimal
from enum import Enum
from typing import NamedTuple

from .records import Due, Notice, Payment


class State(str, Enum):
    """Where an agreement stands.

    ``LATE``: beyond the days of grace, and no notice runs that asks for it.
    ``NOTICED``: one does.
    """

    DRAFT = "draft"
    OFFERED = "offered"
    EXPIRED = "expired"
    SIGNED = "signed"
    ACTIVE = "active"
    LATE = "late"
    NOTICED = "noticed"
    BROKEN = "broken"
    FULFILLED = "fulfilled"
    CANCELLED = "cancelled"


class Why(str, Enum):
    """Why an agreement stands where it stands.

    ``INSTALMENT_COMING``: a courtesy message is due. ``PAID_OUTSIDE``: credit notes or
    other reconciliations settled its items. ``PAID_IN_TIME``: what broke it turned out
    to have come in before the notice was over.
    """

    DRAFTED = "drafted"
    OFFERED = "offered"
    EXPIRED = "expired"
    NOTHING_OPEN = "nothing_open"
    SIGNED = "signed"
    ON_TRACK = "on_track"
    INSTALMENT_COMING = "instalment_coming"
    BANK_NOT_KNOWN = "bank_not_known"
    LATE = "late"
    NOTICE_RUNS = "notice_runs"
    NOTICE_OVER = "notice_over"
    PAID = "paid"
    PAID_OUTSIDE = "paid_outside"
    PAID_AFTER_BREACH = "paid_after_breach"
    PAID_IN_TIME = "paid_in_time"
    PAYMENT_UNDONE = "payment_undone"
    BY_HAND = "by_hand"


class Agreement(NamedTuple):
    """The facts of one agreement.

    ``notice``: the last one that was sent. ``items_open``: what the ledger says is open
    of its items, charges among them. ``valid_until``: the last day to sign the offer.
    ``starts_on``: the first day on which it holds; None for the day it is signed.
    ``reminded_rank``: the last instalment that a courtesy message was sent for.
    """

    key: int
    state: State
    reason: Why
    instalments: tuple[Due, ...]
    payments: tuple[Payment, ...]
    notice: Notice | None
    items_open: Decimal
    valid_until: date | None
    signed_on: date | None
    starts_on: date | None
    reminded_rank: int | None


class Settings(NamedTuple):
    """What the company decided, and how far it knows what was paid.

    ``remind_days``: before each instalment; None where nobody sends courtesies.
    ``known_until``: the last day that the bank is known to; None where nobody waits.
    """

    grace_days: int
    remind_days: int | None = None
    known_until: date | None = None
