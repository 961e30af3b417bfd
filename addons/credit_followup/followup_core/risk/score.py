"""The score: what warning signs weigh together, by which, and what that proposes.

It sets nothing: a person, or a setting of the company, does.
"""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import NamedTuple

from ..money import half_up
from .signs import Sign

# What a sign weighs on the day on which it is seen, of a hundred points.
WEIGHTS = {
    # He says himself, or a court does, that he cannot pay.
    Sign.INSOLVENCY: 100,
    # The money was not there.
    Sign.CHEQUE_RETURNED: 40,
    # It may be an oversight; it mostly is a way to win time.
    Sign.CHEQUE_UNSIGNED: 25,
    Sign.PROMISE_BROKEN: 25,
    # It is measured over many payments, and not by one clerk's word.
    Sign.LATER: 20,
    # Nobody is there any more: a move that nobody told, or worse.
    Sign.LETTER_RETURNED: 15,
    # He says openly that money is short, which is better than silence.
    Sign.MORE_TIME: 15,
    # He pays what he has, and not what he owes.
    Sign.ROUND_SUM: 10,
    # Banks are changed for good reasons too, and addresses die with who had them.
    Sign.BANK_CHANGED: 10,
    Sign.ADDRESS_BOUNCED: 5,
}
MOST_POINTS = 100
# A sign weighs less each day, and nothing on the day on which it is a year old.
FADES_DAYS = 365
# The second one of a kind says less than the first one: half of it, and so on.
REPEATED = Decimal("0.5")


class Band(str, Enum):
    """How a score is to be read, the mildest first."""

    CALM = "calm"
    WATCH = "watch"
    CAREFUL = "careful"
    GRAVE = "grave"


# The points from which each band begins. A drift or a broken promise is watched; a
# cheque without cover asks for care; with a broken promise and a delay it is grave.
BEGINS = {Band.GRAVE: 70, Band.CAREFUL: 40, Band.WATCH: 20, Band.CALM: 0}


class Seen(NamedTuple):
    """A sign, and the day on which it was seen."""

    sign: Sign
    seen_on: date


class Weighed(NamedTuple):
    """What the signs of one kind weigh: how many in the year, the last one's day."""

    sign: Sign
    times: int
    last_on: date
    points: int


class Score(NamedTuple):
    """Points from 0 to 100, and the kinds of sign that give them, the heaviest first.

    The points are the sum of theirs, a hundred at most. ``CALM`` without any reason: no
    sign was seen in a year.
    """

    points: int
    band: Band
    reasons: tuple[Weighed, ...]


def score(signs: Iterable[Seen], as_of: date) -> Score:
    """Return what the signs of the last year weigh on a day.

    An insolvency is grave as long as it weighs anything. What is seen later than on the
    day is not known yet.

    >>> found = score([Seen(Sign.PROMISE_BROKEN, date(2026, 3, 1))], date(2026, 3, 1))
    >>> found.points, found.band.value
    (25, 'watch')
    """
    by_sign: dict[Sign, list[date]] = {}
    for sign, seen_on in signs:
        if 0 <= (as_of - seen_on).days < FADES_DAYS:
            by_sign.setdefault(sign, []).append(seen_on)
    reasons = [_weighed(sign, days, as_of) for sign, days in by_sign.items()]
    order = list(Sign)
    reasons.sort(key=lambda one: (-one.points, order.index(one.sign)))
    points = min(sum(one.points for one in reasons), MOST_POINTS)
    return Score(points, _band(points, by_sign), tuple(reasons))


def _weighed(sign: Sign, days: list[date], as_of: date) -> Weighed:
    """Return what the signs of a kind weigh, each half as much as the next newer one.

    An older one more never makes it less: the newest counts whole.
    """
    left = Decimal(0)
    for seen_on in sorted(days):
        left = FADES_DAYS - (as_of - seen_on).days + left * REPEATED
    points = half_up(WEIGHTS[sign] * left / FADES_DAYS, Decimal(1))
    return Weighed(sign, len(days), max(days), int(points))


def _band(points: int, signs: Iterable[Sign]) -> Band:
    if Sign.INSOLVENCY in signs:
        return Band.GRAVE
    return next(band for band, least in BEGINS.items() if points >= least)


# === WHAT IT PROPOSES === #


class Trust(str, Enum):
    """How far a customer is trusted, by the words of Odoo."""

    GOOD = "good"
    NORMAL = "normal"
    BAD = "bad"


class Proposal(NamedTuple):
    """What a score proposes to a person.

    ``is_firmer``: a firmer policy. ``limit_share``: how much of his credit limit he
    keeps, from 0 to 1.
    """

    is_firmer: bool
    limit_share: Decimal
    trust: Trust


_PROPOSALS = {
    Band.CALM: Proposal(False, Decimal(1), Trust.NORMAL),
    Band.WATCH: Proposal(False, Decimal(1), Trust.NORMAL),
    # What he owes goes down, and he still may buy.
    Band.CAREFUL: Proposal(True, Decimal("0.5"), Trust.BAD),
    Band.GRAVE: Proposal(True, Decimal(0), Trust.BAD),
}


def proposes(found: Score) -> Proposal:
    """Return what a score proposes; it sets nothing.

    Trust is good where no sign was seen in a year, which says something only of a
    customer who bought and paid in it.

    >>> proposes(Score(0, Band.CALM, ())).trust.value
    'good'
    """
    proposal = _PROPOSALS[found.band]
    return proposal if found.reasons else proposal._replace(trust=Trust.GOOD)
