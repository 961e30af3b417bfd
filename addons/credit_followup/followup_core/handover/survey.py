"""A file, read to its end before anything of it is booked: is it whole."""

from collections import Counter
from collections.abc import Container, Iterable
from decimal import Decimal
from typing import NamedTuple

from .booking import Payouts
from .classify import Reason
from .events import Event, Kind, Problem
from .reading.digests import Digests

ZERO = Decimal(0)
# As many as somebody reads; the others are counted.
MOST_PROBLEMS = 1000


class Survey(NamedTuple):
    """What is in a file.

    ``is_whole``: nothing is wrong with the file itself. ``problems``: the first ones,
    and what is wrong with the file in any case. ``wrong``: how many rows there are that
    are not read. ``sums``: of the amounts, by kind and currency. ``payouts``: what its
    rows add up to, with those of earlier files.
    """

    is_whole: bool
    events: int
    wrong: int
    problems: tuple[Problem, ...]
    counts: dict[Kind, int]
    sums: dict[tuple[Kind, str], Decimal]
    payouts: Payouts


def survey(
    found: Iterable[Event | Problem],
    payouts: Payouts | None = None,
    seen: Container[str] = (),
) -> Survey:
    """Return what is in a file, which is read again for its rows.

    :param payouts: what earlier files said of payouts that go on in this one
    :param seen: ``Event.identity`` of their rows, which do not count twice
    """
    payouts = payouts or Payouts()
    paid = Digests()
    problems: list[Problem] = []
    wrong, is_whole = 0, True
    counts: Counter[Kind] = Counter()
    sums: dict[tuple[Kind, str], Decimal] = {}
    for one in found:
        if isinstance(one, Problem):
            is_whole = is_whole and not one.is_of_the_file
            wrong += not one.is_of_the_file
            if one.is_of_the_file or len(problems) < MOST_PROBLEMS:
                problems.append(one)
            continue
        counts[one.kind] += 1
        if one.identity not in seen and not _is_twice(one, paid):
            payouts.add(one)
        if one.amount is not None:
            key = one.kind, one.currency
            sums[key] = sums.get(key, ZERO) + one.amount
    of = sum(counts.values())
    return Survey(is_whole, of, wrong, tuple(problems), dict(counts), sums, payouts)


def doubt_of(event: Event, payouts: Payouts, *, netted: bool) -> Reason | None:
    """Return why somebody looks at a payout that is said by word, None where it fits.

    :param payouts: what was said of it before; the event is added
    """
    if event.kind is not Kind.PAYOUT:
        return None
    key = event.payout_id, event.currency
    before = payouts.sums.get(key)
    if before and before.paid is not None:
        return Reason.PAYOUT_KNOWN
    payouts.add(event)
    differs = key in payouts.broken(netted=netted)
    return Reason.PAYOUT_DIFFERS if differs else None


def _is_twice(event: Event, paid: Digests) -> bool:
    """Tell whether a row of a payout stood in the file before, by its number.

    Without a number nobody knows: two payments may be alike.
    """
    if not (event.event_id and event.payout_id):
        return False
    if paid.get(event.identity) is not None:
        return True
    paid.put(event.identity, event.line)
    return False
