"""The chances document: court, agency and write-off beside each other, in figures."""

from decimal import Decimal
from typing import Any

from ...documents.records import shape_of
from ...documents.refused import RefusedError
from ...documents.shape import Read, Shape, many, may, need
from ...documents.values import amount, choice, currency, money_of, whole
from ...money import unit
from ..chances import ZERO, Chance, Option, Results, Way, chances

MOST_MONTHS = 600
MOST_CASES = 1_000_000
_NUMBER = amount()


def _share(value: Any, path: str) -> Decimal:
    """Read a share, from 0 to 1."""
    found: Decimal = _NUMBER(value, path)
    if found > 1:
        raise RefusedError("bad_value", path, f"{path} must be 1 or less")
    return found


def answer(document: Any) -> dict[str, Any]:
    """Return the response to one request, or the error that refuses it."""
    try:
        asked = _shape(document)(document)
        _check_ways(asked["ways"])
    except RefusedError as refusal:
        return refusal.response()
    smallest = unit(asked["currency"])
    found = chances(asked["amount"], asked["ways"], smallest)
    return {"ways": [_told(one) for one in found]}


def _shape(document: Any) -> Shape:
    """Return the shape of a request, whose amounts are in its currency."""
    money, positive = money_of(document)
    return Shape(
        {
            "currency": need(currency),
            "amount": need(positive),
            "ways": need(many(_option(money, positive), least=1)),
        }
    )


def _option(money: Read, positive: Read) -> Shape:
    results = {
        "cases": need(whole(0, MOST_CASES)),
        "claimed": need(positive),
        "recovered": need(money),
    }
    return shape_of(
        Option,
        {
            "way": need(choice(Way)),
            "figure": may(_share),
            "results": may(shape_of(Results, results)),
            "cost": may(money, ZERO),
            "fee": may(_share, ZERO),
            "sure": may(money, ZERO),
            "months": may(whole(0, MOST_MONTHS)),
        },
    )


def _check_ways(options: tuple[Option, ...]) -> None:
    """Refuse a way that is asked for twice."""
    seen = set()
    for place, one in enumerate(options):
        if one.way in seen:
            at = f"ways[{place}].way"
            raise RefusedError("duplicate_ref", at, f"{at} is used twice")
        seen.add(one.way)


def _told(chance: Chance) -> dict[str, Any]:
    sums = ("success", "comes_in", "fee", "cost", "sure", "brings")
    values = chance._asdict()
    told = {name: None if values[name] is None else str(values[name]) for name in sums}
    return {
        "way": chance.way.value,
        "rests_on": chance.rests_on.value,
        **told,
        "months": chance.months,
    }
