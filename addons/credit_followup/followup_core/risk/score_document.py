"""The score document: what warning signs weigh, and those that payments show."""

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from ..documents.records import DAY, shape_of
from ..documents.refused import RefusedError
from ..documents.shape import Shape, many, may, need
from ..documents.values import currency, money_of, whole
from ..money import half_up
from .score import Score, Seen, Weighed, proposes, score
from .signs import Drift, Paid, Sign, drift, first_day, is_later, is_round

# A century, before or after the due date.
_MOST_DAYS = 36_525


class Part(NamedTuple):
    """A payment, and what was open before it (``of``)."""

    paid_on: date
    amount: Decimal
    of: Decimal


def answer(document: Any) -> dict[str, Any]:
    """Return the response to one request, or the error that refuses it."""
    try:
        asked = _shape(document)(document)
    except RefusedError as refusal:
        return refusal.response()
    as_of, known = asked["as_of"], asked["signs"]
    moved = drift(asked["payments"], as_of)
    found = [*_rounds(asked["parts"], known), *_later(moved, known, as_of)]
    return {
        **_score(score([*known, *found], as_of)),
        "found": [_seen(one) for one in found],
        "drift": moved and _drift(moved),
    }


def _shape(document: Any) -> Shape:
    """Return the shape of a request, whose amounts are in its currency."""
    _money, positive = money_of(document)
    amount = {"amount": need(positive)}
    days = {"paid_on": need(DAY), "days_late": need(whole(-_MOST_DAYS, _MOST_DAYS))}
    return Shape(
        {
            "as_of": need(DAY),
            "currency": need(currency),
            "signs": may(many(shape_of(Seen)), ()),
            "payments": may(many(shape_of(Paid, {**days, **amount})), ()),
            "parts": may(many(shape_of(Part, {**amount, "of": need(positive)})), ()),
        }
    )


def _rounds(parts: Iterable[Part], known: Iterable[Seen]) -> list[Seen]:
    """Return the round sums that were not seen yet, one of a day."""
    days = {one.paid_on for one in parts if is_round(one.amount, one.of)}
    found = {Seen(Sign.ROUND_SUM, day) for day in days} - set(known)
    return sorted(found, key=lambda one: one.seen_on)


def _later(moved: Drift | None, known: Iterable[Seen], as_of: date) -> Iterator[Seen]:
    """Yield the drift, unless it was seen in the days over which it is measured."""
    start = first_day(as_of)
    is_seen = any(
        one.sign is Sign.LATER and start <= one.seen_on <= as_of for one in known
    )
    if moved and is_later(moved) and not is_seen:
        yield Seen(Sign.LATER, as_of)


def _score(found: Score) -> dict[str, Any]:
    proposal = proposes(found)
    return {
        "points": found.points,
        "band": found.band.value,
        "reasons": [_weighed(one) for one in found.reasons],
        "proposes": {
            "is_firmer": proposal.is_firmer,
            "limit_share": str(proposal.limit_share),
            "trust": proposal.trust.value,
        },
    }


def _weighed(one: Weighed) -> dict[str, Any]:
    return {
        "sign": one.sign.value,
        "times": one.times,
        "last_on": one.last_on.isoformat(),
        "points": one.points,
    }


def _seen(one: Seen) -> dict[str, Any]:
    return {"sign": one.sign.value, "seen_on": one.seen_on.isoformat()}


def _drift(found: Drift) -> dict[str, Any]:
    """Return the two averages to a tenth of a day."""
    tenth = Decimal("0.1")
    return {
        "before": str(half_up(found.before, tenth)),
        "lately": str(half_up(found.lately, tenth)),
        "is_later": is_later(found),
    }
