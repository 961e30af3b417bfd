"""The figures document: how well a company gets paid, in one request."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from ...documents.records import DAY, shape_of
from ...documents.refused import RefusedError
from ...documents.shape import Shape, check_refs, many, need
from ...documents.values import currency, money_of, text
from ...money import half_up, unit
from ..ledger import Item, Payment, Period, Sums, sums
from ..measures import Figures, figures

# Days and percentages have one decimal.
TENTH = Decimal("0.1")


def answer(document: Any) -> dict[str, Any]:
    """Return the response to one request, or the error that refuses it."""
    try:
        asked = _shape(document)(document)
        _check(asked)
    except RefusedError as refusal:
        return refusal.response()
    period = Period(asked["period_from"], asked["as_of"])
    found = sums(asked["items"], asked["payments"], period)
    told = {**_amounts(found, unit(asked["currency"])), **_days(figures(found, period))}
    return {name: told[name] for name in _ORDER}


_ORDER = (
    *("open", "overdue", "ageing", "dso_count_back", "sales", "dso"),
    *("best_possible_dso", "average_days_delinquent", "collection_effectiveness"),
    *("average_days_to_pay", "average_days_late", "paid_on_time"),
)


def _shape(document: Any) -> Shape:
    """Return the shape of a request, whose amounts are in its currency."""
    money, _positive = money_of(document)
    names = {"ref": need(text), "customer": need(text)}
    amount = {"amount": need(money)}
    item = _in_order(Item, {**names, **amount})
    payment = _in_order(Payment, {"item": need(text), **amount})
    return Shape(
        {
            "as_of": need(DAY),
            "period_from": need(DAY),
            "currency": need(currency),
            "items": need(many(item)),
            "payments": need(many(payment)),
        }
    )


def _in_order(record: Any, own: dict[str, Any]) -> Shape:
    """Return the shape of a record whose keys are read in the record's order."""
    made = shape_of(record, own)
    ordered = {name: made.fields[name] for name in record._fields}
    return Shape(ordered, record)


def _check(asked: dict[str, Any]) -> None:
    """Refuse what contradicts itself across fields."""
    if asked["period_from"] > asked["as_of"]:
        message = "period_from lies after as_of"
        raise RefusedError("period_reversed", "period_from", message)
    refs = [one.ref for one in asked["items"]]
    check_refs(refs, "items")
    known = set(refs)
    for place, one in enumerate(asked["payments"]):
        if one.item not in known:
            at = f"payments[{place}].item"
            raise RefusedError("unknown_item", at, f"{at} is no item")


def _amounts(found: Sums, smallest: Decimal) -> dict[str, Any]:
    said = _said(smallest)
    return {
        "open": said(found.open),
        "overdue": said(found.overdue),
        "sales": said(found.sales),
        "ageing": {name: said(amount) for name, amount in found.ageing.items()},
    }


def _days(found: Figures) -> dict[str, str | None]:
    said = _said(TENTH)
    return {
        name: None if value is None else said(value)
        for name, value in found._asdict().items()
    }


def _said(smallest: Decimal) -> Callable[[Decimal], str]:
    """Return how a number is written: in its unit, a zero without a sign."""
    return lambda number: str(half_up(number, smallest) + 0)
