"""The standing document: what lacks before a customer may buy for an amount."""

from typing import Any

from ..documents.records import DAY, MOST, shape_of
from ..documents.refused import RefusedError
from ..documents.shape import Shape, many, may, need
from ..documents.values import currency, money_of, text, whole
from .checks import USUAL_MONTHS, Settings
from .standing import Checked, Need, Unmet, standing


def answer(document: Any) -> dict[str, Any]:
    """Return the response to one request, or the error that refuses it."""
    try:
        asked = _shape(document)(document)
    except RefusedError as refusal:
        return refusal.response()
    facts = (asked["checks"], asked["needs"], asked["amount"], asked["as_of"])
    found = standing(*facts, Settings(asked["months"]))
    return {
        "unmet": [_unmet(one) for one in found.unmet],
        "rating": found.rating and found.rating.value,
        "limit": None if found.limit is None else str(found.limit),
    }


def _shape(document: Any) -> Shape:
    """Return the shape of a request, whose amounts are in its currency."""
    money, _positive = money_of(document)
    kind = {"kind": need(text)}
    return Shape(
        {
            "as_of": need(DAY),
            "currency": need(currency),
            "amount": need(money),
            "checks": may(many(shape_of(Checked, {**kind, "limit": may(money)})), ()),
            "needs": need(many(shape_of(Need, {**kind, "above": need(money)}))),
            "months": may(whole(0, MOST), USUAL_MONTHS),
        }
    )


def _unmet(one: Unmet) -> dict[str, Any]:
    return {
        "kind": one.need.kind,
        "above": str(one.need.above),
        "months": one.need.months,
        "lack": one.lack.value,
    }
