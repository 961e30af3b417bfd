"""What steps brought: the cash within some days of each, by level and channel.

A payment is counted once: for the last step about its item that had left by then. What
came before any step, or later than the days, came by itself.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from .cost import HUNDRED
from .ledger import ZERO, Payment

# Of a step that left on several channels none can be said to have brought the cash.
SEVERAL = "several"
# Within so many days, unless somebody says otherwise.
DAYS = 14


class Step(NamedTuple):
    """A message or call that left on a day.

    ``asked``: what it asked for, by item.
    """

    on: date
    level: str
    channels: tuple[str, ...]
    asked: Mapping[str, Decimal]


class Yield(NamedTuple):
    """What the steps of a level on a channel brought.

    ``answered``: how many were followed by a payment. ``share``: received of asked, in
    percent; None where nothing was asked.
    """

    level: str
    channel: str
    steps: int
    answered: int
    asked: Decimal
    received: Decimal
    share: Decimal | None


def channel_of(channels: Sequence[str]) -> str:
    """Return the channel that a step is counted for.

    >>> channel_of(("email", "letter")), channel_of(("email",))
    ('several', 'email')
    """
    return channels[0] if len(set(channels)) == 1 else SEVERAL


def yields(
    steps: Sequence[Step], payments: Iterable[Payment], days: int = DAYS
) -> list[Yield]:
    """Return what each level brought on each channel.

    :param steps: those of one day in the order in which they left
    :param days: a step's own day counts, and so many after it
    """
    came = _received(steps, payments, days)
    groups = defaultdict(list)
    for place, step in enumerate(steps):
        groups[step.level, channel_of(step.channels)].append((step, came[place]))
    return [
        _yield(level, channel, groups[level, channel])
        for level, channel in sorted(groups)
    ]


def _received(
    steps: Sequence[Step], payments: Iterable[Payment], days: int
) -> list[dict[str, Decimal]]:
    """Return what each step is counted for, by item."""
    about = defaultdict(list)
    for place in sorted(range(len(steps)), key=lambda place: steps[place].on):
        for item in steps[place].asked:
            about[item].append(place)
    came: list[dict[str, Decimal]] = [defaultdict(lambda: ZERO) for _ in steps]
    for paid in payments:
        before = [one for one in about[paid.item] if steps[one].on <= paid.on]
        if before and (paid.on - steps[before[-1]].on).days <= days:
            came[before[-1]][paid.item] += paid.amount
    return came


def _yield(
    level: str, channel: str, found: Sequence[tuple[Step, Mapping[str, Decimal]]]
) -> Yield:
    asked = sum((sum(step.asked.values(), ZERO) for step, _came in found), ZERO)
    # What is paid beyond what a step asked for is not its doing.
    brought = [
        sum((min(part, step.asked[item]) for item, part in came.items()), ZERO)
        for step, came in found
    ]
    received = sum(brought, ZERO)
    share = received * HUNDRED / asked if asked > 0 else None
    answered = sum(1 for part in brought if part > 0)
    return Yield(level, channel, len(found), answered, asked, received, share)
