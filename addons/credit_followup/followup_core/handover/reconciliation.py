"""The monthly comparison of balances: ours beside the agency's, claim by claim."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import NamedTuple

from .events import Event, Kind
from .matching import Placed, Placements, Unmatched
from .reading.balances import Told

ZERO = Decimal(0)


class Balance(NamedTuple):
    """What is open on a claim, or a case, by one of the two. ``ref``: ours."""

    ref: str
    amount: Decimal
    currency: str


class Gap(str, Enum):
    """How two balances differ.

    ``MISSING_THERE``: the agency does not have it. ``MISSING_HERE``: we do not have it
    there. ``TWICE``: the agency names it more than once.
    """

    MISSING_THERE = "missing_there"
    MISSING_HERE = "missing_here"
    AMOUNT = "amount"
    CURRENCY = "currency"
    TWICE = "twice"


class Difference(NamedTuple):
    """A claim whose balances differ; None where one of the two has none."""

    ref: str
    gap: Gap
    ours: Balance | None
    theirs: Balance | None

    @property
    def amount(self) -> Decimal | None:
        """Return ours less theirs, None where the currencies are not the same."""
        if self.gap is Gap.CURRENCY:
            return None
        ours = self.ours.amount if self.ours else ZERO
        return ours - (self.theirs.amount if self.theirs else ZERO)


class Total(NamedTuple):
    """What both have in one currency, and how many claims differ."""

    currency: str
    ours: Decimal
    theirs: Decimal
    claims: int
    differing: int


class Reconciliation(NamedTuple):
    """The differences in the order of their references, and the totals."""

    differences: tuple[Difference, ...]
    totals: tuple[Total, ...]


class Unplaced(NamedTuple):
    """A balance whose references mean no case of ours, or several."""

    line: int
    error: Unmatched


def placed(
    told: Iterable[Told], known: Sequence[Placed], agency: str
) -> Iterator[Balance | Unplaced]:
    """Yield the balances of an agency by our references.

    What names a claim is the balance of it, all else that of the case. A reference that
    nobody here knows stays as it is: the comparison tells that it is not here.
    """
    placements = Placements(known)
    cases = {one.ref: one.case_ref for one in known}
    for one in told:
        match = placements.match(as_event(one), agency)
        if match.error and match.error is not Unmatched.UNKNOWN:
            yield Unplaced(one.line, match.error)
            continue
        ours = match.claim or cases.get(match.placement, "")
        theirs = one.claim_ref or one.case_ref or one.agency_ref
        yield Balance(ours or theirs, one.amount, one.currency)


def as_event(told: Told) -> Event:
    """Return a row of balances as one that says nothing but what it is about."""
    return Event(
        told.line,
        Kind.RECEIVED,
        told.on or date.max,
        case_ref=told.case_ref,
        agency_ref=told.agency_ref,
        claim_ref=told.claim_ref,
    )


def reconcile(ours: Iterable[Balance], theirs: Iterable[Balance]) -> Reconciliation:
    """Return where two lists of balances differ.

    A balance of zero is the same as none: an agency leaves out what is paid.

    :param ours: each claim once
    :param theirs: one that is named twice is told, and is in the totals as often

    >>> here = [Balance("L1", Decimal(100), "EUR")]
    >>> found = reconcile(here, [Balance("L1", Decimal(90), "EUR")])
    >>> [(one.ref, one.gap.value, str(one.amount)) for one in found.differences]
    [('L1', 'amount', '10')]
    """
    here, there = _by_ref(ours), _by_ref(theirs)
    found = []
    for ref in sorted({*here, *there}):
        own = here.get(ref, [None])[0]
        for at, one in enumerate(there.get(ref) or [None]):
            gap = Gap.TWICE if at else _gap(own, one)
            if gap:
                found.append(Difference(ref, gap, None if at else own, one))
    return Reconciliation(tuple(found), tuple(_totals(here, there, found)))


_ByRef = dict[str, list[Balance | None]]


def _by_ref(balances: Iterable[Balance]) -> _ByRef:
    found: _ByRef = {}
    for one in balances:
        found.setdefault(one.ref, []).append(one)
    return found


def _gap(ours: Balance | None, theirs: Balance | None) -> Gap | None:
    if ours and theirs and ours.currency != theirs.currency:
        return Gap.CURRENCY
    here = ours.amount if ours else ZERO
    there = theirs.amount if theirs else ZERO
    if here == there:
        return None
    if not theirs:
        return Gap.MISSING_THERE
    return Gap.AMOUNT if ours else Gap.MISSING_HERE


def _totals(
    here: _ByRef, there: _ByRef, differences: Iterable[Difference]
) -> Iterable[Total]:
    """Yield the total of each currency."""
    own = [one for balances in here.values() for one in balances if one]
    other = [one for balances in there.values() for one in balances if one]
    differing: dict[str, set[str]] = {}
    for one in differences:
        for balance in (one.ours, one.theirs):
            if balance:
                differing.setdefault(balance.currency, set()).add(one.ref)
    for code in sorted({one.currency for one in (*own, *other)}):
        refs = {one.ref for one in (*own, *other) if one.currency == code}
        yield Total(
            code,
            sum((one.amount for one in own if one.currency == code), ZERO),
            sum((one.amount for one in other if one.currency == code), ZERO),
            len(refs),
            len(differing.get(code, ())),
        )
