"""The results document: what agencies brought, by vintage."""

from decimal import Decimal
from typing import Any

from ...documents.records import DAY, shape_of
from ...documents.refused import RefusedError
from ...documents.shape import Read, Shape, many, may, need
from ...documents.values import choice, currency, flag, iso, money_of, text, whole
from ...money import half_up
from ..results import AGES, ZERO, File, Rate, Recovered, Results, Vintage, results

# No agency is measured by what came after.
MOST_MONTHS = 120
_TENTH = Decimal("0.1")


def answer(document: Any) -> dict[str, Any]:
    """Return the response to one request, or the error that refuses it."""
    try:
        asked = _shape(document)(document)
        if len(set(asked["ages"])) < len(asked["ages"]):
            raise RefusedError("bad_value", "ages", "an age is there twice")
    except RefusedError as refusal:
        return refusal.response()
    found = results(asked["files"], asked["as_of"], asked["by"], asked["ages"])
    return {"results": [_said(one) for one in found]}


def _said(one: Results) -> dict[str, Any]:
    return {
        "group": one.group,
        "vintage": iso(one.vintage),
        "files": one.files,
        "recovered": [
            {"months": age, **_rate(rate)} for age, rate in one.recovered.items()
        ],
        "days_to_first": _rate(one.days_to_first),
        "fees": _rate(one.fees),
        "disputed": _rate(one.disputed),
        "rejected": _rate(one.rejected),
    }


def _rate(rate: Rate) -> dict[str, Any]:
    """Return a rate with one decimal: more would say more than is known."""
    known = None if rate.percent is None else str(half_up(rate.percent, _TENTH))
    return {"value": known, "of": rate.files}


def _shape(document: Any) -> Shape:
    money, positive = money_of(document)
    return Shape(
        {
            "as_of": need(DAY),
            "currency": need(currency),
            "by": may(choice(Vintage), Vintage.QUARTER),
            "ages": may(many(whole(1, MOST_MONTHS), least=1), AGES),
            "files": need(many(_file(money, positive))),
        }
    )


def _file(money: Read, positive: Read) -> Shape:
    part = {
        "on": need(DAY),
        "amount": need(positive),
        "is_returned": may(flag, False),
    }
    return shape_of(
        File,
        {
            "group": need(text),
            "handed_on": need(DAY),
            "placed": need(money),
            "recovered": may(many(Shape(part, _recovered)), ()),
            "fees": may(money, ZERO),
        },
    )


def _recovered(on: Any, amount: Decimal, is_returned: bool) -> Recovered:
    return Recovered(on, -amount if is_returned else amount)
