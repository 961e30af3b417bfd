"""The receive document: whose the money is that nobody has allocated."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from ..documents.records import shape_of
from ..documents.refused import RefusedError
from ..documents.shape import Shape, check_refs, many, need
from ..documents.values import currency, money_of, text
from .received import Received, Wanting, share_out


def answer(document: Any) -> dict[str, Any]:
    """Return the response to one request, or the error that refuses it."""
    try:
        asked = _shape(document)(document)
        check_refs([one.key for one in asked["wanting"]], "wanting")
    except RefusedError as refusal:
        return refusal.response()
    received = asked["received"]
    given = share_out(received, asked["wanting"])
    left = _sum(received) - sum(map(_sum, given.values()), Decimal(0))
    return {
        "wanting": [_given(str(ref), parts) for ref, parts in given.items()],
        "left": str(left),
    }


def _shape(document: Any) -> Shape:
    """Return the shape of a request, whose amounts are in its currency."""
    money, _positive = money_of(document)
    amount = {"amount": need(money)}
    wanting = {"ref": need(text), "lacks": need(money)}
    return Shape(
        {
            "currency": need(currency),
            "received": need(many(shape_of(Received, amount))),
            "wanting": need(many(shape_of(Wanting, wanting, _wanting, {"key"}))),
        }
    )


def _wanting(ref: str, **values: Any) -> Wanting:
    return Wanting(ref, **values)


def _given(ref: str, parts: Sequence[Received]) -> dict[str, Any]:
    return {
        "ref": ref,
        "amount": str(_sum(parts)),
        "of": [{"on": one.on.isoformat(), "amount": str(one.amount)} for one in parts],
    }


def _sum(parts: Sequence[Received]) -> Decimal:
    return sum((one.amount for one in parts), Decimal(0))
