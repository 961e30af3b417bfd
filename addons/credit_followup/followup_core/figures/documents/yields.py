"""The yields document: what steps brought, by level and channel."""

from decimal import Decimal
from typing import Any, NamedTuple

from ...documents.records import shape_of
from ...documents.refused import RefusedError
from ...documents.shape import Shape, check_refs, many, may, need
from ...documents.values import currency, money_of, text, whole
from ...money import half_up, unit
from ..ledger import Payment
from ..yields import DAYS, Step, Yield, yields

TENTH = Decimal("0.1")
MOST_DAYS = 60


class _Asked(NamedTuple):
    """What a step asked for of an item."""

    ref: str
    amount: Decimal


def answer(document: Any) -> dict[str, Any]:
    """Return the response to one request, or the error that refuses it."""
    try:
        asked = _shape(document)(document)
    except RefusedError as refusal:
        return refusal.response()
    smallest = unit(asked["currency"])
    found = yields(asked["steps"], asked["payments"], asked["days"])
    return {"yields": [_told(one, smallest) for one in found]}


def _told(found: Yield, smallest: Decimal) -> dict[str, Any]:
    told = found._asdict()
    for name in ("asked", "received"):
        told[name] = str(half_up(told[name], smallest))
    told["share"] = None if found.share is None else str(half_up(found.share, TENTH))
    return told


def _step(**values: Any) -> Step:
    asked = values["asked"]
    check_refs([one.ref for one in asked], "asked")
    amounts = {one.ref: one.amount for one in asked}
    return Step(**{**values, "asked": amounts})


def _shape(document: Any) -> Shape:
    """Return the shape of a request, whose amounts are in its currency."""
    money, positive = money_of(document)
    asked = shape_of(_Asked, {"ref": need(text), "amount": need(positive)})
    step = {
        "level": need(text),
        "channels": need(many(text, least=1)),
        "asked": need(many(asked, least=1)),
    }
    paid = {"item": need(text), "amount": need(money)}
    return Shape(
        {
            "currency": need(currency),
            "days": may(whole(0, MOST_DAYS), DAYS),
            "steps": need(many(shape_of(Step, step, _step))),
            "payments": need(many(shape_of(Payment, paid))),
        }
    )
