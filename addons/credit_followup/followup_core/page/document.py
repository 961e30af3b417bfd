"""The page document: what a customer's page offers, and whether a word is taken."""

from typing import Any

from ..documents.records import shape_of
from ..documents.refused import RefusedError
from ..documents.shape import Shape, check_refs, many, may, need
from ..documents.values import (
    amount,
    any_text,
    choice,
    currency,
    day,
    iso,
    money_of,
    text,
    whole,
)
from .keys import Key, standing
from .offers import Item, Limits, Move, Offer, offers
from .sayings import Asked, Said, wrong

MOST_DAYS = 366


def answer(document: Any) -> dict[str, Any]:
    """Return the response to one request, or the error that refuses it."""
    try:
        asked = _shape(document)(document)
        check_refs([one.ref for one in asked["items"]], "items")
        for place, one in enumerate(asked["items"]):
            if one.free > one.open:
                path = f"items[{place}].free"
                raise RefusedError("bad_value", path, f"{path} is more than is open")
    except RefusedError as refusal:
        return refusal.response()
    key, as_of = asked["key"], asked["as_of"]
    found = offers(asked["items"], asked["limits"], as_of)
    return {
        "key": standing(key, as_of).value if key else None,
        "items": [_offer(one) for one in found],
        "wrong": _wrong(asked, found),
    }


def _wrong(asked: dict[str, Any], found: tuple[Offer, ...]) -> list[str] | None:
    if asked["said"] is None:
        return None
    known = Asked(
        {one.ref: one for one in asked["items"]},
        {one.ref: one for one in found},
        asked["limits"],
        asked["as_of"],
    )
    return [one.value for one in wrong(asked["said"], known)]


def _offer(offer: Offer) -> dict[str, Any]:
    return {
        "ref": offer.ref,
        "moves": [one.value for one in offer.moves],
        "turn_to": offer.turn_to.value if offer.turn_to else None,
        "promise_until": iso(offer.promise_until),
    }


def _shape(document: Any) -> Shape:
    """Return the shape of a request, whose amounts are in its currency."""
    money, _positive = money_of(document)
    own = {
        "open": need(money),
        "free": need(money),
        "promise_days": may(whole(0, MOST_DAYS)),
    }
    said = {
        "move": need(choice(Move)),
        "items": need(many(text)),
        "on": may(day),
        "amount": may(amount()),
        "words": may(any_text, ""),
    }
    between = {
        "promise_days": may(whole(0, MOST_DAYS), Limits().promise_days),
        "instalments_from": may(money),
        "instalments_to": may(money),
        "paid_days": may(whole(0, MOST_DAYS), Limits().paid_days),
    }
    return Shape(
        {
            "as_of": need(day),
            "currency": need(currency),
            "key": may(shape_of(Key)),
            "limits": may(shape_of(Limits, between), Limits()),
            "items": need(many(shape_of(Item, own))),
            "said": may(Shape(said, Said)),
        }
    )
