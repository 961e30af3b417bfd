"""The forecast document: when money will come, and how far such forecasts were off."""

from collections.abc import Sequence
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
        is_by_customer = _is_by_customer(asked["debts"])
    except RefusedError as refusal:
        return refusal.response()
    smallest = unit(asked["currency"])
    late = shares(asked["past"], asked["as_of"])
    found = forecast(asked["debts"], asked["as_of"], late)
    told = {
        "weeks": [
            _by_customer(found, place, smallest)
            if is_by_customer
            else {"first": iso(week.first), **_amounts(_rounded(week, smallest))}
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


def _is_by_customer(debts: Sequence[Debt]) -> bool:
    """Tell whether each debt has a customer: the weeks would not be their sum."""
    unnamed = [place for place, debt in enumerate(debts) if not debt.customers]
    if unnamed and len(unnamed) < len(debts):
        message = "some debts have a customer"
        raise RefusedError("missing_key", f"debts[{unnamed[0]}].customer", message)
    return not unnamed


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


def _by_customer(found: Forecast, place: int, smallest: Decimal) -> dict[str, Any]:
    """Return a week as the sum of its customers, each rounded."""
    own = {who: _rounded(one, smallest) for who, one in found.customers[place].items()}
    whole = Coming(*(sum(column, ZERO) for column in zip(*own.values(), strict=True)))
    return {
        "first": iso(found.weeks[place].first),
        **_amounts(_rounded(whole, smallest)),
        "customers": {who: _amounts(one) for who, one in own.items()},
    }


def _rounded(one: Week | Coming, smallest: Decimal) -> Coming:
    return Coming(*(half_up(getattr(one, name), smallest) for name in Coming._fields))


def _amounts(one: Coming) -> dict[str, str]:
    return {name: str(amount) for name, amount in one._asdict().items()}


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
