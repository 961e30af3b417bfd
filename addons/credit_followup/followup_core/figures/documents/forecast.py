"""The forecast document: when money will come, and how far such forecasts were off."""

from decimal import Decimal
from typing import Any

from ...documents.records import DAY, shape_of
from ...documents.refused import RefusedError
from ...documents.shape import Shape, many, may, need
from ...documents.values import amount, currency, iso, money_of, text
from ...money import half_up, unit
from ..arrears import Instalment, Late, shares
from ..forecast import Coming, Debt, Forecast, Habit, Week, errors, forecast
from ..ledger import ZERO

HUNDREDTH = Decimal("0.01")


def answer(document: Any) -> dict[str, Any]:
    """Return the response to one request, or the error that refuses it."""
    try:
        asked = _shape(document)(document)
    except RefusedError as refusal:
        return refusal.response()
    smallest = unit(asked["currency"])
    late = shares(asked["past"], asked["as_of"])
    found = forecast(asked["debts"], asked["as_of"], late)
    is_by_customer = any(one.customers for one in asked["debts"])
    told = {
        "weeks": [
            {
                **_told(week, smallest),
                **(_customers(found, place, smallest) if is_by_customer else {}),
            }
            for place, week in enumerate(found.weeks)
        ],
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


def _debt(customer: str | None, **values: Any) -> Debt:
    amount = values["amount"]
    debt = Debt(**values, customers=((customer, amount),) if customer else ())
    if sum((one.amount for one in debt.instalments), ZERO) not in (ZERO, debt.amount):
        message = "the instalments are not what is open"
        raise RefusedError("bad_amount", "instalments", message)
    return debt


def _late(**values: Any) -> Late:
    late = Late(**values)
    if sum((one.amount for one in late.received), ZERO) > late.amount:
        message = "more was received than was late"
        raise RefusedError("bad_amount", "received", message)
    return late


def _told(week: Week, smallest: Decimal) -> dict[str, Any]:
    return {"first": iso(week.first), **_amounts(week, smallest)}


def _customers(found: Forecast, place: int, smallest: Decimal) -> dict[str, Any]:
    """Return of whom a week consists, in the order of the debts."""
    return {
        "customers": {
            who: _amounts(one, smallest) for who, one in found.customers[place].items()
        }
    }


def _amounts(one: Week | Coming, smallest: Decimal) -> dict[str, str]:
    names = ("expected", "careful", "due")
    return {name: str(half_up(getattr(one, name), smallest)) for name in names}


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
        "customer": may(text),
        "instalments": may(many(part), ()),
    }
    came = shape_of(Instalment, {"on": need(DAY), "amount": need(money)})
    late = {
        "due_on": need(DAY),
        "amount": need(positive),
        "received": may(many(part), ()),
    }
    return Shape(
        {
            "as_of": need(DAY),
            "currency": need(currency),
            "debts": need(many(shape_of(Debt, debt, _debt, ("customers",)))),
            "received": may(many(came), ()),
            "past": may(many(shape_of(Late, late, _late)), ()),
        }
    )
