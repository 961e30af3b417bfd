"""The late_money document: what becomes of money that comes for a written-off debt."""

from typing import Any

from ..documents.refused import RefusedError
from ..documents.shape import Shape, may, need
from ..documents.values import currency, money_of
from ..money import unit
from .written_off import ZERO, late_money


def answer(document: Any) -> dict[str, Any]:
    """Return the response to one request, or the error that refuses it."""
    try:
        asked = _shape(document)(document)
        if asked["tax"] > asked["written"]:
            raise RefusedError("bad_amount", "tax", "the tax is more than was written")
        if asked["came"] > asked["written"]:
            raise RefusedError("bad_amount", "came", "more came than was written off")
    except RefusedError as refusal:
        return refusal.response()
    smallest = unit(asked.pop("currency"))
    late = late_money(**asked, smallest=smallest)
    return {name: str(amount) for name, amount in late._asdict().items()}


def _shape(document: Any) -> Shape:
    money, positive = money_of(document)
    return Shape(
        {
            "currency": need(currency),
            "written": need(positive),
            "tax": may(money, ZERO),
            "came": may(money, ZERO),
            "paid": need(positive),
        }
    )
