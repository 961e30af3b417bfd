"""The provision document: what is provided for open items, by a matrix."""

from typing import Any

from ..documents.records import DAY, MOST, shape_of
from ..documents.refused import RefusedError
from ..documents.shape import Shape, check_refs, many, may, need
from ..documents.values import amount, currency, money_of, text, whole
from ..money import unit
from .provision import (
    HUNDRED,
    ZERO,
    Band,
    MatrixError,
    Owed,
    Provided,
    check_matrix,
    provide,
)


def answer(document: Any) -> dict[str, Any]:
    """Return the response to one request, or the error that refuses it."""
    try:
        asked = _shape(document)(document)
        check_refs([ref for ref, _item in asked["items"]], "items")
        check_matrix(asked["matrix"])
    except RefusedError as refusal:
        return refusal.response()
    except MatrixError as error:
        return RefusedError("bad_value", "matrix", str(error)).response()
    smallest = unit(asked["currency"])
    found = [
        (ref, provide(one, asked["matrix"], asked["as_of"], smallest))
        for ref, one in asked["items"]
    ]
    total = sum((one.amount for _ref, one in found), ZERO)
    return {"items": [_said(*one) for one in found], "amount": str(total)}


def _shape(document: Any) -> Shape:
    money, _positive = money_of(document)
    days = {"from_days": need(_days), "to_days": may(_days), "percent": need(_share)}
    item = {"ref": need(text), "amount": need(money), "percent": may(_share)}
    return Shape(
        {
            "as_of": need(DAY),
            "currency": need(currency),
            "matrix": need(many(shape_of(Band, days))),
            "items": need(
                many(shape_of(Owed, item, lambda ref, **one: (ref, Owed(**one))))
            ),
        }
    )


_days = whole(-MOST, MOST)
_number = amount(places=2)


def _share(value: Any, path: str) -> Any:
    """Read a percent, from 0 to 100."""
    found = _number(value, path)
    if found > HUNDRED:
        raise RefusedError("bad_value", path, f"{path} must be 100 or less")
    return found


def _said(ref: str, one: Provided) -> dict[str, Any]:
    return {
        "ref": ref,
        "days": one.days,
        "percent": str(one.percent),
        "amount": str(one.amount),
        "source": one.source.value,
    }
