"""The forecast document: when money will come, and how far such forecasts were off."""

from decimal import Decimal
from typing import Any

from ...documents.records import DAY, shape_of
from ...documents.refused import RefusedError
from ...documents.shape import Shape, many, may, need
from ...documents.values import amount, currency, iso, money_of
from ...money import half_up, unit
from ..forecast import Debt, Habit, Instalment, Week, errors, forecast
from ..ledger import ZERO

HUNDREDTH = Decimal("0.01")


def answer(document: Any) -> dict[str, Any]:
    """Return the response to one request, or the error that refuses it."""
    try:
        asked = _shape(document)(document)
    except RefusedError as refusal:
        return refusal.response()
    smallest = unit(asked["currency"])
    found = forecast(asked["debts"], asked["as_of"])
    told = {
        "weeks": [_told(one, smallest) for one in found.weeks],
        "later": str(half_up(found.later, smallest)),
        "held": str(half_up(found.held, smallest)),
    }
    received = {one.on: one.amount for one in asked["received"]}
    if not received:
        return told
    off = errors(found.weeks, received)._asdict()
    return {
        **told,
        "errors": {
            name: None if value is None else str(half_up(value, HUNDREDTH))
            for name, value in off.items()
        },
    }


def _debt(**values: Any) -> Debt:
    debt = Debt(**values)
    if sum((one.amount for one in debt.instalments), ZERO) not in (ZERO, debt.amount):
        message = "the instalments are not what is open"
        raise RefusedError("bad_amount", "instalments", message)
    return debt


def _told(week: Week, smallest: Decimal) -> dict[str, Any]:
    amounts = {name: getattr(week, name) for name in ("expected", "careful", "due")}
    return {
        "first": iso(week.first),
        **{name: str(half_up(one, smallest)) for name, one in amounts.items()},
    }


def _shape(document: Any) -> Shape:
    """Return the shape of a request, whose amounts are in its currency."""
    money, positive = money_of(document)
    part = shape_of(Instalment, {"on": need(DAY), "amount": need(positive)})
    habit = shape_of(Habit, {"delay": may(amount(signed=True), Decimal(0))})
    debt = {
        "amount": need(money),
        "due_on": need(DAY),
        "habit": may(habit, Habit()),
        "promised_on": may(DAY),
        "instalments": may(many(part), ()),
    }
    came = shape_of(Instalment, {"on": need(DAY), "amount": need(money)})
    return Shape(
        {
            "as_of": need(DAY),
            "currency": need(currency),
            "debts": need(many(shape_of(Debt, debt, _debt))),
            "received": may(many(came), ()),
        }
    )
