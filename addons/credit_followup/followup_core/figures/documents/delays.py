"""The delays document: how long amounts wait, and what that costs in days."""

from typing import Any

from ...documents.records import DAY, shape_of
from ...documents.refused import RefusedError
from ...documents.shape import Shape, many, may, need
from ...documents.values import currency, money_of
from ...money import half_up, unit
from ..delays import Delay, cost, days_of

# Days with two decimals: a day of sales is money.
_HUNDREDTH = unit("EUR")


def answer(document: Any) -> dict[str, Any]:
    """Return the response to one request, or the error that refuses it."""
    try:
        asked = _shape(document)(document)
    except RefusedError as refusal:
        return refusal.response()
    as_of, delays = asked["as_of"], asked["delays"]
    return {
        "delays": [{"days": days_of(one, as_of)} for one in delays],
        "days": str(half_up(cost(delays, asked["revenue"], as_of), _HUNDREDTH)),
    }


def _shape(document: Any) -> Shape:
    money, _positive = money_of(document)
    return Shape(
        {
            "as_of": need(DAY),
            "currency": need(currency),
            "revenue": need(money),
            "delays": may(many(shape_of(Delay, {"amount": need(money)})), ()),
        }
    )
