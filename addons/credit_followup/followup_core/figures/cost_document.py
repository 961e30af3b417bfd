"""The late_cost document: what waiting for late amounts cost."""

from typing import Any, NamedTuple

from ..documents.records import shape_of
from ..documents.refused import RefusedError
from ..documents.shape import Shape, many, need
from ..documents.values import amount, currency, money_of
from ..money import half_up, unit
from .cost import HUNDRED, financing
from .ledger import ZERO


class _Waited(NamedTuple):
    """An amount, and for how many days it was overdue."""

    amount: Any
    days: int


def answer(document: Any) -> dict[str, Any]:
    """Return the response to one request, or the error that refuses it."""
    try:
        asked = _shape(document)(document)
        if asked["rate"] > HUNDRED:
            raise RefusedError("bad_value", "rate", "rate is more than 100")
    except RefusedError as refusal:
        return refusal.response()
    days = sum((one.amount * one.days for one in asked["overdue"]), ZERO)
    cost = half_up(financing(days, asked["rate"]), unit(asked["currency"]))
    return {"financing": str(cost)}


def _shape(document: Any) -> Shape:
    """Return the shape of a request, whose amounts are in its currency."""
    money, _positive = money_of(document)
    return Shape(
        {
            "currency": need(currency),
            "rate": need(amount()),
            "overdue": need(many(shape_of(_Waited, {"amount": need(money)}))),
        }
    )
