"""What becomes of a row: it goes by itself, somebody looks at it, or it is refused.

Only what is sure goes by itself. The order of the file counts: a payment leaves less
open for the next one, and may be taken back by a later row.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from decimal import Decimal
from enum import Enum
from typing import NamedTuple

from .events import MONEY, CloseCode, Event, Kind, PaidTo
from .matching import ENDED, Match, OpenClaim, Placed, Placements, Unmatched
from .reading.digests import Digests, short_digest
from .states import State

ZERO = Decimal(0)
# ISO 4217: no currency has more.
MOST_DECIMALS = 4


class Fate(str, Enum):
    """What becomes of a row. ``SEEN``: it came before, and nothing is done again."""

    AUTO = "auto"
    REVIEW = "review"
    ERROR = "error"
    SEEN = "seen"


class Reason(str, Enum):
    """Why a row does not go by itself; ``CLEAR`` where it does.

    ``CHANGED``: the agency used the number of an earlier event for something else.
    ``TWIN``: the same row twice in a file, without a number. ``ALIKE``: a payment came
    another way that may be the same. ``PAYOUT_KNOWN``: it was announced before.
    ``DIRECT``: the debtor paid somebody else than the agency. ``FOR_PEOPLE``: what only
    a person may answer.
    """

    CLEAR = "clear"
    SEEN = "seen"
    UNKNOWN = "unknown"
    AMBIGUOUS = "ambiguous"
    CONTRADICTING = "contradicting"
    OTHER_AGENCY = "other_agency"
    OTHER_CURRENCY = "other_currency"
    NEGATIVE = "negative"
    NOT_HANDED_OVER = "not_handed_over"
    PAYOUT_DIFFERS = "payout_differs"
    PAYOUT_KNOWN = "payout_known"
    UNKNOWN_PAYMENT = "unknown_payment"
    CHANGED = "changed"
    TWIN = "twin"
    ZEROS_LOST = "zeros_lost"
    BEFORE_HANDOVER = "before_handover"
    ENDED = "ended"
    ABOVE_OPEN = "above_open"
    PAYMENT_KNOWN = "payment_known"
    ALIKE = "alike"
    ABOVE_PAYMENT = "above_payment"
    DIRECT = "direct"
    NOT_ASKED = "not_asked"
    WAS_TAKEN = "was_taken"
    STILL_OPEN = "still_open"
    FOR_PEOPLE = "for_people"


_UNMATCHED = {one: Reason(one.value) for one in Unmatched}
_HERE = frozenset({State.DRAFT, State.CHECKED, State.APPROVED})
# Money that is paid out, and its bill, come after the end as well.
_AFTER_END = frozenset({Kind.PAYOUT, Kind.FEE})
_FOR_PEOPLE = frozenset(
    {Kind.INFO_REQUESTED, Kind.DEBTOR_TRACED, Kind.INSOLVENCY, Kind.DECEASED}
)
_TAKEN = frozenset({State.ACTIVE, State.PAUSED, State.RECALLING})
_ALL_PAID = frozenset({CloseCode.PAID_FULL, CloseCode.PAID_DIRECT})


class Judged(NamedTuple):
    """A row with what it is about, what becomes of it and why."""

    event: Event
    match: Match
    fate: Fate
    reason: Reason


class _Case:
    """What is known of a placement while a file is read."""

    __slots__ = ("_before", "_in_file", "open", "placed")

    def __init__(self, placed: Placed, in_file: Digests) -> None:
        """Begin with its facts, and the payments of the file, of all placements."""
        self.placed = placed
        self.open = {
            one.ref: ZERO if one.is_over else one.open for one in placed.claims
        }
        self._before = {one.payment_id: one.amount for one in placed.payments}
        self._in_file = in_file

    def claim(self, ref: str) -> OpenClaim:
        """Return a claim, one of which nothing is known where it is not named."""
        own = (one for one in self.placed.claims if one.ref == ref)
        return next(own, OpenClaim(ref, ZERO))

    def received(self, payment_id: str) -> Decimal | None:
        """Return what is left of a payment, None where it is not known."""
        units = self._in_file.get((self.placed.ref, payment_id))
        if units is None:
            return self._before.get(payment_id)
        return Decimal(units).scaleb(-MOST_DECIMALS)

    def receive(self, payment_id: str, amount: Decimal) -> None:
        """Keep what is left of a payment."""
        units = int(amount.scaleb(MOST_DECIMALS))
        self._in_file.put((self.placed.ref, payment_id), units)


class Classifier:
    """Judges the rows of one agency, one after the other."""

    def __init__(
        self,
        agency: str,
        placed: Iterable[Placed] = (),
        seen: Mapping[str, str] | None = None,
        broken_payouts: Collection[tuple[str, str]] = (),
    ) -> None:
        """Index what is known.

        :param placed: of all agencies, so that a row about another one's is told so
        :param seen: ``Event.identity`` of what came before, with its fingerprint; an
            empty one where nobody kept it
        :param broken_payouts: payouts that are not the sum of their rows, with their
            currency: a file is read once for them before
        """
        self._agency = agency
        self._index = Placements(placed)
        self._cases: dict[str, _Case] = {}
        self._payments = Digests()
        self._seen = seen or {}
        self._in_file = Digests()
        self._broken = frozenset(broken_payouts)

    def add(self, placed: Iterable[Placed]) -> None:
        """Take in what rows to come may mean; a case goes on as rows before left it."""
        self._index.add(placed)

    def judge(self, event: Event, doubt: Reason | None = None) -> Judged:
        """Return what becomes of a row.

        :param doubt: why somebody looks at it in any case
        """
        before = self._before(event)
        if before:
            return Judged(event, Match(), *before)
        match = self._index.match(event, self._agency)
        if match.error:
            return Judged(event, match, Fate.ERROR, _UNMATCHED[match.error])
        case = self._case(match.placement) if match.placement else None
        reason = self._wrong(event, case)
        if reason:
            return Judged(event, match, Fate.ERROR, reason)
        reason = doubt or _doubt(event, match, case)
        if case:
            _keep(event, match, case)
        fate = Fate.REVIEW if reason else Fate.AUTO
        return Judged(event, match, fate, reason or Reason.CLEAR)

    def _case(self, ref: str) -> _Case:
        """Return what is known of a placement, from the first row that names it."""
        found = self._cases.get(ref)
        if not found:
            found = self._cases[ref] = _Case(self._index[ref], self._payments)
        return found

    def _before(self, event: Event) -> tuple[Fate, Reason] | None:
        """Return what becomes of a row that came before, None for a new one."""
        identity, written = event.identity, event.fingerprint
        told = self._seen.get(identity)
        if told is not None:
            same = not told or not written or told == written
            return (Fate.SEEN, Reason.SEEN) if same else (Fate.REVIEW, Reason.CHANGED)
        written_now, known = short_digest(written), self._in_file.get(identity)
        if known is None:
            self._in_file.put(identity, written_now)
            return None
        if known != written_now:
            return Fate.REVIEW, Reason.CHANGED
        if event.event_id or event.kind not in MONEY:
            return Fate.SEEN, Reason.SEEN
        return Fate.REVIEW, Reason.TWIN

    def _wrong(self, event: Event, case: _Case | None) -> Reason | None:
        """Return why a row cannot be, None where it may."""
        payout = (event.payout_id, event.currency)
        if event.payout_id and payout in self._broken:
            return Reason.PAYOUT_DIFFERS
        if any(one is not None and one < 0 for one in event.amounts):
            return Reason.NEGATIVE
        return _wrong_of(event, case) if case else None


def _wrong_of(event: Event, case: _Case) -> Reason | None:
    if case.placed.state in _HERE:
        return Reason.NOT_HANDED_OVER
    if event.amount is not None and event.currency != case.placed.currency:
        return Reason.OTHER_CURRENCY
    is_reversal = event.kind is Kind.PAYMENT_REVERSED
    if is_reversal and case.received(event.payment_id) is None:
        return Reason.UNKNOWN_PAYMENT
    return None


# === WHAT SOMEBODY LOOKS AT === #


def _doubt(event: Event, match: Match, case: _Case | None) -> Reason | None:
    """Return why somebody looks at a row that may be, None where it is clear."""
    if match.zeros_lost:
        return Reason.ZEROS_LOST
    if not case:
        return None
    placed = case.placed
    if placed.handed_on and event.on < placed.handed_on:
        return Reason.BEFORE_HANDOVER
    after_end = event.kind in _AFTER_END and placed.state is not State.SETTLED
    if (placed.state in ENDED or case.claim(match.claim).is_over) and not after_end:
        return Reason.ENDED
    if event.kind in _FOR_PEOPLE:
        return Reason.FOR_PEOPLE
    doubt = _DOUBTS.get(event.kind)
    return doubt(event, match, case) if doubt else None


def _payment(event: Event, match: Match, case: _Case) -> Reason | None:
    if event.paid_to is not PaidTo.AGENCY:
        return Reason.DIRECT
    if event.payment_id and case.received(event.payment_id) is not None:
        return Reason.PAYMENT_KNOWN
    if any(one.may_be(event) for one in case.placed.told):
        return Reason.ALIKE
    if event.of_claims > _open(match, case):
        return Reason.ABOVE_OPEN
    return None


def _reversal(event: Event, _match: Match, case: _Case) -> Reason | None:
    above = (event.amount or ZERO) > (case.received(event.payment_id) or ZERO)
    return Reason.ABOVE_PAYMENT if above else None


def _rejection(_event: Event, _match: Match, case: _Case) -> Reason | None:
    return Reason.WAS_TAKEN if case.placed.state in _TAKEN else None


def _recall(_event: Event, match: Match, case: _Case) -> Reason | None:
    is_asked = case.placed.state is State.RECALLING or case.claim(match.claim).is_asked
    return None if is_asked else Reason.NOT_ASKED


def _closing(event: Event, match: Match, case: _Case) -> Reason | None:
    says_paid = event.close in _ALL_PAID
    return Reason.STILL_OPEN if says_paid and _open(match, case) > 0 else None


_DOUBTS: Mapping[Kind, Callable[[Event, Match, _Case], Reason | None]] = {
    Kind.PAYMENT: _payment,
    Kind.PAYMENT_REVERSED: _reversal,
    Kind.REJECTED: _rejection,
    Kind.RECALL_CONFIRMED: _recall,
    Kind.RECALL_REFUSED: _recall,
    Kind.CLOSED: _closing,
}


def _open(match: Match, case: _Case) -> Decimal:
    if match.claim:
        return case.open[match.claim]
    return sum((one for one in case.open.values() if one > 0), ZERO)


def _keep(event: Event, match: Match, case: _Case) -> None:
    """Remember what a row does to the ones after it, also one that waits for people."""
    if event.kind is Kind.PAYMENT:
        left = event.of_claims
        for ref in [match.claim] if match.claim else list(case.open):
            taken = min(left, max(case.open[ref], ZERO))
            case.open[ref] -= taken
            left -= taken
        if event.payment_id and case.received(event.payment_id) is None:
            case.receive(event.payment_id, event.amount or ZERO)
    elif event.kind is Kind.PAYMENT_REVERSED:
        left = case.received(event.payment_id) or ZERO
        case.receive(event.payment_id, left - (event.amount or ZERO))
        ref = match.claim or next(iter(case.open), "")
        if ref:
            case.open[ref] += event.of_claims
