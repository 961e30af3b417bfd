"""The late_cost document: what late payers cost, and how much of the margin."""

from decimal import Decimal
from typing import Any, NamedTuple

from ...documents.records import shape_of
from ...documents.refused import RefusedError
from ...documents.shape import Shape, many, may, need
from ...documents.values import amount, currency, money_of, whole
from ...money import half_up, unit
from ..cost import HUNDRED, Cost, financing, people
from ..ledger import ZERO

TENTH = Decimal("0.1")
# What is asked beside the delay; without any of it there is no more to tell.
BESIDE = ("minutes", "hour", "fees", "losses", "received", "margin")


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
    smallest = unit(asked["currency"])
    cost = _cost(asked, smallest)
    told = {"financing": str(cost.financing)}
    if not any(name in document for name in BESIDE):
        return told
    eaten = cost.eaten()
    return {
        **told,
        "people": str(cost.people),
        "total": str(cost.total()),
        "of_margin": None if eaten is None else str(half_up(eaten, TENTH)),
    }


def _cost(asked: dict[str, Any], smallest: Decimal) -> Cost:
    """Return the cost, each part of it rounded as it is shown."""
    days = sum((one.amount * one.days for one in asked["overdue"]), ZERO)
    named = {name: asked[name] for name in ("fees", "losses", "received", "margin")}
    return Cost(
        half_up(financing(days, asked["rate"]), smallest),
        half_up(people(Decimal(asked["minutes"]), asked["hour"]), smallest),
        **named,
    )


def _shape(document: Any) -> Shape:
    """Return the shape of a request, whose amounts are in its currency."""
    money, _positive = money_of(document)
    return Shape(
        {
            "currency": need(currency),
            "rate": need(amount()),
            "overdue": need(many(shape_of(_Waited, {"amount": need(money)}))),
            "minutes": may(whole(0), 0),
            "hour": may(money, ZERO),
            "fees": may(money, ZERO),
            "losses": may(money, ZERO),
            "received": may(money, ZERO),
            "margin": may(amount(signed=True)),
        }
    )
