"""Which placement, and which claim of it, an agency means: by references, not names."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import NamedTuple

from .events import Event, Kind
from .reading.digests import Digests
from .states import State


class By(str, Enum):
    """By what a row was matched, the surest first. ``AGENCY``: it is for no case."""

    AGENCY_REF = "agency_ref"
    CASE_REF = "case_ref"
    CLAIM_REF = "claim_ref"
    INVOICE = "invoice"
    AGENCY = "agency"


class Unmatched(str, Enum):
    """Why a row has no placement.

    ``CONTRADICTING``: its references mean different ones. ``OTHER_AGENCY``: they mean
    one of somebody else.
    """

    UNKNOWN = "unknown"
    AMBIGUOUS = "ambiguous"
    CONTRADICTING = "contradicting"
    OTHER_AGENCY = "other_agency"


ENDED = frozenset(
    {State.CLOSED, State.RECALLED, State.SETTLED, State.REJECTED, State.CANCELLED}
)


class OpenClaim(NamedTuple):
    """A claim of a placement, and what is open on it in the placement's currency.

    ``is_asked``: the agency was asked to give this one back. ``is_over``: it gave it
    back, or closed it, while it has others of the case.
    """

    ref: str
    open: Decimal
    debtor_ref: str = ""
    invoice_no: str = ""
    is_asked: bool = False
    is_over: bool = False


class Received(NamedTuple):
    """A payment that the agency told before, less what was taken back of it."""

    payment_id: str
    amount: Decimal


class Told(NamedTuple):
    """A payment of the agency; ``payment_id``: empty where it has no number."""

    payment_id: str
    amount: Decimal
    on: date

    def may_be(self, event: Event) -> bool:
        """Tell whether a row may say it once more: one of them has no number."""
        same = self.amount == event.amount and self.on == event.on
        return same and not (self.payment_id and event.payment_id)


class Placed(NamedTuple):
    """The facts of a placement beside which its rows are judged.

    ``handed_on``: when the agency got it. ``told``: payments that came another way.
    """

    ref: str
    agency: str
    case_ref: str
    state: State
    currency: str
    agency_ref: str = ""
    handed_on: date | None = None
    claims: tuple[OpenClaim, ...] = ()
    payments: tuple[Received, ...] = ()
    told: tuple[Told, ...] = ()

    @property
    def is_live(self) -> bool:
        """Tell whether the case is, or may be, at the agency."""
        return self.state not in ENDED


class Match(NamedTuple):
    """What a row is about.

    ``placement``, ``claim``: our references, empty for none. ``zeros_lost``: it was
    found only without the zeros before a number, which spreadsheets take away.
    """

    placement: str = ""
    claim: str = ""
    by: By | None = None
    zeros_lost: bool = False
    error: Unmatched | None = None


_Key = tuple[str, ...]


class _Found(NamedTuple):
    places: frozenset[int]
    zeros_lost: bool = False


class _Places:
    """Where the placements of a reference stand: nearly each one has only one."""

    def __init__(self) -> None:
        self._first = Digests()
        self._others: dict[_Key, list[int]] = {}

    def add(self, key: _Key, at: int) -> None:
        """Remember a place; places come in their order."""
        first = self._first.get(key)
        if first is None:
            self._first.put(key, at)
        elif first != at:
            self._others.setdefault(key, []).append(at)

    def find(self, key: _Key) -> list[int]:
        """Return the places of a reference."""
        first = self._first.get(key)
        return [] if first is None else [first, *self._others.get(key, ())]


class Placements:
    """The placements of a company, found by the references that agencies use.

    All of them, or as many as the rows so far may mean: a row has the same match where
    each is here that one of its references means, zeros before a number aside.
    """

    def __init__(self, known: Iterable[Placed] = ()) -> None:
        """Begin with these."""
        self._known: list[Placed] = []
        self._at: dict[str, int] = {}
        self._exact, self._stripped = _Places(), _Places()
        self.add(known)

    def add(self, known: Iterable[Placed]) -> None:
        """Index more, by each reference and by its numbers without zeros.

        What is here stays as it was first said.
        """
        for one in known:
            if one.ref not in self._at:
                self._at[one.ref] = len(self._known)
                self._known.append(one)
                self._index(one, self._at[one.ref])

    def _index(self, one: Placed, at: int) -> None:
        for key in _keys(one):
            self._exact.add(key, at)
            # Only what has zeros, or may have lost them, is looked for without.
            if without := _stripped(key):
                self._stripped.add(without, at)

    def __getitem__(self, ref: str) -> Placed:
        """Return the placement of one of our references."""
        return self._known[self._at[ref]]

    def match(self, event: Event, agency: str) -> Match:
        """Return what a row of an agency is about."""
        asked = _asked(event, agency)
        found = [(by, self._find(key, agency)) for by, key in asked]
        of_no_case = not asked and event.kind in (Kind.FEE, Kind.PAYOUT)
        if of_no_case:
            return Match(by=By.AGENCY)
        sure = [(by, one) for by, one in found if one.places]
        if not sure:
            return Match(error=Unmatched.UNKNOWN)
        if any(not one.places and by is not By.AGENCY_REF for by, one in found):
            return Match(error=Unmatched.CONTRADICTING)
        places = frozenset.intersection(*(one.places for _by, one in sure))
        if not places:
            return Match(error=Unmatched.CONTRADICTING)
        lost = any(one.zeros_lost for _by, one in sure)
        return self._one(event, agency, places, sure[0][0], lost)

    def _find(self, key: _Key, agency: str) -> _Found:
        """Return those that a reference means; the agency's own where there are any."""
        found = self._exact.find(key)
        # The index knows hashes only.
        places = [at for at in found if key in _keys(self._known[at])]
        lost = not places
        if lost and (without := _stripped(key)):
            found = self._stripped.find(without)
            places = [
                at for at in found if without in map(_stripped, _keys(self._known[at]))
            ]
        own = [at for at in places if self._known[at].agency == agency]
        return _Found(frozenset(own or places), bool(places) and lost)

    def _one(
        self, event: Event, agency: str, places: frozenset[int], by: By, lost: bool
    ) -> Match:
        """Return the one of several that is there now; the claim of it as well."""
        live = [at for at in places if self._known[at].is_live] or list(places)
        if len(live) > 1:
            return Match(error=Unmatched.AMBIGUOUS)
        known = self._known[live[0]]
        if known.agency != agency:
            return Match(known.ref, by=by, error=Unmatched.OTHER_AGENCY)
        # A number of its own that we do not know is news only where we know none.
        renamed = event.agency_ref and known.agency_ref and by is not By.AGENCY_REF
        claims, claim_lost = _claims(event, known)
        if claims is None or renamed:
            return Match(known.ref, by=by, error=Unmatched.CONTRADICTING)
        if len(claims) > 1:
            return Match(known.ref, by=by, error=Unmatched.AMBIGUOUS)
        claim = claims[0] if claims else ""
        return Match(known.ref, claim, by, lost or claim_lost)


def _keys(known: Placed) -> Iterable[_Key]:
    """Yield by what a placement is found."""
    yield "case", known.case_ref
    if known.agency_ref:
        yield "agency", known.agency, known.agency_ref
    for claim in known.claims:
        yield "claim", claim.ref
        if claim.debtor_ref and claim.invoice_no:
            yield "invoice", claim.debtor_ref, claim.invoice_no


def _asked(event: Event, agency: str) -> list[tuple[By, _Key]]:
    """Return the references that a row has, the surest first."""
    asked: list[tuple[By, _Key]] = []
    if event.agency_ref:
        asked.append((By.AGENCY_REF, ("agency", agency, event.agency_ref)))
    if event.case_ref:
        asked.append((By.CASE_REF, ("case", event.case_ref)))
    if event.claim_ref:
        asked.append((By.CLAIM_REF, ("claim", event.claim_ref)))
    if event.debtor_ref and event.invoice_no:
        asked.append((By.INVOICE, ("invoice", event.debtor_ref, event.invoice_no)))
    return asked


def _claims(event: Event, known: Placed) -> tuple[list[str] | None, bool]:
    """Return the claims of a placement that a row means, and whether zeros are lost.

    None where it names some that are not of it; an empty list where it names none.
    """
    if not (event.claim_ref or event.invoice_no or event.debtor_ref):
        return [], False
    named = bool(event.claim_ref or event.invoice_no)
    for same, lost in ((_is_same, False), (_is_same_number, True)):
        found = [
            one.ref
            for one in known.claims
            if same(event.claim_ref, one.ref)
            and same(event.invoice_no, one.invoice_no)
            and same(event.debtor_ref, one.debtor_ref)
        ]
        if found:
            return (found if named else []), lost
    return None, False


def _is_same(said: str, ours: str) -> bool:
    return not said or said == ours


def _is_same_number(said: str, ours: str) -> bool:
    return not said or without_zeros(said) == without_zeros(ours)


def _stripped(key: _Key) -> _Key:
    """Return a key without the zeros before its numbers; empty where it has none."""
    parts = tuple(map(without_zeros, key[1:]))
    has_number = any(one.isascii() and one.isdigit() for one in key[1:])
    return (key[0], *parts) if has_number else ()


def without_zeros(ref: str) -> str:
    """Return a number without the zeros before it, any other reference as it is.

    >>> without_zeros("0042"), without_zeros("000"), without_zeros("0A")
    ('42', '0', '0A')
    """
    is_number = ref.isascii() and ref.isdigit()
    return (ref.lstrip("0") or "0") if is_number else ref
