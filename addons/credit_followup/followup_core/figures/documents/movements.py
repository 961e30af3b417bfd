"""The movements document: what changed between two weeks, and who made it change."""

from collections import defaultdict
from decimal import Decimal
from typing import Any, NamedTuple

from ...documents.records import shape_of
from ...documents.refused import RefusedError
from ...documents.shape import Shape, many, may, need
from ...documents.values import amount, currency, text, whole
from ...money import half_up, unit
from ..ledger import ZERO
from ..movements import CAUSES, MOST, Movement, movements


class _Amount(NamedTuple):
    """What a customer is of a figure."""

    figure: str
    customer: str
    amount: Decimal


def answer(document: Any) -> dict[str, Any]:
    """Return the response to one request, or the error that refuses it."""
    try:
        asked = _SHAPE(document)
    except RefusedError as refusal:
        return refusal.response()
    found = movements(
        _sums(asked["before"]), _sums(asked["now"]), asked["most"], asked["causes"]
    )
    smallest = unit(asked["currency"])
    return {"movements": [_told(one, smallest) for one in found]}


def _sums(rows: list[_Amount]) -> dict[str, dict[str, Decimal]]:
    found: dict[str, dict[str, Decimal]] = defaultdict(
        lambda: defaultdict(lambda: ZERO)
    )
    for one in rows:
        found[one.figure][one.customer] += one.amount
    return found


def _told(found: Movement, smallest: Decimal) -> dict[str, Any]:
    said = {name: getattr(found, name) for name in ("before", "now", "change")}
    return {
        "figure": found.name,
        **{name: str(half_up(one, smallest)) for name, one in said.items()},
        "causes": [
            {"customer": one.customer, "change": str(half_up(one.change, smallest))}
            for one in found.causes
        ],
    }


_ROWS = many(
    shape_of(
        _Amount,
        {
            "figure": need(text),
            "customer": need(text),
            "amount": need(amount(signed=True)),
        },
    )
)
_SHAPE = Shape(
    {
        "currency": need(currency),
        "before": need(_ROWS),
        "now": need(_ROWS),
        "most": may(whole(1), MOST),
        "causes": may(whole(0), CAUSES),
    }
)
