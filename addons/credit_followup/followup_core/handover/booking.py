"""How the money of an agency becomes entries: nothing is lost, and nothing is made.

What a debtor pays to an agency is ours, and lies on the clearing account until it is
paid out: payments less fees less payouts are zero there, for each payout.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import NamedTuple

from ..payments.shares import allot
from .events import Event, Kind, PaidTo

ZERO = Decimal(0)


class Part(str, Enum):
    """What of a debt an amount is."""

    PRINCIPAL = "principal"
    INTEREST = "interest"
    CHARGES = "charges"


# Without a word of the agency the principal is paid first: what it claims of interest
# and charges is its own account.
PRINCIPAL_FIRST = (Part.PRINCIPAL, Part.INTEREST, Part.CHARGES)


class Account(str, Enum):
    """Where an amount is booked.

    ``CLEARING``: what the agency has of ours. ``CREDIT``: what the customer paid too
    much. ``INTEREST``, ``CHARGES``: income beyond what was booked as a receivable.
    ``PAYABLE``: what we owe the agency, where it keeps nothing itself. ``INDEMNITY``:
    what an insurer pays for a loss, and his share of what comes in later.
    """

    CLEARING = "clearing"
    RECEIVABLE = "receivable"
    INTEREST = "interest"
    CHARGES = "charges"
    CREDIT = "credit"
    FEE = "fee"
    TAX = "tax"
    PAYABLE = "payable"
    BANK = "bank"
    INDEMNITY = "indemnity"


class Receivable(NamedTuple):
    """An open item of a case, and what of the debt it is.

    ``is_gone``: the agency has it no more, and its money may come all the same.
    """

    ref: str
    open: Decimal
    due_on: date
    part: Part = Part.PRINCIPAL
    is_gone: bool = False


class Payment(NamedTuple):
    """What an agency received: more than zero.

    ``principal``, ``interest``, ``charges``: its split, whose parts are the amount;
    None where it does not split. ``claim``: the one that it names, empty for none.
    """

    amount: Decimal
    principal: Decimal | None = None
    interest: Decimal | None = None
    charges: Decimal | None = None
    claim: str = ""

    @property
    def is_split(self) -> bool:
        """Tell whether the agency says what of the debt was paid."""
        parts = (self.principal, self.interest, self.charges)
        return any(one is not None for one in parts)


class Share(NamedTuple):
    """What an open item gets."""

    ref: str
    amount: Decimal


class Booking(NamedTuple):
    """Where a payment goes.

    ``interest``, ``charges``: beyond the booked receivables. ``credit``: what is above
    all that is open.
    """

    shares: tuple[Share, ...] = ()
    interest: Decimal = ZERO
    charges: Decimal = ZERO
    credit: Decimal = ZERO

    @property
    def total(self) -> Decimal:
        """Return what was booked altogether."""
        booked = sum((one.amount for one in self.shares), ZERO)
        return booked + self.interest + self.charges + self.credit


class Posting(NamedTuple):
    """A line of an entry: debit above zero, credit below. ``ref``: of an open item."""

    account: Account
    amount: Decimal
    ref: str = ""


def book(
    payment: Payment,
    receivables: Iterable[Receivable],
    order: Sequence[Part] = PRINCIPAL_FIRST,
) -> Booking:
    """Return where a payment of an agency goes.

    A claim that the agency names gets it and no other one; else the oldest first, those
    that it has before those that are gone. Never more than what is open: interest and
    charges that it says go beyond, the rest is the customer's credit.

    :param order: which parts are paid first where the agency does not split

    >>> item = Receivable("A", Decimal(100), date(2026, 3, 2))
    >>> found = book(Payment(Decimal(130), Decimal(100), Decimal(30)), [item])
    >>> [str(one) for one in (found.shares[0].amount, found.interest, found.credit)]
    ['100', '30', '0']
    """
    oldest = sorted(receivables, key=lambda one: (one.is_gone, one.due_on, one.ref))
    named = [one for one in oldest if payment.claim in ("", one.ref)]
    if not payment.is_split:
        ranked = sorted(named, key=lambda one: (one.is_gone, order.index(one.part)))
        shares = _shares(ranked, payment.amount)
        return Booking(shares, credit=payment.amount - _sum(shares))
    shares, rests = (), {}
    for part, told in zip(Part, payment[1:4], strict=True):
        # Interest and charges are items of their own, which no claim's name means.
        among = named if part is Part.PRINCIPAL else oldest
        paid = _shares([one for one in among if one.part is part], told or ZERO)
        rests[part] = (told or ZERO) - _sum(paid)
        shares += paid
    return Booking(
        shares, rests[Part.INTEREST], rests[Part.CHARGES], rests[Part.PRINCIPAL]
    )


def _shares(items: Sequence[Receivable], amount: Decimal) -> tuple[Share, ...]:
    given = allot((one.open for one in items), amount)
    pairs = zip(items, given, strict=True)
    return tuple(Share(one.ref, share) for one, share in pairs if share)


def _sum(shares: Iterable[Share]) -> Decimal:
    return sum((one.amount for one in shares), ZERO)


def take_back(booking: Booking, amount: Decimal | None = None) -> Booking:
    """Return what a returned payment takes back: the same shares, open again.

    A part of it takes first what went beyond the receivables, then the newest ones, so
    that what was paid first stays paid longest.

    :param amount: None for all of it; not more than the booking's total
    :raises ValueError: where it is more
    """
    left = booking.total if amount is None else amount
    if not ZERO <= left <= booking.total:
        raise ValueError("more is taken back than was booked")
    beyond = (booking.credit, booking.charges, booking.interest)
    shares = tuple(reversed(booking.shares))
    taken = allot([*beyond, *(one.amount for one in shares)], left)
    back = zip(shares, taken[len(beyond) :], strict=True)
    items = tuple(Share(one.ref, share) for one, share in back if share)
    return Booking(items[::-1], taken[2], taken[1], taken[0])


def left_of(booking: Booking, taken: Iterable[Booking]) -> Booking:
    """Return what is left of a booking after what was taken back of it before."""
    before = list(taken)
    gone = [share for one in before for share in one.shares]
    rests = [
        Share(ref, amount - _sum(one for one in gone if one.ref == ref))
        for ref, amount in booking.shares
    ]
    beyond = zip(booking[1:], *(one[1:] for one in before), strict=True)
    less = [first - sum(others) for first, *others in beyond]
    return Booking(tuple(one for one in rests if one.amount), *less)


# === ENTRIES === #


def payment_entry(booking: Booking) -> list[Posting]:
    """Return the entry of a payment; its amounts add up to zero, as those of each."""
    beyond = {
        Account.INTEREST: booking.interest,
        Account.CHARGES: booking.charges,
        Account.CREDIT: booking.credit,
    }
    paid = [Posting(Account.RECEIVABLE, -one.amount, one.ref) for one in booking.shares]
    lines = [Posting(Account.CLEARING, booking.total), *paid]
    lines += [Posting(account, -amount) for account, amount in beyond.items()]
    return [one for one in lines if one.amount]


def reversal_entry(taken_back: Booking) -> list[Posting]:
    """Return the entry of what ``take_back`` returns."""
    return [one._replace(amount=-one.amount) for one in payment_entry(taken_back)]


def fee_entry(fee: Decimal, tax: Decimal, *, netted: bool) -> list[Posting]:
    """Return the entry of a fee: kept of what the agency has, or owed to it."""
    against = Account.CLEARING if netted else Account.PAYABLE
    lines = [
        Posting(Account.FEE, fee),
        Posting(Account.TAX, tax),
        Posting(against, -fee - tax),
    ]
    return [one for one in lines if one.amount]


def payout_entry(amount: Decimal) -> list[Posting]:
    """Return the entry of a payout that is on the bank."""
    return [Posting(Account.BANK, amount), Posting(Account.CLEARING, -amount)]


# === PAYOUTS === #


class PayoutSum(NamedTuple):
    """What the rows of a payout add up to, in one currency.

    ``received``: payments less those that were returned. ``fees``: with their tax.
    ``paid``: what came on the bank; None while nobody said.
    """

    received: Decimal = ZERO
    fees: Decimal = ZERO
    paid: Decimal | None = None

    def difference(self, *, netted: bool) -> Decimal:
        """Return what is left on the clearing account, zero where it comes out."""
        kept = self.fees if netted else ZERO
        return self.received - kept - (self.paid or ZERO)


_PayoutKey = tuple[str, str]


class Payouts:
    """Adds up what belongs to each payout, row by row."""

    def __init__(self, earlier: Iterable[tuple[_PayoutKey, PayoutSum]] = ()) -> None:
        """Begin with what earlier files said of the same payouts."""
        self.sums: dict[_PayoutKey, PayoutSum] = dict(earlier)

    def add(self, event: Event) -> None:
        """Add a row that names its payout."""
        if not event.payout_id:
            return
        key = event.payout_id, event.currency
        before = self.sums.get(key, PayoutSum())
        sums = before._replace(fees=before.fees + _fees(event))
        amount = event.amount or ZERO
        if event.kind is Kind.PAYMENT and event.paid_to is PaidTo.AGENCY:
            sums = sums._replace(received=sums.received + amount)
        elif event.kind is Kind.PAYMENT_REVERSED:
            sums = sums._replace(received=sums.received - amount)
        elif event.kind is Kind.PAYOUT:
            sums = sums._replace(paid=(sums.paid or ZERO) + amount)
        self.sums[key] = sums

    def broken(self, *, netted: bool) -> dict[_PayoutKey, Decimal]:
        """Return the payouts that were paid and are not the sum of their rows."""
        found = {
            key: one.difference(netted=netted)
            for key, one in self.sums.items()
            if one.paid is not None
        }
        return {key: left for key, left in found.items() if left}

    def unpaid(self, *, netted: bool) -> Iterator[tuple[_PayoutKey, Decimal]]:
        """Yield the payouts that were announced and not paid, with what is awaited."""
        for key, one in self.sums.items():
            if one.paid is None:
                yield key, one.difference(netted=netted)


def _fees(event: Event) -> Decimal:
    return (event.fee or ZERO) + (event.fee_tax or ZERO)
