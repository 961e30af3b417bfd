"""Whether a new partner may be an old debtor: how sure, and by what.

A match is shown and never acted upon: a person says whether both are the same.
"""

from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from .traces import Identity, Kind, Trace, traces

# How sure each trace alone makes that both are the same, in percent.
SURENESS = {
    # Given to one only, and typed by one who knows it.
    Kind.VAT: 98,
    # The same, but two countries may give the same digits.
    Kind.COMPANY_NUMBER: 95,
    # Of one company; a factor or a mother may lend hers.
    Kind.BANK_ACCOUNT: 90,
    # Of one person; an accountant may stand for several companies.
    Kind.EMAIL: 80,
    # A number is given again after some years, or is that of a business centre.
    Kind.PHONE: 60,
    # Names are shared, and an honest director leads more than one company.
    Kind.DIRECTOR: 50,
    # Offices are let again, and many companies have their seat in one.
    Kind.ADDRESS: 45,
    # A franchise or a group has one for companies that owe nothing to each other.
    Kind.DOMAIN: 40,
    # Without the legal form the names of many are the same.
    Kind.NAME: 40,
}
# From here on a match is shown to whoever makes the new customer. A telephone number
# is enough; a director, an address, a domain or a name alone is not, two of them are.
LIKELY = 60
# What follows from another trace is no evidence of its own.
_FOLLOWS = {Kind.COMPANY_NUMBER: Kind.VAT, Kind.DOMAIN: Kind.EMAIL}


class Match(NamedTuple):
    """How sure it is, from 0 to 99, and the kinds of trace by which, the surest first.

    Never 100: it is not known before a person has looked.
    """

    sureness: int
    kinds: tuple[Kind, ...]


def in_common(one: Identity, other: Identity) -> tuple[Trace, ...]:
    """Return the traces that both identities leave.

    >>> old, new = Identity(("Acme NV",)), Identity(("ACME bv",), street="Dam 1")
    >>> in_common(old, new)
    (Trace(kind=<Kind.NAME: 'name'>, value='acme'),)
    """
    others = set(traces(other))
    return tuple(trace for trace in traces(one) if trace in others)


def matched(found: Iterable[Trace]) -> Match:
    """Return how sure the traces in common make a match.

    Each kind counts once, as evidence that knows nothing of the others: what one leaves
    open, the next one makes smaller.

    >>> matched([Trace(Kind.NAME, "acme"), Trace(Kind.DOMAIN, "acme.be")]).sureness
    64
    """
    kinds = {trace.kind for trace in found}
    open_ = Decimal(100)
    for kind in kinds:
        if _FOLLOWS.get(kind) not in kinds:
            open_ *= Decimal(100 - SURENESS[kind]) / 100
    order = list(SURENESS)
    return Match(int(100 - open_), tuple(sorted(kinds, key=order.index)))


def is_likely(match: Match) -> bool:
    """Tell whether somebody should look at a match."""
    return match.sureness >= LIKELY
