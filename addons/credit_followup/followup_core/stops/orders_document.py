"""The order document: whether one may go on, beside stops, rules and releases."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from ..documents.records import DAY, shape_of
from ..documents.refused import RefusedError
from ..documents.shape import Shape, check_refs, many, may, need
from ..documents.values import amount, currency, money_of, text
from .orders import Asked, InForce, Release
from .orders import answer as answer_order
from .stops import Owed, Rule, to_pay


def answer(document: Any) -> dict[str, Any]:
    """Return the response to one request, or the error that refuses it."""
    try:
        asked = _shape(document)(document)
        for key in ("stops", "releases"):
            check_refs([one.ref for one in asked[key]], key)
    except RefusedError as refusal:
        return refusal.response()
    found = answer_order(asked["order"], asked["stops"], asked["releases"])
    return {
        "outcome": found.outcome.value,
        "why": found.why.value,
        "stops": list(found.stops),
        "release": found.release,
        "rules": _opened(asked["rules"], asked["owed"], asked["limit"], asked["as_of"]),
    }


def _shape(document: Any) -> Shape:
    """Return the shape of a request, whose amounts are in its currency."""
    money, _positive = money_of(document)
    ref = {"ref": need(text)}
    order = {"amount": need(money)}
    left = {**ref, "left": may(money)}
    return Shape(
        {
            "as_of": need(DAY),
            "currency": need(currency),
            "order": need(shape_of(Asked, order)),
            "stops": may(many(shape_of(InForce, ref)), ()),
            "releases": may(many(shape_of(Release, left)), ()),
            "rules": may(many(shape_of(Rule, {"amount": may(money)})), ()),
            "owed": may(many(shape_of(Owed, {"amount": need(amount())})), ()),
            "limit": may(money),
        }
    )


def _opened(
    rules: Sequence[Rule], owed: Sequence[Owed], limit: Decimal | None, as_of: date
) -> list[dict[str, Any]]:
    """Return what each rule would set: its degree, and what lifts it by cause."""
    found = []
    for rule in rules:
        causes = to_pay(rule, owed, limit, as_of)
        lifts = {cause.value: str(sum_) for cause, sum_ in causes.items()}
        found.append({"degree": rule.degree.value, "to_pay": lifts})
    return found
