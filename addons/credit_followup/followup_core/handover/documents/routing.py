"""The route document: which agency fits a case, and what each way may bring."""

from typing import Any

from ...documents.records import DAY, shape_of
from ...documents.refused import RefusedError
from ...documents.shape import Read, Shape, check_refs, many, may, need
from ...documents.values import amount, choice, country, currency, money_of, text
from ...money import unit
from ..routing import HUNDRED, ZERO, Agency, Case, Estimate, Fee, Option, Way, route


def answer(document: Any) -> dict[str, Any]:
    """Return the response to one request, or the error that refuses it."""
    try:
        asked = _shape(document)(document)
        check_refs([one.ref for one in asked["agencies"]], "agencies")
        ways = [way for way, _estimate in asked["ways"]]
        if len(set(ways)) < len(ways):
            raise RefusedError("bad_value", "ways", "a way is there twice")
    except RefusedError as refusal:
        return refusal.response()
    case: Case = asked["case"]._replace(currency=asked["currency"])
    found = route(
        case, asked["agencies"], asked["as_of"], asked["assumed"], asked["ways"]
    )
    return {
        "options": [_said(one, case.currency) for one in found.options],
        "refusals": [
            {"agency": one.agency, "reasons": [why.value for why in one.reasons]}
            for one in found.refusals
        ],
    }


def _said(option: Option, code: str) -> dict[str, Any]:
    smallest = unit(code)
    amounts = {
        key: str(getattr(option, key).quantize(smallest))
        for key in ("expected", "cost", "net")
    }
    return {
        "way": option.way.value,
        "agency": option.agency or None,
        **amounts,
        "is_assumed": option.is_assumed,
    }


def percent(value: Any, path: str) -> Any:
    """Read a percent from 0 to 100, as a decimal string."""
    found = amount()(value, path)
    if found > HUNDRED:
        raise RefusedError("bad_amount", path, f"{path} must be 100 or less")
    return found


def _shape(document: Any) -> Shape:
    money, positive = money_of(document)
    return Shape(
        {
            "as_of": need(DAY),
            "currency": need(currency),
            "case": need(_case(positive)),
            "agencies": may(many(_agency(money)), ()),
            "assumed": may(percent, ZERO),
            "ways": may(many(_way(money)), ()),
        }
    )


def _case(positive: Read) -> Shape:
    """Return the shape of a case, whose currency is that of the request."""
    keys = {"amount": need(positive), "country": need(country)}
    return shape_of(
        Case, keys, lambda **values: Case(currency="", **values), {"currency"}
    )


def _agency(money: Read) -> Shape:
    fee = {
        "percent": need(percent),
        "fixed": may(money, ZERO),
        "up_to_amount": may(money),
    }
    return shape_of(
        Agency,
        {
            "ref": need(text),
            "fees": need(many(shape_of(Fee, fee))),
            "countries": may(many(country), ()),
            "currencies": may(many(currency), ()),
            "least_amount": may(money),
            "most_amount": may(money),
            "recovers": may(percent),
        },
    )


def _way(money: Read) -> Shape:
    keys = {
        "way": need(choice(Way)),
        "recovers": need(percent),
        "cost": may(money, ZERO),
        "cost_percent": may(percent, ZERO),
    }
    return Shape(keys, lambda way, **values: (way, Estimate(**values)))
