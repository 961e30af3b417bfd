"""What an agency may say of a case, in our words, whatever its own are."""

from collections.abc import Collection, Iterable
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import NamedTuple

from .placements import Placement
from .states import Recall


class Kind(str, Enum):
    """What happened.

    ``RECEIVED``: the agency has the case, and has not said yet whether it takes it.
    ``FEE``: what the agency asks for its work. ``PAYOUT``: money that it pays out.
    """

    RECEIVED = "received"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    INFO_REQUESTED = "info_requested"
    DEBTOR_TRACED = "debtor_traced"
    PROMISE = "promise"
    PLAN_AGREED = "plan_agreed"
    PAYMENT = "payment"
    PAYMENT_REVERSED = "payment_reversed"
    DISPUTE = "dispute"
    INSOLVENCY = "insolvency"
    DECEASED = "deceased"
    LEGAL_STARTED = "legal_started"
    TITLE_OBTAINED = "title_obtained"
    PAUSED = "paused"
    RESUMED = "resumed"
    FEE = "fee"
    PAYOUT = "payout"
    CLOSED = "closed"
    RECALL_CONFIRMED = "recall_confirmed"
    RECALL_REFUSED = "recall_refused"


# What moves money, and so has an amount and a currency.
MONEY = frozenset({Kind.PAYMENT, Kind.PAYMENT_REVERSED, Kind.FEE, Kind.PAYOUT})


class CloseCode(str, Enum):
    """Why an agency closes a case."""

    PAID_FULL = "paid_full"
    SETTLED = "settled"
    PAID_DIRECT = "paid_direct"
    UNCOLLECTABLE = "uncollectable"
    INSOLVENT = "insolvent"
    DECEASED = "deceased"
    UNTRACEABLE = "untraceable"
    DISPUTED = "disputed"
    LIMITATION = "limitation"
    RECALLED = "recalled"
    REFUSED = "refused"
    MERGED = "merged"


class RejectReason(str, Enum):
    """Why an agency does not take a case, or an item of it."""

    AMOUNT_TOO_LOW = "amount_too_low"
    AMOUNT_TOO_HIGH = "amount_too_high"
    NOT_PLAUSIBLE = "not_plausible"
    INCOMPLETE = "incomplete"
    DUPLICATE = "duplicate"
    DISPUTED = "disputed"
    INSOLVENT = "insolvent"
    DECEASED = "deceased"
    UNTRACEABLE = "untraceable"
    LIMITATION = "limitation"
    NOT_ASSIGNED = "not_assigned"
    NOT_COVERED = "not_covered"
    OTHER = "other"


class PaidTo(str, Enum):
    """Who got the money of the debtor."""

    AGENCY = "agency"
    CREDITOR = "creditor"
    COURT = "court"


class Event(NamedTuple):
    """One row of an agency.

    ``line``: where it stands in the file, from 1. ``fingerprint``: of the row as it is
    written. ``amount``: more than zero; the kind says which way it goes. ``principal``,
    ``interest``, ``charges``: how the agency splits a payment, None where it does not.
    ``fee``, ``fee_tax``: what it keeps or bills of it. ``due_on``: of a promise.
    ``close`` and ``reject``: its status in our codes.
    """

    line: int
    kind: Kind
    on: date
    fingerprint: str = ""
    event_id: str = ""
    message_ref: str = ""
    case_ref: str = ""
    agency_ref: str = ""
    claim_ref: str = ""
    debtor_ref: str = ""
    invoice_no: str = ""
    status: str = ""
    close: CloseCode | None = None
    reject: RejectReason | None = None
    amount: Decimal | None = None
    currency: str = ""
    principal: Decimal | None = None
    interest: Decimal | None = None
    charges: Decimal | None = None
    fee: Decimal | None = None
    fee_tax: Decimal | None = None
    paid_to: PaidTo = PaidTo.AGENCY
    payment_id: str = ""
    payout_id: str = ""
    value_on: date | None = None
    due_on: date | None = None
    text: str = ""

    @property
    def identity(self) -> str:
        """Return by what it is known again: the agency's number, else the row itself.

        >>> Event(1, Kind.PAUSED, date(2026, 3, 2), "f00").identity
        'row:f00'
        """
        return f"id:{self.event_id}" if self.event_id else f"row:{self.fingerprint}"

    @property
    def amounts(self) -> tuple[Decimal | None, ...]:
        """Return all that it says of money, None for what it does not say."""
        parts = (self.principal, self.interest, self.charges)
        return (self.amount, *parts, self.fee, self.fee_tax)

    @property
    def of_claims(self) -> Decimal:
        """Return what a payment pays of the claims: its principal, else all of it."""
        parts = (self.principal, self.interest, self.charges)
        is_split = any(one is not None for one in parts)
        return (self.principal if is_split else self.amount) or Decimal(0)


class Fault(str, Enum):
    """What is wrong with a row, or with the file as a whole."""

    ENCODING = "encoding"
    BOM = "bom"
    QUOTES = "quotes"
    HEADER = "header"
    TRUNCATED = "truncated"
    TRAILER_MISSING = "trailer_missing"
    TRAILER_COUNT = "trailer_count"
    TRAILER_SUM = "trailer_sum"
    AFTER_TRAILER = "after_trailer"
    COLUMNS = "columns"
    CONTROL = "control"
    TOO_LONG = "too_long"
    MISSING = "missing"
    UNKNOWN_CODE = "unknown_code"
    BAD_AMOUNT = "bad_amount"
    NEGATIVE = "negative"
    TOO_LARGE = "too_large"
    BAD_CURRENCY = "bad_currency"
    BAD_DATE = "bad_date"
    FUTURE = "future"
    SPLIT = "split"


# With one of these nothing of the file is sure, and nothing of it is booked.
OF_THE_FILE = frozenset(
    {
        Fault.ENCODING,
        Fault.BOM,
        Fault.QUOTES,
        Fault.HEADER,
        Fault.TRUNCATED,
        Fault.TRAILER_MISSING,
        Fault.TRAILER_COUNT,
        Fault.TRAILER_SUM,
        Fault.AFTER_TRAILER,
    }
)


class Problem(NamedTuple):
    """A row that is not read. ``column``: by the agency's own name, empty for none."""

    line: int
    column: str
    code: Fault
    message: str

    @property
    def is_of_the_file(self) -> bool:
        """Tell whether nothing of the file may be booked."""
        return self.code in OF_THE_FILE


# === WHAT AN EVENT CHANGES === #


def is_of_all(claim: str, there: Collection[str]) -> bool:
    """Tell whether what is said of a claim is said of the case as a whole.

    :param claim: empty where none is named
    :param there: the claims that the agency has

    >>> is_of_all("L1", ["L1", "L2"]), is_of_all("L1", ["L1"]), is_of_all("", ["L1"])
    (False, True, True)
    """
    return not claim or set(there) <= {claim}


def after(placement: Placement, event: Event, there: Collection[str] = ()) -> Placement:
    """Return the facts of a placement after an event that nobody doubts.

    What answers to items change says ``answered``, what money changes say the books.

    :param there: the claims that the agency has; one of several stops, closes and gives
        back itself alone
    """
    # Whatever an agency says of a case, it has it.
    placement = placement._replace(is_received=True)
    if event.kind is Kind.RESUMED:
        return placement._replace(is_paused=False)
    if not is_of_all(event.claim_ref, there):
        return placement
    if event.kind is Kind.PAUSED:
        return placement._replace(is_paused=True)
    if event.kind is Kind.CLOSED:
        return placement._replace(is_closed=True, closed_on=event.on)
    if event.kind in _RECALLS:
        return placement._replace(recall=_RECALLS[event.kind])
    return placement


_RECALLS = {
    Kind.RECALL_CONFIRMED: Recall.CONFIRMED,
    Kind.RECALL_REFUSED: Recall.REFUSED,
}
# What is said of one claim, and how it ends for itself.
_ANSWERS = frozenset({Kind.ACCEPTED, Kind.REJECTED})
_ENDS = frozenset({Kind.CLOSED, Kind.RECALL_CONFIRMED})


class Answered(NamedTuple):
    """How far the items of a placement are answered."""

    is_answered: bool
    is_rejected: bool


class Answers:
    """What an agency answered to each claim of a placement, event by event."""

    def __init__(self, claims: Iterable[str]) -> None:
        """Begin with claims of which nothing was said."""
        self._said: dict[str, Kind | None] = dict.fromkeys(claims)

    def add(self, claim: str, kind: Kind) -> None:
        """Keep the last answer; one that names no claim is for all that have not ended.

        Any other event says nothing, nor does one of a claim that is not of the case.
        """
        is_end = kind in _ENDS and claim
        if claim in self._said and (is_end or kind in _ANSWERS):
            self._said[claim] = kind
        elif not claim and kind in _ANSWERS:
            going_on = [one for one, last in self._said.items() if last not in _ENDS]
            self._said.update(dict.fromkeys(going_on, kind))

    @property
    def there(self) -> list[str]:
        """Return the claims that the agency has."""
        gone = _ENDS | {Kind.REJECTED}
        return [one for one, last in self._said.items() if last not in gone]

    @property
    def answered(self) -> Answered:
        """Return how far they are answered; rejected where none was taken."""
        kinds = set(self._said.values())
        is_answered = bool(kinds) and None not in kinds
        is_rejected = Kind.REJECTED in kinds and not kinds & {None, Kind.ACCEPTED}
        return Answered(is_answered, is_rejected)
